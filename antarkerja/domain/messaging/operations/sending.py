"""Sending: a worker takes some by a lease, hands each over, and writes down what came of it.

The three steps are three transactions, so that what happened outside is never undone inside. A
worker that dies leaves a lease that runs out; the next one takes the message again and marks it
`perhaps_repeated`, for only the gateway knows whether the first one had handed it over.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from antarkerja.domain.messaging.enums import MessageStatus
from antarkerja.domain.messaging.models import IN_HAND, Message
from antarkerja.domain.messaging.policies.quiet import MOST_TRIES, RINGS, QuietHours, wait_after
from antarkerja.domain.messaging.ports import GatewayError, Parcel, RefusedError, UnsureError
from antarkerja.domain.messaging.queries.settings import quiet_hours_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import decrypt, keyed_hash

LEASE = timedelta(minutes=10)
BATCH = 20
# After one of these a message may have gone out already; the next try repeats it, perhaps.
SILENCE, DEATH = "gateway_silent", "worker_died"
TOO_LATE, GAVE_UP = "too_late", "gave_up"


@transaction.atomic
def claim_batch(*, by: Actor, at: datetime, size: int = BATCH) -> list[Message]:
    """Takes up to `size` messages that are due, for `LEASE`; no other worker gets them meanwhile.

    What would come too late is given up here, and what would ring at night is put off. The list
    may be empty although something was due; `is_anything_due` says whether to ask again.
    """
    by.require(Permission.SEE_MESSAGES)
    due = list(
        Message.objects.filter(IN_HAND, next_try_at__lte=at)
        .filter(Q(status=MessageStatus.WAITING) | Q(claimed_until__lte=at))
        .select_related("office").order_by("next_try_at", "pk")
        .select_for_update(
            of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked
        )[:size]
    )
    quiet: dict[int, QuietHours] = {}
    for message in due:
        if message.office_id not in quiet:
            quiet[message.office_id] = quiet_hours_of(message.office)
        _take(message, at, quiet[message.office_id])
    Message.objects.bulk_update(due, [
        "status", "claim", "claimed_until", "tries", "next_try_at", "error_code",
        "perhaps_repeated",
    ])
    return [message for message in due if message.status == MessageStatus.SENDING]


@transaction.atomic
def give_up_late_letters(*, by: Actor, at: datetime) -> int:
    """Letters that nobody printed in time tell of something past; returns how many."""
    by.require(Permission.SEE_MESSAGES)
    return Message.objects.filter(status=MessageStatus.TO_PRINT, good_until_at__lt=at).update(
        status=MessageStatus.DEAD, error_code=TOO_LATE
    )


def is_anything_due(*, at: datetime) -> bool:
    """Is there a message that a worker could take now?"""
    return Message.objects.filter(IN_HAND, next_try_at__lte=at).filter(
        Q(status=MessageStatus.WAITING) | Q(claimed_until__lte=at)
    ).exists()


def _take(message: Message, at: datetime, quiet: QuietHours) -> None:
    if message.status == MessageStatus.SENDING:
        message.error_code = DEATH
    message.claim, message.claimed_until = "", None
    if message.good_until_at and message.good_until_at < at:
        message.status, message.error_code = MessageStatus.DEAD, TOO_LATE
    elif message.tries >= MOST_TRIES:
        # Whoever takes it dies of it: it must not stop the others for ever.
        message.status, message.error_code = MessageStatus.DEAD, GAVE_UP
    elif message.channel in RINGS and quiet.holds(at):
        message.status, message.next_try_at = MessageStatus.WAITING, quiet.first_after(at)
    else:
        message.perhaps_repeated |= message.error_code in (SILENCE, DEATH)
        message.status, message.tries = MessageStatus.SENDING, message.tries + 1
        message.claim, message.claimed_until = secrets.token_hex(8), at + LEASE


def parcel_of(message: Message) -> Parcel:
    """What the gateway is given; the reference is the same at every try."""
    return Parcel(
        reference=reference_of(message), address=decrypt(message.address_encrypted or b""),
        subject=message.subject, body=message.body, language=message.language,
        sender=message.office.name,
    )


def reference_of(message: Message) -> str:
    """Our number of the message with a word that cannot be guessed, since gateways repeat it."""
    return f"{message.pk}-{keyed_hash(message.key)[:10]}"


@transaction.atomic
def hold_on(*, by: Actor, at: datetime, message: Message) -> bool:
    """Renews the lease before the message is handed over; False where somebody took it."""
    by.require(Permission.SEE_MESSAGES)
    return bool(_held(message).update(claimed_until=at + LEASE))


@transaction.atomic
def keep_sent(
    *, by: Actor, at: datetime, message: Message, gateway: str, gateway_id: str
) -> None:
    """The gateway took it. Where the lease had run out meanwhile, two workers may have sent it."""
    by.require(Permission.SEE_MESSAGES)
    gone = {"gateway": gateway, "gateway_id": gateway_id[:128], "sent_at": at}
    if not _held(message).update(
        status=MessageStatus.SENT, error_code="", claim="", claimed_until=None, **gone
    ):
        # A receipt that overtook us has written the same number already.
        Message.objects.filter(pk=message.pk).exclude(gateway_id=gateway_id[:128]).update(
            perhaps_repeated=True
        )


@transaction.atomic
def keep_failure(*, by: Actor, at: datetime, message: Message, error: GatewayError) -> None:
    """The gateway did not take it: never, or not now, or nobody knows."""
    by.require(Permission.SEE_MESSAGES)
    code = SILENCE if isinstance(error, UnsureError) else error.code[:40]
    is_over = isinstance(error, RefusedError) or message.tries >= MOST_TRIES
    next_try = at + wait_after(message.tries)
    if message.channel in RINGS:
        next_try = quiet_hours_of(message.office).first_after(next_try)
    _held(message).update(
        status=MessageStatus.DEAD if is_over else MessageStatus.WAITING, error_code=code,
        next_try_at=next_try, claim="", claimed_until=None,
    )


@transaction.atomic
def put_back(*, by: Actor, at: datetime, message: Message) -> None:
    """Its gateway is down and it was not handed over: it waits, and no try is counted."""
    by.require(Permission.SEE_MESSAGES)
    _held(message).update(
        status=MessageStatus.WAITING, tries=message.tries - 1, next_try_at=at + wait_after(1),
        claim="", claimed_until=None,
    )


def _held(message: Message) -> QuerySet[Message]:
    return Message.objects.filter(
        pk=message.pk, claim=message.claim, status=MessageStatus.SENDING
    )
