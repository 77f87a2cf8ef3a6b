"""Live registrations that end soon and of whose end nobody was told yet."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.messaging.models import Message


def reminder_key(row: Registration, days: int) -> str:
    """Key of the message; a renewed registration has another end and is told anew."""
    return f"expiring:{row.pk}:{row.valid_until.isoformat()}:{days}"


def registrations_to_remind(
    *, on: date, days: int, nearer: int, zone: str
) -> QuerySet[Registration]:
    """Those that end within `days` and after `nearer` days, without such a message; by id.

    For the clock: all offices of a zone.
    """
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
