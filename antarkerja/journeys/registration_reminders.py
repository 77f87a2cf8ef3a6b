"""Who is told that the registration ends: a month before, and a week before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from babel.dates import format_date
from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.tell import tell_person

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
        rows = _ending(on, days, nearer, zone)
        last = 0
        while batch := list(rows.filter(pk__gt=last)[:BATCH]):
            told += sum(_tell(by, at, row, days) for row in batch)
            last = batch[-1].pk
    return told


def _ending(on: date, days: int, nearer: int, zone: str) -> QuerySet[Registration]:
    """Live registrations that end in that many days and were not told so, by id."""
    key = Concat(
        Value("expiring:"), Cast("pk", CharField()), Value(":"),
        Cast("valid_until", CharField()), Value(f":{days}"),
    )
    first = timedelta(days=nearer + 1 if nearer else 0)
    return (
        Registration.objects.filter(
            status=RegistrationStatus.ACTIVE, office__zone=zone,
            valid_until__gte=on + first, valid_until__lte=on + timedelta(days=days),
        )
        .annotate(told_key=key)
        .filter(~Exists(Message.objects.filter(key=OuterRef("told_key"))))
        .select_related("person__office").order_by("pk")
    )


@transaction.atomic
def _tell(by: Actor, at: datetime, row: Registration, days: int) -> bool:
    language = contact_of(row.person).language
    told = tell_person(
        by=by, at=at, person=row.person, event=MessageEvent.REGISTRATION_EXPIRING,
        values={
            "number": row.number,
            "until": format_date(row.valid_until, "d MMMM yyyy", locale=language),
            "link": f"{settings.PUBLIC_ADDRESS.rstrip('/')}/me/",
        },
        key=f"expiring:{row.pk}:{row.valid_until.isoformat()}:{days}", about=(ABOUT, row.pk),
    )
    return told is not None
