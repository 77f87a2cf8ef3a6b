"""After the office's days an address and a text are no longer needed (UU 27/2022 art. 16)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from antarkerja.domain.messaging.enums import MessageStatus
from antarkerja.domain.messaging.models import Message, OfficeMessaging, Reply
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

KEPT_STATES = (MessageStatus.WAITING, MessageStatus.SENDING, MessageStatus.TO_PRINT)
STRANGE_FOR = timedelta(days=30)


def scrub_old_messages(*, by: Actor, at: datetime, batch: int = 500) -> int:
    """Empties addresses and texts of messages that were done with before the office's days.

    What was told, to whom and when stays. Each batch is a transaction of its own. Returns how
    many messages were emptied.
    """
    by.require(Permission.SEE_MESSAGES)
    chosen = {row.office_id: row.keep_days for row in OfficeMessaging.objects.all()}
    usual = Message.objects.exclude(office_id__in=chosen)
    done = _scrub(usual, at, OfficeMessaging().keep_days, batch)
    for office_id, days in chosen.items():
        done += _scrub(Message.objects.filter(office_id=office_id), at, days, batch)
    return done


def _scrub(messages: QuerySet[Message], at: datetime, days: int, batch: int) -> int:
    old = messages.filter(
        scrubbed_at__isnull=True, created_at__lt=at - timedelta(days=days)
    ).exclude(status__in=KEPT_STATES).order_by("created_at").values_list("pk", flat=True)
    done = 0
    while ids := list(old[:batch]):
        with transaction.atomic():
            Message.objects.filter(pk__in=ids).update(
                address_encrypted=None, address_hash="", subject="", body="", scrubbed_at=at
            )
            Reply.objects.filter(message_id__in=ids).update(body="", sender_hash="")
            done += len(ids)
    return done


@transaction.atomic
def scrub_strange_replies(*, by: Actor, at: datetime) -> int:
    """Empties old replies that answer no message of ours; returns how many."""
    by.require(Permission.SEE_MESSAGES)
    return Reply.objects.filter(
        message__isnull=True, received_at__lt=at - STRANGE_FOR
    ).exclude(sender_hash="").update(body="", sender_hash="")
