"""What each reason for closing a case asks for, and how long it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.errors.closing import ClosingIncompleteError

GRACE = timedelta(days=30)
# Nobody enters a first day of work further off than this; a mistyped year does.
_FARTHEST = timedelta(days=366)

ASKED: dict[ClosingReason, tuple[str, ...]] = {
    ClosingReason.WORK: ("place", "since_on"),
    ClosingReason.OWN_BUSINESS: ("place", "since_on"),
    ClosingReason.TRAINING: ("place",),
    ClosingReason.MOVED: ("place",),
    ClosingReason.HEALTH: (),
    ClosingReason.NO_WISH: ("note",),
    ClosingReason.UNREACHABLE: ("note",),
    ClosingReason.DIED: (),
    ClosingReason.MISTAKE: ("note",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingDetails:
    """Why a case ends. `placement_id` answers where and since when by itself."""

    reason: ClosingReason
    place: str = ""
    since_on: date | None = None
    note: str = ""
    placement_id: int | None = None


def require_complete(details: ClosingDetails, *, on: date) -> None:
    """Raises ClosingIncompleteError naming each field that the reason asks for and lacks."""
    asked = ASKED.get(details.reason)
    if asked is None:
        raise ClosingIncompleteError("reason")
    missing = [name for name in asked if not getattr(details, name)]
    if details.since_on is not None and abs(details.since_on - on) > _FARTHEST:
        missing.append("since_on")
    if missing:
        raise ClosingIncompleteError(*missing)


def may_be_undone(closed_on: date, *, on: date) -> bool:
    """True on the day of closing and the thirty that follow."""
    return closed_on <= on <= closed_on + GRACE
