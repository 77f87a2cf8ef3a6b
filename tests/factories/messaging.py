"""Messages in the outbox, written by the operation that acts use."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from antarkerja.domain.messaging.enums import Channel, MessageEvent, RecipientKind
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.messaging.operations.outbox import Outgoing, enqueue
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
VALUES = {
    "name": "Sari Wulandari", "what": "konseling", "when": "Rabu, 25 November pukul 09.00",
    "where": "ruang 2", "link": "http://127.0.0.1/j/abc", "firm": "PT Serayu", "months": "3",
}
_numbers = count(1)


def make_message(
    office: Office, *, channel: Channel = Channel.WHATSAPP, at: datetime = NOW,
    event: MessageEvent = MessageEvent.BOOKED, address: str = "", recipient_id: int = 1,
    **more: Any,
) -> Message:
    """A message to a person, due at once; `more` as in `Outgoing`."""
    number = next(_numbers)
    usual = "sari@example.id" if channel == Channel.EMAIL else "+6281234567890"
    given: dict[str, Any] = {
        "values": VALUES, "key": f"test:{number}", "about": ("appointment", number),
    }
    return enqueue(by=system_actor(office.pk), at=at, outgoing=Outgoing(
        office=office, event=event, recipient=(RecipientKind.PERSON, recipient_id),
        channel=channel, address=address or usual, **(given | more),
    ))
