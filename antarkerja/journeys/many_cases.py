"""One act for many cases: each is an act of its own, and whom it did not reach is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.errors.appointments import AppointmentError
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.plan import ReasonNeededError
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.operations.attention import look_again
from antarkerja.domain.cases.operations.track import set_track
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.appointments import invite

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
