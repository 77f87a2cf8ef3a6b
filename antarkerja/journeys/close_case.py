"""A case ends: what was booked is cancelled and the person is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.enums.appointments import CancelReason
from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.operations import appointments as acts
from antarkerja.domain.cases.operations.closing import close_case
from antarkerja.domain.cases.queries.closing import coming_appointments
from antarkerja.domain.messaging.enums import RecipientKind
from antarkerja.domain.messaging.operations.outbox import withdraw_to
from antarkerja.domain.offices.policies import system_actor
from antarkerja.journeys.appointments import cancel

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Closing
    from antarkerja.domain.cases.policies.closing import ClosingDetails
    from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def close_with_appointments(
    *, by: Actor, on: date, at: datetime, case_id: int, details: ClosingDetails
) -> Closing:
    """Closes the case and cancels what is still booked; nobody writes to a person who died.

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
        withdraw_to(by=system_actor(closing.case.office_id), at=at,
                    recipient=(RecipientKind.PERSON, closing.case.person_id))
    return closing
