"""What an officer does with a message: sends it anew, takes it back, prints it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from antarkerja.domain.messaging.enums import Channel, MessageStatus
from antarkerja.domain.messaging.errors import NotToResendError, NotToWithdrawError
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.messaging.policies.quiet import RINGS
from antarkerja.domain.messaging.queries.settings import quiet_hours_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import encrypt, keyed_hash

NOT_DONE = (MessageStatus.WAITING, MessageStatus.SENDING, MessageStatus.TO_PRINT)


@transaction.atomic
def resend(
    *, by: Actor, at: datetime, message_id: int, channel: Channel, address: str
) -> Message:
    """Sends the same text once more, the same way or another; the first one stays as it was.

    Pressed twice it is one message.

    Raises:
        NotAllowedError, OutOfScopeError: not a message of the actor's office.
        NotToResendError: it is still on its way, or its text was removed.
    """
    old = _lock(by, message_id)
    if old.status in NOT_DONE or not old.body:
        raise NotToResendError(message_id)
    again = old.resent_as.first()
    if again is not None:
        return again
    is_letter = channel == Channel.PRINT
    next_try = quiet_hours_of(old.office).first_after(at) if channel in RINGS else at
    return Message.objects.create(
        office=old.office, event=old.event, recipient_kind=old.recipient_kind,
        recipient_id=old.recipient_id, about_kind=old.about_kind, about_id=old.about_id,
        channel=channel, address_encrypted=encrypt(address),
        address_hash="" if is_letter else keyed_hash(address), language=old.language,
        subject=old.subject, body=old.body, key=f"again:{old.pk}",
        status=MessageStatus.TO_PRINT if is_letter else MessageStatus.WAITING,
        next_try_at=next_try, resent_from=old, user_id=by.user_id, created_at=at,
    )


@transaction.atomic
def withdraw_message(*, by: Actor, at: datetime, message_id: int) -> Message:
    """Takes back a message that has not left.

    Raises:
        NotAllowedError, OutOfScopeError: not a message of the actor's office.
        NotToWithdrawError: it is being sent, or has left.
    """
    message = _lock(by, message_id)
    if message.status not in (MessageStatus.WAITING, MessageStatus.TO_PRINT):
        raise NotToWithdrawError(message_id)
    message.status, message.user_id = MessageStatus.WITHDRAWN, by.user_id
    message.save(update_fields=["status", "user_id"])
    return message


@transaction.atomic
def mark_printed(*, by: Actor, at: datetime, message_ids: Collection[int]) -> int:
    """Notes that letters were printed, all with the same moment; returns how many.

    Raises:
        NotAllowedError: the actor does not see messages.
    """
    by.require(Permission.SEE_MESSAGES)
    return Message.objects.filter(
        pk__in=message_ids, office_id=by.own_office, status=MessageStatus.TO_PRINT
    ).update(status=MessageStatus.PRINTED, sent_at=at)


def _lock(by: Actor, message_id: int) -> Message:
    by.require(Permission.SEE_MESSAGES)
    message = (
        Message.objects.select_for_update(of=("self",)).select_related("office")
        .filter(pk=message_id, office_id=by.own_office).first()
    )
    if message is None:
        raise OutOfScopeError(message_id)
    return message
