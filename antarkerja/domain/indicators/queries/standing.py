"""Which events stand at a moment: entered by then, and not taken back by then."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from antarkerja.domain.ledger.models import Event


def known_at(as_of: datetime) -> QuerySet[Event]:
    """Events entered up to the moment that are no corrections."""
    return Event.objects.filter(entered_at__lte=as_of, corrects_id__isnull=True)


def taken_back(as_of: datetime) -> QuerySet[Event, int | None]:
    """Ids of the events that were taken back up to the moment."""
    return Event.objects.filter(
        entered_at__lte=as_of, corrects_id__isnull=False
    ).values_list("corrects_id", flat=True)


def standing(as_of: datetime) -> QuerySet[Event]:
    """What stands at the moment. Good for one office; over many, count and subtract."""
    correction = Event.objects.filter(entered_at__lte=as_of, corrects_id=OuterRef("pk"))
    return known_at(as_of).filter(~Exists(correction))
