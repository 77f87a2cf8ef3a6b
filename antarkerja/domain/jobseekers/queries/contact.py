"""How a person is reached: the wish, and what the file makes possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import ContactPreference, Person
from antarkerja.domain.jobseekers.queries.files import consents_of
from antarkerja.domain.messaging.enums import TOPIC_OF, Channel, MessageEvent
from antarkerja.domain.reference.regions import region_path

# Before letters, and among those that the person has not chosen.
_ORDER = (Channel.WHATSAPP, Channel.SMS, Channel.EMAIL)


@dataclass(frozen=True, slots=True)
class Way:
    """A channel and the address on it."""

    channel: Channel
    address: str


def contact_of(person: Person) -> ContactPreference:
    """The person's wish; an unsaved one without any where nothing was chosen."""
    found = ContactPreference.objects.filter(person=person).first()
    return found or ContactPreference(person=person)


def is_declined(wish: ContactPreference, event: MessageEvent) -> bool:
    """Does the person do without messages of this topic?"""
    return TOPIC_OF.get(event) in wish.declined


def way_to(
    person: Person, wish: ContactPreference, channels: Collection[Channel]
) -> Way:
    """The wished channel where it is there and has an address, else the next, else a letter.

    WhatsApp and SMS need the person's consent; a wish for one of them is that consent, until it
    is withdrawn. `channels` are those that the installation has.
    """
    possible = _possible(person)
    wished = [Channel(wish.channel)] if wish.channel else []
    if wish.channel == Channel.PRINT:
        return possible[-1]
    by_channel = {way.channel: way for way in possible}
    for channel in (*wished, *_ORDER):
        if channel in channels and channel in by_channel:
            return by_channel[channel]
    return possible[-1]


def _possible(person: Person) -> list[Way]:
    ways = []
    if person.phone and consents_of(person)[Purpose.MESSAGES]:
        ways += [Way(Channel.WHATSAPP, person.phone), Way(Channel.SMS, person.phone)]
    if person.email:
        ways.append(Way(Channel.EMAIL, person.email))
    return [*ways, Way(Channel.PRINT, envelope_of(person))]


def envelope_of(person: Person) -> str:
    """Name and address in lines, as on an envelope; the name alone where nothing is known."""
    lines = [person.name, person.address, f"RT/RW {person.rt_rw}" if person.rt_rw else "",
             region_path(person.region) if person.region else "", person.postcode]
    return "\n".join(line for line in lines if line)
