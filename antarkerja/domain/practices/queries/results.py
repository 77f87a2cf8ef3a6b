"""Measurements of a replication as the clock left them."""

from __future__ import annotations

from antarkerja.domain.practices.models import ReplicationResult


def results_of_replication(replication_id: int) -> list[ReplicationResult]:
    """By months; whoever shows them has found the replication in scope."""
    return list(
        ReplicationResult.objects.filter(replication_id=replication_id).order_by("months", "pk")
    )
