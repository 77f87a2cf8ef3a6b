"""One act for many cases: each is an act of its own, and whom it did not reach is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.handover import HandOverReason
from antarkerja.domain.cases.errors.appointments import AppointmentError
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.handover import NobodyToTakeError, NothingToHandOverError
from antarkerja.domain.cases.errors.plan import ReasonNeededError
from antarkerja.domain.cases.operations.attention import look_again
from antarkerja.domain.cases.operations.handover import HandOverDetails, hand_over_portfolio
from antarkerja.domain.cases.operations.track import set_track
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.appointments import invite

if TYPE_CHECKING:
    from antarkerja.domain.cases.models.case import Case

NOT_GIVEN = (NobodyToTakeError, NotAllowedError, NothingToHandOverError)
EXPECTED = (AppointmentError, NoOpenCaseError, OutOfScopeError, ReasonNeededError)


@dataclass(slots=True)
class Outcome:
    """How many cases an act reached, and the names of the people whom it did not."""

    done: int = 0
    left: list[str] = field(default_factory=list)


def invite_people(
    *, by: Actor, at: datetime, on: date, cases: Iterable[Case], kind: SlotKind, until: datetime
) -> Outcome:
    """Each person chooses a time by a link; with the case's officer where there is one.

    Raises NotAllowedError where the actor keeps no calendar.
    """
    by.require(Permission.KEEP_CALENDAR)
    return _each(by, on, cases, lambda case: invite(
        by=by, at=at, person=case.person, kind=SlotKind(kind), until=until,
        officer_id=case.officer_id,
    ))


def track_many(
    *, by: Actor, on: date, cases: Iterable[Case], track: Track, reason: str
) -> Outcome:
    """The same service track for each; where the rule proposes another, the reason is needed.

    Raises NotAllowedError where the actor works no cases.
    """
    by.require(Permission.WORK_CASES)
    return _each(by, on, cases, lambda case: set_track(
        by=by, on=on, case_id=case.pk, track=Track(track), reason=reason
    ))


def give_many(
    *, by: Actor, on: date, at: datetime, cases: Iterable[Case], officer_id: int
) -> Outcome:
    """All to one officer for good. The head gives any case; others the own ones and nobody's.

    Raises NotAllowedError where the actor works no cases.
    """
    by.require(Permission.WORK_CASES)
    outcome = Outcome()
    owners: dict[int | None, list[Case]] = {}
    moved: list[int] = []
    for case in cases:
        owners.setdefault(case.officer_id, []).append(case)
    details = HandOverDetails(
        to_officer_id=officer_id, reason=HandOverReason.WORKLOAD, starts_on=on
    )
    for owner, theirs in owners.items():
        try:
            rows = hand_over_portfolio(by=by, on=on, at=at, from_officer_id=owner,
                                       details=details, only=[case.pk for case in theirs])
        except NOT_GIVEN:
            rows = []
        given = {row.case_id for row in rows}
        moved += given
        outcome.left += [case.person.name for case in theirs if case.pk not in given]
    look_again(office_id=by.own_office, case_ids=moved, on=on)
    outcome.done = len(moved)
    return outcome


def _each(
    by: Actor, on: date, cases: Iterable[Case], act: Callable[[Case], object]
) -> Outcome:
    outcome, reached = Outcome(), []
    for case in cases:
        try:
            act(case)
        except EXPECTED:
            outcome.left.append(case.person.name)
        else:
            reached.append(case.pk)
    look_again(office_id=by.own_office, case_ids=reached, on=on)
    outcome.done = len(reached)
    return outcome
