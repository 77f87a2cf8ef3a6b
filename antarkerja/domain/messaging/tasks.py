"""The worker's rounds over the outbox. The clock asks for them; two workers may do them at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from antarkerja.domain.messaging.models import Message
from antarkerja.domain.messaging.operations.receipts import apply_loose_receipts
from antarkerja.domain.messaging.operations.sending import (
    BATCH,
    LEASE,
    claim_batch,
    hold_on,
    is_anything_due,
    keep_failure,
    keep_sent,
    parcel_of,
    put_back,
)
from antarkerja.domain.messaging.ports import (
    GatewayError,
    RefusedError,
    UnavailableError,
    UnsureError,
    gateway_of,
)
from antarkerja.domain.offices.policies import Actor, system_actor

logger = logging.getLogger(__name__)
# A task that goes on for ever would keep imports waiting.
LONGEST = timedelta(minutes=4)


@task()
def send_messages() -> None:
    """Sends what is due, batch by batch, for at most four minutes."""
    by, began = system_actor(), timezone.now()
    apply_loose_receipts(by=by, at=began)
    while is_anything_due(at=timezone.now()) and timezone.now() - began < LONGEST:
        send_round(by=by, now=timezone.now)


def send_round(*, by: Actor, now: Callable[[], datetime], size: int = BATCH) -> int:
    """One batch: claims it, hands each message over and keeps what came of it.

    A gateway that is down or silent is left alone for the rest of the batch. Returns how many
    messages gateways took.
    """
    claimed_at = now()
    taken, down = 0, set[str]()
    for message in claim_batch(by=by, at=claimed_at, size=size):
        if message.channel in down:
            put_back(by=by, at=now(), message=message)
            continue
        if now() - claimed_at > LEASE / 4 and not hold_on(by=by, at=now(), message=message):
            continue
        try:
            _hand_over(by, now, message)
            taken += 1
        except GatewayError as error:
            keep_failure(by=by, at=now(), message=message, error=error)
            if isinstance(error, (UnavailableError, UnsureError)):
                down.add(message.channel)
        except Exception:
            # A fault of ours in one message must not keep the others; it may have gone out.
            logger.exception("Message %s failed", message.pk)
            keep_failure(by=by, at=now(), message=message, error=UnsureError("fault"))
    return taken


def _hand_over(by: Actor, now: Callable[[], datetime], message: Message) -> None:
    gateway = gateway_of(message.channel)
    if gateway is None:
        raise RefusedError("no_gateway")
    gateway_id = gateway.send(parcel_of(message))
    keep_sent(by=by, at=now(), message=message, gateway=gateway.name, gateway_id=gateway_id)


def ask_for_sending(*, at: datetime) -> int:
    """Puts `send_messages` into the queue where something is due and nobody was asked yet."""
    if not is_anything_due(at=at):
        return 0
    if DBTaskResult.objects.ready().filter(task_path=send_messages.module_path).exists():
        return 0
    send_messages.enqueue()
    return 1
