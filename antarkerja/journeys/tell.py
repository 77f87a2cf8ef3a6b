"""Telling people what happened: the wished way, the own language, no ringing at night."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.jobseekers.queries.contact import contact_of, is_declined, way_to
from antarkerja.domain.messaging.enums import (
    NO_USE_AS_LETTERS,
    Channel,
    Language,
    MessageEvent,
    RecipientKind,
)
from antarkerja.domain.messaging.operations.outbox import Outgoing, enqueue, withdraw_about
from antarkerja.domain.messaging.ports import channels_in_use
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import office_of_user
from antarkerja.domain.practices.queries.wishes import PAGES_ONLY, wished_channel

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Employer
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.messaging.models import Message
    from antarkerja.domain.offices.models import User


@transaction.atomic
def tell_person(
    *, by: Actor, at: datetime, person: Person, event: MessageEvent, values: Mapping[str, str],
    key: str, about: tuple[str, int], not_before: datetime | None = None,
    good_until: datetime | None = None,
) -> Message | None:
    """Puts a message to a person into the outbox, inside the act that it tells of.

    The way is the person's: the wished channel, WhatsApp and SMS only with consent, and a letter
    to print where nothing else reaches. `values` are the event's own
    (`messaging.policies.wording.REQUIRED`); name and office are filled in here. The same `key`
    twice is one message. After `good_until` it is not sent any more.

    Returns None only where the person does without messages of this topic, and for a reminder of
    the last hours to somebody whom letters alone reach.

    Raises:
        MissingValueError: the wording needs a value that is not given.
    """
    wish = contact_of(person)
    if is_declined(wish, event):
        return None
    way = way_to(person, wish, {Channel(one) for one in channels_in_use()})
    if way.channel == Channel.PRINT and event in NO_USE_AS_LETTERS:
        return None
    return enqueue(by=by, at=at, outgoing=Outgoing(
        office=person.office, event=event, recipient=(RecipientKind.PERSON, person.pk),
        channel=way.channel, address=way.address, values={"name": person.name} | dict(values),
        key=key, about=about, language=wish.language, not_before=not_before,
        good_until=good_until,
    ))


@transaction.atomic
def tell_employer(
    *, by: Actor, at: datetime, employer: Employer, event: MessageEvent,
    values: Mapping[str, str], key: str, about: tuple[str, int],
    not_before: datetime | None = None, good_until: datetime | None = None,
) -> Message:
    """Puts a message to a firm's contact into the outbox: e-mail, else its phone, else a letter.

    Raises:
        MissingValueError: the wording needs a value that is not given.
    """
    there = channels_in_use()
    ways = [(Channel.EMAIL, employer.contact_email), (Channel.WHATSAPP, employer.contact_phone),
            (Channel.SMS, employer.contact_phone)]
    envelope = "\n".join(
        line for line in (employer.name, employer.contact_name, employer.address) if line
    )
    channel, address = next(
        ((one, where) for one, where in ways if where and one in there),
        (Channel.PRINT, envelope),
    )
    name = employer.contact_name or employer.name
    return enqueue(by=by, at=at, outgoing=Outgoing(
        office=employer.office, event=event, recipient=(RecipientKind.EMPLOYER, employer.pk),
        channel=channel, address=address, values={"name": name} | dict(values), key=key,
        about=about, language=Language.INDONESIAN, not_before=not_before, good_until=good_until,
    ))


@transaction.atomic
def tell_user(
    *, by: Actor, at: datetime, user: User, event: MessageEvent, values: Mapping[str, str],
    key: str, about: tuple[str, int], good_until: datetime | None = None,
) -> Message | None:
    """Puts a message to a colleague into the outbox, in the colleague's language.

    The way is the colleague's own wish: e-mail, WhatsApp to the number of the account, or pages
    only. Without a wish an e-mail goes out where there is an address. Colleagues get no letters.
    `values` are the event's own (`messaging.policies.wording.REQUIRED`); name and office are
    filled in here. The same `key` twice is one message.

    Returns None where nothing is sent: pages only, no address, or no longer in any office.

    Raises:
        MissingValueError: the wording needs a value that is not given.
    """
    office = office_of_user(user.pk)
    way = colleague_way(user, wished_channel(user.pk), set(channels_in_use()))
    if office is None or way is None or not user.is_active:
        return None
    return enqueue(by=by, at=at, outgoing=Outgoing(
        office=office, event=event, recipient=(RecipientKind.USER, user.pk), channel=way[0],
        address=way[1], values={"name": user.name} | dict(values), key=key, about=about,
        language=user.language, good_until=good_until,
    ))


def colleague_way(user: User, wish: str, there: set[str]) -> tuple[Channel, str] | None:
    """Channel and address for a wish (`practices.queries.wishes`), None where pages must do.

    Only whoever wished for WhatsApp gets it; where it cannot be used an e-mail goes out.
    """
    if wish == PAGES_ONLY:
        return None
    ways = [(Channel.EMAIL, user.email)]
    if wish == Channel.WHATSAPP:
        ways.insert(0, (Channel.WHATSAPP, user.phone))
    return next(((one, where) for one, where in ways if where and one in there), None)


@transaction.atomic
def withdraw(
    *, by: Actor, at: datetime, about: tuple[str, int],
    events: Collection[MessageEvent] | None = None,
) -> int:
    """Takes back what is about a row and has not left: a cancelled appointment's reminders.

    Returns how many were withdrawn.
    """
    return withdraw_about(by=by, at=at, about=about, events=events)
