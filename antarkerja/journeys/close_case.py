"""A case ends: what was booked is cancelled and the person is told; and the end is taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.enums.appointments import CancelReason
from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.operations import appointments as acts
from antarkerja.domain.cases.operations import benefits
from antarkerja.domain.cases.operations.closing import close_case, undo_closing
from antarkerja.domain.cases.queries.closing import coming_appointments, last_closing
from antarkerja.domain.jobseekers.operations import end_by_death, undo_end_by_death
from antarkerja.domain.messaging.enums import RecipientKind
from antarkerja.domain.messaging.operations.outbox import withdraw_to
from antarkerja.domain.offices.policies import system_actor
from antarkerja.journeys.appointments import cancel

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case, Closing
    from antarkerja.domain.cases.policies.closing import ClosingDetails
    from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def close_with_appointments(
    *, by: Actor, on: date, at: datetime, case_id: int, details: ClosingDetails
) -> Closing:
    """Closes the case and cancels what is still booked.

    Of a person who died the registration and the claim of the unemployment benefit end by the
    same act, and nobody writes any more.

    Raises: see `cases.operations.closing.close_case`.
    """
    closing = close_case(by=by, on=on, at=at, case_id=case_id, details=details)
    reason = (CancelReason.FOUND_WORK if details.reason == ClosingReason.WORK
              else CancelReason.NO_NEED)
    for row in coming_appointments(closing.case, at=at):
        if details.reason == ClosingReason.DIED:
            acts.cancel(by=by, at=at, appointment=row, reason=reason)
        else:
            cancel(by=by, at=at, appointment=row, reason=reason)
    if details.reason == ClosingReason.DIED:
        _end_of_person(closing, by=by, on=on, at=at)
    return closing


@transaction.atomic
def undo_close(*, by: Actor, on: date, at: datetime, case_id: int) -> Case:
    """The case goes on, and what a death ended with it is live again. Twice is once.

    Messages and appointments that were taken back stay so.

    Raises: see `cases.operations.closing.undo_closing`.
    """
    case = undo_closing(by=by, on=on, at=at, case_id=case_id)
    closing = last_closing(case)
    if closing is not None and closing.reason == ClosingReason.DIED and closing.undone_on == on:
        undo_end_by_death(by=by, on=on, person_id=case.person_id, act_key=_death_key(closing))
        benefits.undo_end_by_death(by=by, person_id=case.person_id, ended_on=closing.closed_on)
    return case


def _end_of_person(closing: Closing, *, by: Actor, on: date, at: datetime) -> None:
    person_id = closing.case.person_id
    end_by_death(by=by, on=on, person_id=person_id, act_key=_death_key(closing))
    benefits.end_claims_by_death(by=by, on=closing.closed_on, person_id=person_id)
    withdraw_to(by=system_actor(closing.case.office_id), at=at,
                recipient=(RecipientKind.PERSON, person_id))


def _death_key(closing: Closing) -> str:
    return f"died:{closing.pk}"
