"""From a match to the employer's answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.matching.enums import ReferralOrigin
from antarkerja.domain.matching.operations import (
    accept_referral,
    add_referral,
    invite_to_interview,
    refuse_referral,
    reopen_referral,
    withdraw_referral,
)
from antarkerja.domain.matching.policies import require_own_office
from antarkerja.domain.matching.queries import score_of_pair
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Vacancy
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.matching.models import Referral


@transaction.atomic
def refer(*, by: Actor, on: date, person: Person, vacancy: Vacancy, note: str = "") -> Referral:
    """The office sends a person to an employer, with the score of that day.

    Raises:
        NotAllowedError, OutOfScopeError: not the actor's office.
        MatchingError: see `matching.operations.add_referral`.
    """
    require_own_office(by, person.office_id)
    score = score_of_pair(person, vacancy, today=on)
    return add_referral(by=by, on=on, person=person, vacancy=vacancy, note=note, score=score,
                        origin=ReferralOrigin.OFFICER)


@transaction.atomic
def apply_alone(*, by: Actor, on: date, person: Person, vacancy: Vacancy) -> Referral:
    """A person applies without the office.

    Raises:
        NotAllowedError, OutOfScopeError: not the own file.
        MatchingError: see `matching.operations.add_referral`.
    """
    by.require(Permission.USE_OWN_FILE)
    if by.person_id != person.pk:
        raise OutOfScopeError
    score = score_of_pair(person, vacancy, today=on)
    return add_referral(by=by, on=on, person=person, vacancy=vacancy, score=score,
                        origin=ReferralOrigin.PERSON)


@transaction.atomic
def answer_with_interview(
    *, by: Actor, on: date, referral: Referral, note: str = ""
) -> Referral:
    """The employer, or the officer who called the firm, enters an invitation."""
    require_may_answer(by, referral)
    return invite_to_interview(by=by, on=on, referral=referral, note=note)


@transaction.atomic
def answer_with_refusal(
    *, by: Actor, on: date, referral: Referral, reason: str, note: str = ""
) -> Referral:
    """The employer, or the officer who called the firm, enters a refusal with its reason."""
    require_may_answer(by, referral)
    return refuse_referral(by=by, on=on, referral=referral, reason=reason, note=note)


@transaction.atomic
def answer_with_acceptance(
    *, by: Actor, on: date, referral: Referral, note: str = ""
) -> Referral:
    """The employer takes the person; the office then enters the placement (`journeys.place`)."""
    require_may_answer(by, referral)
    return accept_referral(by=by, on=on, referral=referral, note=note)


@transaction.atomic
def take_back(*, by: Actor, on: date, referral: Referral, note: str = "") -> Referral:
    """The office or the person withdraws."""
    if by.role == RoleName.JOBSEEKER:
        if by.person_id != referral.person_id:
            raise OutOfScopeError
    else:
        require_own_office(by, referral.person.office_id)
    return withdraw_referral(by=by, on=on, referral=referral, note=note)


@transaction.atomic
def undo_answer(*, by: Actor, on: date, referral: Referral, answer: str) -> Referral:
    """The office takes back an answer entered by mistake, its own or the firm's.

    Raises:
        NotAllowedError, OutOfScopeError: not the referral's office.
        MatchingError, NotRegisteredError: see `matching.operations.reopen_referral`.
    """
    return reopen_referral(by=by, on=on, referral=referral, answer=answer)


def require_may_answer(by: Actor, referral: Referral) -> None:
    """The firm itself, or the office of the person.

    Raises:
        NotAllowedError, OutOfScopeError
    """
    if by.may(Permission.USE_EMPLOYER_PAGES) and by.employer_id == referral.vacancy.employer_id:
        return
    require_own_office(by, referral.person.office_id)
