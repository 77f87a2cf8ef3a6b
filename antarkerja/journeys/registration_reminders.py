"""Who is told that the registration ends: a month before, and a week before."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.dates import format_date
from django.db import transaction

from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.jobseekers.queries.expiring import registrations_to_remind, reminder_key
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.tell import tell_person
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Registration

# Days before the last one, longest first.
DAYS_BEFORE = (30, 7)
ABOUT = "registration"
BATCH = 200


def remind_of_expiry(*, by: Actor, on: date, at: datetime, zone: str) -> int:
    """Tells everybody of a zone whose live registration ends within 30, and again within 7 days.

    Told once each, however often it runs; a day on which nothing ran is made up for. Returns how
    many were told.
    """
    by.require(Permission.SEE_MESSAGES)
    told = 0
    for days, nearer in pairwise((*DAYS_BEFORE, 0)):
        rows = registrations_to_remind(on=on, days=days, nearer=nearer, zone=zone)
        last = 0
        while batch := list(rows.filter(pk__gt=last)[:BATCH]):
            told += sum(_tell(by, at, row, days) for row in batch)
            last = batch[-1].pk
    return told


@transaction.atomic
def _tell(by: Actor, at: datetime, row: Registration, days: int) -> bool:
    language = contact_of(row.person).language
    told = tell_person(
        by=by, at=at, person=row.person, event=MessageEvent.REGISTRATION_EXPIRING,
        values={
            "number": row.number,
            "until": format_date(row.valid_until, "d MMMM yyyy", locale=language),
            "link": public_address("/me/"),
        },
        key=reminder_key(row, days), about=(ABOUT, row.pk),
    )
    return told is not None
