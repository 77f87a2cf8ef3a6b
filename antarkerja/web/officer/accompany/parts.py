"""What the case page shows of this folder; see `officer/cases/regions.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from antarkerja.domain.cases.queries.closing import standing_closing, undo_until, work_going_on
from antarkerja.domain.cases.queries.notes import files_seen_by, notes_seen_by
from antarkerja.domain.cases.queries.officers import standing_hand_over
from antarkerja.domain.cases.queries.sharing import shares_of
from antarkerja.domain.cases.queries.timeline import timeline_page
from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case

SHOWN, LINES = 3, 8


def latest_notes(request: DeskRequest, case: Case) -> Mapping[str, Any]:
    """The last three notes: one query."""
    return {"notes": list(notes_seen_by(request.actor).filter(case_id=case.pk)[:SHOWN])}


def latest_events(request: DeskRequest, case: Case) -> Mapping[str, Any]:
    """The last lines of the timeline."""
    return {"lines": timeline_page(request.actor, case.person_id).lines[:LINES]}


def papers_and_agencies(request: DeskRequest, case: Case) -> Mapping[str, Any]:
    """Files, and agencies that see the case today: two queries."""
    return {
        "files": files_seen_by(request.actor).filter(case_id=case.pk).count(),
        "agencies": [
            one for one in shares_of(request.actor, case)
            if one.ended_at is None and one.until_on >= request.today
        ],
    }


def acts(request: DeskRequest, case: Case) -> Mapping[str, Any]:
    """Hand over, close, undo, reopen: two queries."""
    if case.status == "open":
        return {"lent": standing_hand_over(case), "work": work_going_on(case)}
    closing = standing_closing(case)
    return {"closing": closing,
            "until": undo_until(closing, on=request.today) if closing else None}
