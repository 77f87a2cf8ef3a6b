"""Letters for people whom nothing else reaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.documents import TEMPLATES as AREAS
from antarkerja.domain.offices.documents import Paper, day_in_words, place_name
from antarkerja.shared.crypto import decrypt
from antarkerja.shared.typesetting import typeset


def letters(messages: Sequence[Message], *, on: date, at: datetime) -> Paper:
    """One page a letter, the address where a window envelope shows it; all of one office.

    Unsigned: a letter says what an e-mail would have said.
    """
    office = messages[0].office
    data = {
        "office": {
            "government": office.government, "name": office.name, "address": office.address,
            "phone": office.phone, "email": office.email,
        },
        "dated": f"{place_name(office.region)}, {day_in_words(on)}",
        "letters": [
            {
                "to": decrypt(message.address_encrypted or b"").splitlines(),
                "subject": message.subject, "body": message.body.splitlines(),
                "language": message.language,
            }
            for message in messages
        ],
    }
    pdf = typeset(AREAS / "messaging/letters.typ", data, root=AREAS, at=at)
    return Paper(number="", file_name=f"surat-{on.isoformat()}.pdf", pdf=pdf, signed=False)
