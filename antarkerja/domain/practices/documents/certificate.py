"""The certificate of a meeting, with a code that anybody can check."""

from __future__ import annotations

from datetime import datetime

from antarkerja.domain.offices.documents import (
    Paper,
    local,
    make_paper,
    time_in_words,
    weekday_in_words,
)
from antarkerja.domain.practices.enums.meeting import MeetingForm, Seat
from antarkerja.domain.practices.models import Meeting, MeetingRegistration

PREFIX = "SKP"


def certificate_paper(row: MeetingRegistration, *, at: datetime) -> Paper:
    """For one who was present and has a number (`operations.minutes.certify`).

    Raises:
        SignatureUnavailableError: the signature's provider does not answer.
    """
    meeting, office = row.meeting, row.meeting.office
    spoke = list(
        meeting.agenda.filter(speaker_user_id=row.user_id).order_by("order")
        .values_list("title", flat=True)
    )
    begins = local(meeting.starts_at, office.zone)
    facts = {
        "name": row.user.name, "nip": row.user.nip, "works_at": row.office.name,
        "part": "narasumber" if spoke else "peserta", "title": meeting.title,
        "day": weekday_in_words(begins.date()),
        "time": f"{begins:%H.%M} – {time_in_words(meeting.ends_at, office.zone)}",
        "place": _place(row), "hours": hours_in_words(meeting), "points": "; ".join(spoke),
    }
    return make_paper(
        "practices/documents/certificate.typ", facts, office=office, prefix=PREFIX,
        number=row.certificate_number, check_code=row.check_code,
        written_on=row.certified_on or begins.date(), at=at,
    )


def hours_in_words(meeting: Meeting) -> str:
    """"3 jam", "1 jam 30 menit"."""
    minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    parts = [f"{minutes // 60} jam"] if minutes >= 60 else []
    if minutes % 60:
        parts.append(f"{minutes % 60} menit")
    return " ".join(parts)


def _place(row: MeetingRegistration) -> str:
    if row.seat == Seat.ONLINE or row.meeting.form == MeetingForm.ONLINE:
        return "Daring"
    return row.meeting.place
