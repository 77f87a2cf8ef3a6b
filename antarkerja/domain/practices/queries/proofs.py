"""In how many offices a practice moved an indicator, and what the evidence of all of them says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from antarkerja.domain.practices.models import Evidence, ReplicationResult
from antarkerja.domain.practices.policies.evidence import Reading


@dataclass(slots=True)
class Proof:
    """Newest results of each office: how many better, worse, and without a difference."""

    better: int = 0
    worse: int = 0
    same: int = 0
    results: list[ReplicationResult] = field(default_factory=list)


def pooled_evidence(practice_ids: Collection[int]) -> dict[int, list[Evidence]]:
    """The newest kept reading of each indicator, by practice. One query."""
    newer = Evidence.objects.filter(
        practice=OuterRef("practice"), indicator=OuterRef("indicator"),
        as_of_on__gt=OuterRef("as_of_on"))
    found: dict[int, list[Evidence]] = {}
    for row in Evidence.objects.filter(~Exists(newer), practice_id__in=practice_ids).order_by("pk"):
        found.setdefault(row.practice_id, []).append(row)
    return found


def proofs_of(
    practice_ids: Collection[int], *, indicators: Collection[str] = ()
) -> dict[int, Proof]:
    """By practice; of each office and indicator the longest measurement counts. One query."""
    rows = ReplicationResult.objects.filter(
        replication__practice_id__in=practice_ids
    ).select_related("replication__office").order_by("months", "pk")
    if indicators:
        rows = rows.filter(indicator__in=indicators)
    newest = {(row.replication_id, row.indicator): row for row in rows}
    found: dict[int, Proof] = {}
    for row in newest.values():
        proof = found.setdefault(row.replication.practice_id, Proof())
        proof.results.append(row)
        proof.better += row.verdict == Reading.BETTER
        proof.worse += row.verdict == Reading.WORSE
        proof.same += row.verdict == Reading.NO_DIFFERENCE
    return found
