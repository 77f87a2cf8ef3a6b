"""What is made of what people write back: a digit answers a question, "berhenti" ends messages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.operations import withdraw_consent
from antarkerja.domain.jobseekers.queries import person_for
from antarkerja.domain.matching.enums import AskedSide
from antarkerja.domain.messaging.enums import MessageEvent, RecipientKind
from antarkerja.domain.messaging.operations.replies import keep_outcome, keep_reply
from antarkerja.domain.messaging.ports import ReplyTold
from antarkerja.domain.messaging.queries.replies import unhandled_replies
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import local_day
from antarkerja.journeys.follow_up_answers import answer_by_digit

if TYPE_CHECKING:
    from antarkerja.domain.messaging.models import Message, Reply

logger = logging.getLogger(__name__)
# Words that end messages by phone at once, in both languages.
STOP_WORDS = frozenset({"stop", "berhenti", "unsubscribe"})
STOPPED, STRANGER, NOT_UNDERSTOOD, NO_QUESTION = (
    "stopped", "stranger", "not_understood", "no_question"
)


def _follow_up(message: Message, reply: Reply, at: datetime) -> str:
    side = (
        AskedSide.EMPLOYER if message.recipient_kind == RecipientKind.EMPLOYER
        else AskedSide.WORKER
    )
    return answer_by_digit(
        on=local_day(message.office.zone, at), follow_up_id=message.about_id,
        digit=reply.digit, side=side,
    )


# Event of the message that is answered → what a digit does. Returns a code of at most 24 letters.
HANDLERS: dict[str, Callable[[Message, Reply, datetime], str]] = {
    MessageEvent.FOLLOW_UP_WORKER: _follow_up,
    MessageEvent.FOLLOW_UP_EMPLOYER: _follow_up,
}


def take_reply(*, by: Actor, at: datetime, gateway: str, told: ReplyTold) -> Reply:
    """Keeps a reply, and makes of it what can be made; the same reply again changes nothing.

    What fails while it is made use of is kept and taken up again by `take_up_replies`.
    """
    reply = keep_reply(by=by, at=at, gateway=gateway, told=told)
    if reply.handled_at is None:
        try:
            handle_reply(by=by, at=at, reply=reply)
        except Exception:
            logger.exception("Reply %s could not be made use of", reply.pk)
    return reply


@transaction.atomic
def handle_reply(*, by: Actor, at: datetime, reply: Reply) -> Reply:
    """Ends messages by phone, answers the question, or notes that neither was meant."""
    return keep_outcome(by=by, at=at, reply=reply, outcome=_outcome(by, at, reply))


def take_up_replies(*, by: Actor, at: datetime) -> int:
    """Handles replies that a fault or a killed process left; returns how many were left."""
    left = unhandled_replies(before=at)
    for reply in left:
        try:
            handle_reply(by=by, at=at, reply=reply)
        except Exception:
            logger.exception("Reply %s could not be made use of", reply.pk)
    return len(left)


def _outcome(by: Actor, at: datetime, reply: Reply) -> str:
    message = reply.message
    if message is None:
        return STRANGER
    if reply.body.strip(" .!").lower() in STOP_WORDS:
        return _stop(by, at, message)
    handler = HANDLERS.get(message.event)
    if handler is None:
        return NO_QUESTION
    return handler(message, reply, at) if reply.digit else NOT_UNDERSTOOD


def _stop(by: Actor, at: datetime, message: Message) -> str:
    if message.recipient_kind != RecipientKind.PERSON:
        return NOT_UNDERSTOOD
    person = person_for(by, message.recipient_id)
    withdraw_consent(by=by, at=at, person_id=person.merged_into_id or person.pk,
                     purpose=Purpose.MESSAGES)
    return STOPPED
