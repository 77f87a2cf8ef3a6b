"""The outbox as the office sees it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from antarkerja.domain.messaging.enums import MessageStatus, RecipientKind
from antarkerja.domain.messaging.models import IN_HAND, Message, Reply
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import decrypt

PAGE = 50
CAP = 1000
# What each list of the page shows.
LISTS: dict[str, tuple[MessageStatus, ...]] = {
    "dead": (MessageStatus.DEAD,),
    "print": (MessageStatus.TO_PRINT,),
    "waiting": (MessageStatus.WAITING, MessageStatus.SENDING),
    "sent": (MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ,
             MessageStatus.PRINTED),
    "withdrawn": (MessageStatus.WITHDRAWN,),
}


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """At most 50 messages, newest first; the cursor is "" at the end."""

    messages: list[Message] = field(default_factory=list)
    next_cursor: str = ""


@dataclass(frozen=True, slots=True)
class OneMessage:
    """A message with its address opened, and what was answered to it."""

    message: Message
    address: str
    replies: list[Reply]


def messages_of(viewer: Actor) -> QuerySet[Message]:
    """All messages of the viewer's office, but for what colleagues are told: that is their own.

    Raises:
        NotAllowedError: the viewer does not see messages.
    """
    viewer.require(Permission.SEE_MESSAGES)
    return Message.objects.filter(office_id=viewer.own_office).exclude(
        recipient_kind=RecipientKind.USER
    )


def outbox(
    viewer: Actor, *, shown: str, cursor: str = "", person_id: int | None = None
) -> OutboxPage:
    """One list of the outbox, or of what was written to one person. One query."""
    rows = messages_of(viewer)
    if shown in LISTS:
        rows = rows.filter(status__in=LISTS[shown])
    if person_id is not None:
        rows = rows.filter(recipient_kind=RecipientKind.PERSON, recipient_id=person_id)
    if cursor.isdecimal() and len(cursor) < 19:
        rows = rows.filter(pk__lt=int(cursor))
    found = list(rows.order_by("-pk").defer("body", "address_encrypted")[: PAGE + 1])
    shown_rows = found[:PAGE]
    return OutboxPage(shown_rows, str(shown_rows[-1].pk) if len(found) > PAGE else "")


def count_dead_messages(viewer: Actor) -> int:
    """Messages of the office that were given up and not sent anew; 1,000 stands for more."""
    return len(
        messages_of(viewer).filter(status=MessageStatus.DEAD, resent_as__isnull=True)
        .values_list("pk", flat=True)[:CAP]
    )


def count_letters(viewer: Actor, *, at: datetime) -> int:
    """Letters of the office that wait for the printer now; 1,000 stands for more."""
    return len(_due_letters(viewer, at).values_list("pk", flat=True)[:CAP])


def _due_letters(viewer: Actor, at: datetime) -> QuerySet[Message]:
    return messages_of(viewer).filter(
        Q(good_until_at__isnull=True) | Q(good_until_at__gte=at),
        status=MessageStatus.TO_PRINT, next_try_at__lte=at,
    )


def message_for(viewer: Actor, message_id: int) -> OneMessage:
    """One message with its replies.

    Raises:
        OutOfScopeError: not a message of the viewer's office.
    """
    message = messages_of(viewer).select_related("office").filter(pk=message_id).first()
    if message is None:
        raise OutOfScopeError(message_id)
    sealed = message.address_encrypted
    return OneMessage(
        message, decrypt(sealed) if sealed else "", list(message.replies.order_by("pk"))
    )


def messages_to_person(viewer: Actor, person_ids: Collection[int], *, limit: int) -> list[Message]:
    """What the office wrote to a person (and to files merged into theirs), newest first."""
    return list(
        messages_of(viewer).filter(
            recipient_kind=RecipientKind.PERSON, recipient_id__in=person_ids
        ).order_by("-pk")[:limit]
    )


def letters_to_print(viewer: Actor, *, at: datetime, limit: int) -> list[Message]:
    """The oldest letters that wait for the printer; none before its day, none that is too late."""
    return list(_due_letters(viewer, at).select_related("office").order_by("pk")[:limit])


def mailbox(*, limit: int = 50) -> list[tuple[Message, str]]:
    """Demo mode's mailbox: what stayed on this machine, newest first, with its address."""
    rows = Message.objects.filter(gateway="mailbox").select_related("office").order_by("-sent_at")
    return [(row, decrypt(row.address_encrypted) if row.address_encrypted else "")
            for row in rows[:limit]]


@dataclass(frozen=True, slots=True)
class OutboxState:
    """The outbox of the whole installation; `late` were due an hour ago and more."""

    late: int
    dead: int


def outbox_state(*, at: datetime) -> OutboxState:
    """What waits too long, and what was given up within a day; for `doctor`, which sees no text."""
    late = Message.objects.filter(IN_HAND, next_try_at__lt=at - timedelta(hours=1))
    dead = Message.objects.filter(
        status=MessageStatus.DEAD, next_try_at__gt=at - timedelta(days=1)
    )
    return OutboxState(late.count(), dead.count())
