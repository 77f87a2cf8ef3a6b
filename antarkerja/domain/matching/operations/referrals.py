"""Referrals (AK/V) and applications, until the employer's answer."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record, take_back
from antarkerja.domain.matching.enums import ReferralOrigin, ReferralStatus
from antarkerja.domain.matching.errors import (
    AlreadyAnsweredError,
    AlreadyPlacedError,
    AlreadyReferredError,
    VacancyNotOpenError,
)
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.matching.policies import OPEN_STATUSES, require_own_office
from antarkerja.domain.matching.queries.answers import is_own_word, standing_answers
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.operations import next_number
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def add_referral(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy, origin: ReferralOrigin,
    score: int | None = None, note: str = "",
) -> Referral:
    """Writes a referral; one from the office gets the next number of its year.

    Raises:
        NotRegisteredError: the person has no live registration.
        VacancyNotOpenError: the vacancy is closed, full, expired or not yet checked.
        AlreadyReferredError: an open referral of this pair exists.
    """
    registration = (
        Registration.objects.select_for_update()
        .filter(person=person, status=RegistrationStatus.ACTIVE).first()
    )
    if registration is None:
        raise NotRegisteredError
    vacancy = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    if vacancy.status != VacancyStatus.OPEN or _is_over(vacancy, on):
        raise VacancyNotOpenError
    # The locked registration keeps a second referral of the same person waiting until this one
    # is written, so that looking is enough; the constraint of the table stands behind it.
    if Referral.objects.filter(
        person=person, vacancy=vacancy, status__in=[*OPEN_STATUSES, ReferralStatus.ACCEPTED]
    ).exists():
        raise AlreadyReferredError
    referral = Referral(
        person=person, vacancy=vacancy, office_id=person.office_id, origin=origin, sent_on=on,
        number=_letter_number(person.office, on) if origin == ReferralOrigin.OFFICER else "",
        check_code=secrets.token_urlsafe(12), user_id=by.user_id, score=score, note=note,
    )
    referral.save()
    kind = EventKind.REFERRED if origin == ReferralOrigin.OFFICER else EventKind.APPLIED
    _note(referral, kind, by=by, on=on)
    return referral


@transaction.atomic
def invite_to_interview(
    *, by: Actor, on: date, referral: Referral, at: datetime | None = None, note: str = ""
) -> Referral:
    """The employer wants to see the person.

    Raises:
        AlreadyAnsweredError: the referral is closed.
    """
    referral = _locked_open(referral)
    referral.status = ReferralStatus.INTERVIEW
    referral.interview_at = at
    referral.note = note or referral.note
    referral.save(update_fields=["status", "interview_at", "note"])
    _note(referral, EventKind.REFERRAL_ANSWERED, by=by, on=on, reason="interview")
    return referral


@transaction.atomic
def refuse_referral(
    *, by: Actor, on: date, referral: Referral, reason: str, note: str = ""
) -> Referral:
    """The answer is no, with its coded reason.

    Raises:
        AlreadyAnsweredError: the referral is closed.
    """
    return _close(referral, ReferralStatus.REFUSED, by=by, on=on, reason=reason, note=note)


@transaction.atomic
def withdraw_referral(*, by: Actor, on: date, referral: Referral, note: str = "") -> Referral:
    """The person or the office takes the referral back.

    Raises:
        AlreadyAnsweredError: the referral is closed.
    """
    return _close(referral, ReferralStatus.WITHDRAWN, by=by, on=on, reason="", note=note)


@transaction.atomic
def accept_referral(*, by: Actor, on: date, referral: Referral, note: str = "") -> Referral:
    """The employer takes the person; the placement is a separate act.

    Raises:
        AlreadyAnsweredError: the referral is closed.
    """
    return _close(referral, ReferralStatus.ACCEPTED, by=by, on=on, reason="", note=note)


@transaction.atomic
def reopen_referral(*, by: Actor, on: date, referral: Referral, answer: str) -> Referral:
    """An answer was entered by mistake: the referral waits as it did before. Twice is once.

    The ledger keeps the answer and gets its correction.

    Raises:
        NotAllowedError, OutOfScopeError: not the referral's office.
        AlreadyAnsweredError: another answer stands by now, or the person's own word.
        AlreadyPlacedError: a placement came of it; that is cancelled first.
        AlreadyReferredError: the pair was referred again since.
        NotRegisteredError: the person has no live registration.
    """
    require_own_office(by, referral.office_id)
    fresh = Referral.objects.select_for_update(of=("self",)).select_related("person").get(
        pk=referral.pk
    )
    if fresh.status != answer and fresh.status in OPEN_STATUSES:
        return fresh
    told = list(standing_answers(fresh))
    if fresh.status != answer or not told or is_own_word(fresh, told[0]):
        raise AlreadyAnsweredError
    _refuse_reopening(fresh)
    invited = any(event.reason == ReferralStatus.INTERVIEW for event in told[1:])
    fresh.status = ReferralStatus.INTERVIEW if invited else ReferralStatus.SENT
    fresh.answered_on, fresh.refusal_reason = None, ""
    fresh.save(update_fields=["status", "answered_on", "refusal_reason"])
    take_back(told[0], on=on, officer_id=by.user_id, reason="undone")
    return fresh


def _refuse_reopening(referral: Referral) -> None:
    if Placement.objects.filter(referral=referral).exists():
        raise AlreadyPlacedError
    others = Referral.objects.filter(person_id=referral.person_id, vacancy_id=referral.vacancy_id)
    waiting = [*OPEN_STATUSES, ReferralStatus.ACCEPTED]
    if others.filter(status__in=waiting).exclude(pk=referral.pk).exists():
        raise AlreadyReferredError
    if not Registration.objects.filter(
        person_id=referral.person_id, status=RegistrationStatus.ACTIVE
    ).exists():
        raise NotRegisteredError


@transaction.atomic
def ensure_accepted(*, by: Actor, on: date, referral: Referral) -> None:
    """Accepts a referral that is still open; one accepted before stays as it is.

    Raises:
        AlreadyAnsweredError: it was refused or withdrawn.
    """
    fresh = Referral.objects.select_for_update().get(pk=referral.pk)
    if fresh.status in OPEN_STATUSES:
        accept_referral(by=by, on=on, referral=fresh)
    elif fresh.status != ReferralStatus.ACCEPTED:
        raise AlreadyAnsweredError


@transaction.atomic
def close_other_referrals(*, by: Actor, on: date, person: Person, keep_id: int | None) -> int:
    """Withdraws what is still open when a person is placed. Returns how many."""
    others = Referral.objects.filter(person=person, status__in=OPEN_STATUSES)
    if keep_id is not None:
        others = others.exclude(pk=keep_id)
    still_open = list(others)
    for referral in still_open:
        _close(referral, ReferralStatus.WITHDRAWN, by=by, on=on, reason="", note="")
    return len(still_open)


def _letter_number(office: Office, on: date) -> str:
    number = next_number(office_id=office.pk, kind="AK5", year=on.year)
    return f"AK5/{office.region or 'RI'}/{on.year}/{number:05d}"


def _is_over(vacancy: Vacancy, on: date) -> bool:
    return vacancy.closes_on is not None and vacancy.closes_on < on


def _locked_open(referral: Referral) -> Referral:
    fresh = Referral.objects.select_for_update().select_related("person", "vacancy").get(
        pk=referral.pk
    )
    if fresh.status not in OPEN_STATUSES:
        raise AlreadyAnsweredError
    return fresh


def _close(
    referral: Referral, status: ReferralStatus, *, by: Actor, on: date, reason: str, note: str
) -> Referral:
    fresh = _locked_open(referral)
    fresh.status = status
    fresh.answered_on = on
    fresh.refusal_reason = reason
    fresh.note = note or fresh.note
    fresh.save(update_fields=["status", "answered_on", "refusal_reason", "note"])
    _note(fresh, EventKind.REFERRAL_ANSWERED, by=by, on=on, reason=reason or status.value)
    return fresh


def _note(
    referral: Referral, kind: EventKind, *, by: Actor, on: date, reason: str = ""
) -> None:
    person, vacancy = referral.person, referral.vacancy
    record(
        Entry(
            kind=kind, happened_on=on, subject=Subject.REFERRAL, subject_id=referral.pk,
            person_id=person.pk, vacancy_id=vacancy.pk, employer_id=vacancy.employer_id,
            office_id=referral.office_id, officer_id=by.user_id if by.is_staff else None,
            sex=person.sex, birth_on=person.birth_on, education=person.education,
            left_school_year=person.left_school_year, kbji=vacancy.kbji,
            kbji_version=vacancy.kbji_version, region=vacancy.region, reason=reason,
        )
    )
