"""What a code on a paper stands for: kind, number, office and days, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.queries import (
    call_letter_by_check_code,
    card_is_valid,
    registration_by_check_code,
)
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.matching.queries import referral_by_check_code
from antarkerja.domain.offices.queries import local_day
from antarkerja.domain.practices.queries.meetings import certificate_by_check_code

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import CallLetter, Registration
    from antarkerja.domain.matching.models import Referral
    from antarkerja.domain.practices.models import MeetingRegistration


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPaper:
    """`valid_until` is None where the paper has no last day of its own."""

    kind: str | Promise
    number: str
    office: str
    issued_on: date
    valid_until: date | None
    is_valid: bool


def paper_of(code: str, *, now: datetime) -> CheckedPaper | None:
    """The paper that bears the code, None where no paper of the service does."""
    if registration := registration_by_check_code(code):
        return _card(registration, now)
    if letter := call_letter_by_check_code(code):
        return _call(letter, now)
    if certificate := certificate_by_check_code(code):
        return _certificate(certificate, now)
    referral = referral_by_check_code(code)
    # An application that a person sent alone has a code too, and no paper.
    return _referral(referral) if referral and referral.number else None


def _card(registration: Registration, now: datetime) -> CheckedPaper:
    office = registration.office
    return CheckedPaper(
        kind=_("Registration card (AK/I)"), number=registration.number, office=office.name,
        issued_on=registration.opened_on, valid_until=registration.valid_until,
        is_valid=card_is_valid(registration, on=local_day(office.zone, now)),
    )


def _call(letter: CallLetter, now: datetime) -> CheckedPaper:
    office = letter.office
    last_day = local_day(office.zone, letter.come_at)
    return CheckedPaper(
        kind=_("Call letter (AK/IV)"), number=letter.number, office=office.name,
        issued_on=letter.written_on, valid_until=last_day,
        is_valid=local_day(office.zone, now) <= last_day,
    )


def _referral(referral: Referral) -> CheckedPaper:
    return CheckedPaper(
        kind=_("Referral letter (AK/V)"), number=referral.number, office=referral.office.name,
        issued_on=referral.sent_on, valid_until=None, is_valid=referral.status in OPEN_STATUSES,
    )


def _certificate(row: MeetingRegistration, now: datetime) -> CheckedPaper:
    office = row.meeting.office
    return CheckedPaper(
        kind=_("Certificate of a meeting of colleagues"), number=row.certificate_number,
        office=office.name, issued_on=row.certified_on or local_day(office.zone, now),
        valid_until=None, is_valid=True,
    )
