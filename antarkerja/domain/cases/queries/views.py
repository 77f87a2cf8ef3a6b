"""The viewer's own saved views of the list of cases."""

from __future__ import annotations

from antarkerja.domain.cases.models.attention import SavedView
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


def views_of(viewer: Actor) -> list[SavedView]:
    """By name. One query."""
    viewer.require(Permission.WORK_CASES)
    return list(SavedView.objects.filter(user_id=viewer.user_id or 0).order_by("name"))
