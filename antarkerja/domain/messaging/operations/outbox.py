"""Into the outbox and out of it: written, withdrawn, sent anew, printed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from antarkerja.domain.messaging.enums import (
    Channel,
    Language,
    MessageEvent,
    MessageStatus,
    RecipientKind,
)
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.messaging.policies.quiet import RINGS, QuietHours
from antarkerja.domain.messaging.policies.wording import Wording, fill
from antarkerja.domain.messaging.queries.settings import quiet_hours_of, wording_of
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import encrypt, keyed_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message before it is written.

    `key` is the act's own: the same key twice is one message. `about` is a kind and a row, such
    as ("appointment", 7), by which it can be withdrawn. `values` fill the wording's places.
    `address` is an e-mail address, a phone in E.164, or the lines of an envelope.
    """

    office: Office
    event: MessageEvent
    recipient: tuple[RecipientKind, int]
    channel: Channel
    address: str
    values: Mapping[str, str]
    key: str
    about: tuple[str, int]
    language: str = Language.INDONESIAN
    not_before: datetime | None = None
    good_until: datetime | None = None


@transaction.atomic
def enqueue(*, by: Actor, at: datetime, outgoing: Outgoing) -> Message:
    """Writes a message into the outbox, in the transaction of the act that it tells of.

    A step inside an act that has checked who acts. With a key that is known the message of then
    is returned, and nothing is written.

    Raises:
        MissingValueError: the wording needs a value that is not given.
    """
    told = Message.objects.filter(key=outgoing.key).first()
    if told is not None:
        return told
    # Two workers with one key: the second writes nothing and reads the first's.
    Message.objects.bulk_create([_row(by, at, outgoing, _Customs())], ignore_conflicts=True)
    return Message.objects.get(key=outgoing.key)


@transaction.atomic
def enqueue_many(
    *, by: Actor, at: datetime, outgoing: Sequence[Outgoing]
) -> list[Message]:
    """As `enqueue`, for many at once: words and quiet hours of an office are looked up once.

    Raises:
        MissingValueError: a wording needs a value that is not given; nothing is written then.
    """
    customs = _Customs()
    Message.objects.bulk_create(
        (_row(by, at, one, customs) for one in outgoing), ignore_conflicts=True, batch_size=500)
    return list(
        Message.objects.filter(key__in=[one.key for one in outgoing])
        .defer("body", "address_encrypted")
    )


class _Customs:
    """The words and quiet hours of offices, each asked for once."""

    def __init__(self) -> None:
        self._words: dict[tuple[int, str, str], Wording] = {}
        self._quiet: dict[int, QuietHours] = {}

    def wording(self, office: Office, event: MessageEvent, language: str) -> Wording:
        key = (office.pk, event, language)
        if key not in self._words:
            self._words[key] = wording_of(office.pk, event, language)
        return self._words[key]

    def quiet(self, office: Office) -> QuietHours:
        if office.pk not in self._quiet:
            self._quiet[office.pk] = quiet_hours_of(office)
        return self._quiet[office.pk]


def _row(by: Actor, at: datetime, outgoing: Outgoing, customs: _Customs) -> Message:
    office, channel = outgoing.office, outgoing.channel
    values = {"office": office.name, "office_phone": office.phone or office.name}
    wording = fill(
        outgoing.event, customs.wording(office, outgoing.event, outgoing.language),
        values | dict(outgoing.values),
    )
    earliest = max(at, outgoing.not_before or at)
    if channel in RINGS:
        earliest = customs.quiet(office).first_after(earliest)
    return Message(
        office=office, event=outgoing.event, recipient_kind=outgoing.recipient[0],
        recipient_id=outgoing.recipient[1], about_kind=outgoing.about[0],
        about_id=outgoing.about[1], channel=channel, language=outgoing.language,
        address_encrypted=encrypt(outgoing.address),
        address_hash="" if channel == Channel.PRINT else keyed_hash(outgoing.address),
        subject=wording.subject, body=wording.body, key=outgoing.key,
        status=MessageStatus.TO_PRINT if channel == Channel.PRINT else MessageStatus.WAITING,
        next_try_at=earliest, good_until_at=outgoing.good_until, user_id=by.user_id,
        created_at=at,
    )


@transaction.atomic
def withdraw_to(*, by: Actor, at: datetime, recipient: tuple[str, int]) -> int:
    """Takes back all that has not left yet to one recipient, such as somebody who died.

    A step inside an act that has checked who acts. Returns how many were withdrawn.
    """
    return Message.objects.filter(
        recipient_kind=recipient[0], recipient_id=recipient[1],
        status__in=[MessageStatus.WAITING, MessageStatus.TO_PRINT],
    ).update(status=MessageStatus.WITHDRAWN)


@transaction.atomic
def withdraw_about(
    *, by: Actor, at: datetime, about: tuple[str, int],
    events: Collection[MessageEvent] | None = None,
) -> int:
    """Takes back what has not left yet and is about a row: all of it, or of some events.

    A step inside an act that has checked who acts. A message that a worker holds at this moment
    goes out. Returns how many were withdrawn.
    """
    rows = Message.objects.filter(
        about_kind=about[0], about_id=about[1],
        status__in=[MessageStatus.WAITING, MessageStatus.TO_PRINT],
    )
    if events is not None:
        rows = rows.filter(event__in=list(events))
    return rows.update(status=MessageStatus.WITHDRAWN)
