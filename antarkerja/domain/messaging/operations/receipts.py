"""What gateways say afterwards: repeated, out of order, and at times before our own commit."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from antarkerja.domain.messaging.enums import MessageStatus, ReceiptStatus
from antarkerja.domain.messaging.models import Message, Receipt
from antarkerja.domain.messaging.operations.sending import reference_of
from antarkerja.domain.messaging.ports import ReceiptTold
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

# How far a message has come. A word that comes late takes nothing back.
RANK = {
    MessageStatus.WAITING: 0, MessageStatus.SENDING: 0, MessageStatus.DEAD: 0,
    MessageStatus.SENT: 1, MessageStatus.DELIVERED: 2, MessageStatus.READ: 3,
}
REACHED = {
    ReceiptStatus.SENT: MessageStatus.SENT, ReceiptStatus.DELIVERED: MessageStatus.DELIVERED,
    ReceiptStatus.READ: MessageStatus.READ,
}
LOOSE_FOR = timedelta(days=14)


@transaction.atomic
def keep_receipt(*, by: Actor, at: datetime, gateway: str, told: ReceiptTold) -> Receipt:
    """Writes the receipt down once and moves its message forward, if that is known already."""
    by.require(Permission.SEE_MESSAGES)
    Receipt.objects.bulk_create([Receipt(
        gateway=gateway, gateway_id=told.gateway_id[:128], reference=told.reference[:32],
        status=ReceiptStatus(told.status), error_code=told.error_code[:40], told_at=told.told_at,
        received_at=at,
    )], ignore_conflicts=True)
    receipt = Receipt.objects.select_for_update().get(
        gateway=gateway, gateway_id=told.gateway_id[:128], status=told.status
    )
    _apply(receipt, at)
    return receipt


@transaction.atomic
def apply_loose_receipts(*, by: Actor, at: datetime, limit: int = 200) -> int:
    """Finds the messages of receipts that came before our own commit; returns how many."""
    by.require(Permission.SEE_MESSAGES)
    loose = Receipt.objects.select_for_update().filter(
        applied_at__isnull=True, received_at__gt=at - LOOSE_FOR
    ).order_by("-received_at")[:limit]
    return sum(_apply(receipt, at) for receipt in loose)


@transaction.atomic
def remove_loose_receipts(*, by: Actor, at: datetime) -> int:
    """Removes receipts that belong to no message of ours."""
    by.require(Permission.SEE_MESSAGES)
    return Receipt.objects.filter(
        applied_at__isnull=True, received_at__lte=at - LOOSE_FOR
    ).delete()[0]


def _apply(receipt: Receipt, at: datetime) -> bool:
    if receipt.applied_at is not None:
        return False
    message = _message_of(receipt)
    if message is None:
        return False
    if receipt.status == ReceiptStatus.FAILED:
        _fail(message, receipt)
    elif RANK.get(MessageStatus(message.status), 9) < RANK[REACHED[ReceiptStatus(receipt.status)]]:
        _reach(message, receipt)
    receipt.applied_at = at
    receipt.save(update_fields=["applied_at"])
    return True


def _message_of(receipt: Receipt) -> Message | None:
    """By the gateway's number; else by ours, where a worker died before it wrote that down."""
    messages = Message.objects.select_for_update()
    known = messages.filter(gateway=receipt.gateway, gateway_id=receipt.gateway_id).first()
    if known is not None or receipt.status == ReceiptStatus.FAILED:
        return known
    number = receipt.reference.partition("-")[0]
    if not number.isdecimal() or len(number) > 18:
        return None
    ours = messages.filter(pk=int(number)).first()
    if ours is None or reference_of(ours) != receipt.reference:
        return None
    return ours


def _reach(message: Message, receipt: Receipt) -> None:
    """It went out, whatever we knew: nobody sends it again."""
    message.status = REACHED[ReceiptStatus(receipt.status)]
    message.claim, message.claimed_until, message.error_code = "", None, ""
    message.sent_at = message.sent_at or receipt.told_at
    if not message.gateway_id:
        message.gateway, message.gateway_id = receipt.gateway, receipt.gateway_id
    if receipt.status != ReceiptStatus.SENT:
        message.delivered_at = message.delivered_at or receipt.told_at
    message.save()


def _fail(message: Message, receipt: Receipt) -> None:
    if message.status == MessageStatus.SENT:
        message.status, message.error_code = MessageStatus.DEAD, receipt.error_code or "failed"
        message.save(update_fields=["status", "error_code"])
