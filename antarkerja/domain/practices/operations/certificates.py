"""Numbers and check codes of certificates, given when a meeting was held."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from antarkerja.domain.offices.operations.papers import next_number
from antarkerja.domain.practices.models import Meeting, MeetingRegistration

CERTIFICATE = "SKP"


def give_certificates(
    meeting: Meeting, rows: Iterable[MeetingRegistration], *, on: date
) -> None:
    """Each who was there gets the next number of the host's office, once. In a transaction."""
    given = []
    for row in rows:
        if row.certificate_number:
            continue
        number = next_number(office_id=meeting.office_id, kind=CERTIFICATE, year=on.year)
        row.certificate_number = f"{CERTIFICATE}-{meeting.office_id}-{on.year}-{number:04d}"
        row.check_code, row.certified_on = secrets.token_urlsafe(12), on
        given.append(row)
    MeetingRegistration.objects.bulk_update(
        given, ["certificate_number", "check_code", "certified_on"], batch_size=200)
