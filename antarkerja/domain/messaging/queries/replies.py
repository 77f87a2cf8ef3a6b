"""Replies that nobody has made use of yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from antarkerja.domain.messaging.models import Reply

# Somebody is at it just now; and what could not be read for days never will be.
FRESH, STALE = timedelta(minutes=2), timedelta(days=3)
AT_ONCE = 100


def unhandled_replies(*, before: datetime) -> list[Reply]:
    """Replies of the last days that have no outcome, oldest first."""
    return list(
        Reply.objects.filter(
            handled_at__isnull=True, received_at__lt=before - FRESH,
            received_at__gt=before - STALE,
        ).select_related("message__office").order_by("received_at", "pk")[:AT_ONCE]
    )
