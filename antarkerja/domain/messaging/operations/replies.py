"""What people write back, kept before anything is made of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.db import transaction

from antarkerja.domain.messaging.enums import MessageEvent, MessageStatus
from antarkerja.domain.messaging.models import Message, Reply
from antarkerja.domain.messaging.ports import ReplyTold
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash
from antarkerja.shared.phones import e164

# A bare digit answers the newest question that is no older than this.
ANSWERABLE = timedelta(days=60)
QUESTIONS = (MessageEvent.FOLLOW_UP_WORKER, MessageEvent.FOLLOW_UP_EMPLOYER)
GONE_OUT = (MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ)
# "1 bulan lagi" and "1-2 minggu" tell a time and answer no question.
_DIGIT = re.compile(
    r"\s*\(?([1-9])(?!\d|[.,:/]\d|\s*[-–]\s*\d"
    r"|\s*(?:jam|hari|minggu|pekan|bulan|bln|tahun|thn|kali|x\b|orang|tempat"
    r"|hours?\b|days?\b|weeks?\b|months?\b|years?\b))",
    re.IGNORECASE,
)


def digit_of(text: str) -> str:
    """"1", " 2.", "1 masih bekerja" → the digit; "12", "1 bulan lagi", "ya" → ""."""
    found = _DIGIT.match(text)
    return found[1] if found else ""


@transaction.atomic
def keep_reply(*, by: Actor, at: datetime, gateway: str, told: ReplyTold) -> Reply:
    """Writes the reply down once, with its digit and the message it answers, if one is found."""
    by.require(Permission.SEE_MESSAGES)
    sender = keyed_hash(e164(told.sender) or e164(f"+{told.sender}") or told.sender)
    Reply.objects.bulk_create([Reply(
        gateway=gateway, gateway_id=told.gateway_id[:128], sender_hash=sender,
        body=told.body[:500], digit=digit_of(told.body), received_at=at,
        message=_answered(gateway, told, sender, at),
    )], ignore_conflicts=True)
    return Reply.objects.select_related("message__office").get(
        gateway=gateway, gateway_id=told.gateway_id[:128]
    )


@transaction.atomic
def keep_outcome(*, by: Actor, at: datetime, reply: Reply, outcome: str) -> Reply:
    """What became of the reply; from now on nobody takes it up again."""
    by.require(Permission.SEE_MESSAGES)
    reply.outcome, reply.handled_at = outcome[:24], at
    reply.save(update_fields=["outcome", "handled_at"])
    return reply


def _answered(gateway: str, told: ReplyTold, sender: str, at: datetime) -> Message | None:
    if told.answers:
        quoted = Message.objects.filter(gateway=gateway, gateway_id=told.answers).first()
        if quoted is not None:
            return quoted
    written = Message.objects.filter(
        address_hash=sender, status__in=GONE_OUT, sent_at__gt=at - ANSWERABLE
    ).order_by("-pk")
    return written.filter(event__in=QUESTIONS).first() or written.first()
