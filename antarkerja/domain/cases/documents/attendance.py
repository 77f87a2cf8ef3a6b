"""The attendance list of a group session, to be signed on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from antarkerja.domain.cases.enums.appointments import AppointmentStatus, SignedBy
from antarkerja.domain.cases.models import Appointment, Slot
from antarkerja.domain.offices.documents import (
    TEMPLATES,
    Paper,
    local,
    time_in_words,
    weekday_in_words,
)
from antarkerja.shared.typesetting import typeset

SIGNED = {SignedBy.CODE: "lewat kode", SignedBy.LIST: "hadir", SignedBy.DESK: "hadir"}


def attendance_list(slot: Slot, rows: Sequence[Appointment], *, at: datetime) -> Paper:
    """Name, room for a signature, and who has signed with the code. It proves nothing by a code."""
    office = slot.office
    pdf = typeset(TEMPLATES / "cases/documents/attendance.typ", {
        "office": {
            "government": office.government, "name": office.name, "address": office.address,
            "phone": office.phone, "email": office.email,
        },
        "topic": slot.topic, "room": slot.room.title if slot.room else "",
        "officer": slot.officer.name if slot.officer else "",
        "day": weekday_in_words(local(slot.starts_at, office.zone).date()),
        "time": f"{local(slot.starts_at, office.zone):%H.%M} – "
                f"{time_in_words(slot.ends_at, office.zone)}",
        "people": [
            {"number": str(number), "name": row.person.name,
             "signed": SIGNED[SignedBy(row.signed_by)]
             if row.status == AppointmentStatus.KEPT else ""}
            for number, row in enumerate(rows, start=1)
        ],
    }, root=TEMPLATES, at=at)
    return Paper(number=str(slot.pk), file_name=f"daftar-hadir-{slot.pk}.pdf", pdf=pdf,
                 signed=False)
