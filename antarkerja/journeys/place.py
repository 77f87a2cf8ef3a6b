"""Somebody is hired: referral, vacancy, registration and ledger move together or not at all."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import fill_place
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import end_by_placement
from antarkerja.domain.matching.errors import DateOutOfOrderError
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.matching.operations import (
    accept_referral,
    add_placement,
    close_other_referrals,
)
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.refer import require_may_answer

EARLIEST_START_DAYS = 366


@transaction.atomic
def accept_and_place(
    *, by: Actor, on: date, referral: Referral, details: PlacementDetails
) -> Placement:
    """The employer said yes: the referral is accepted and the person placed.

    Raises:
        NotAllowedError, OutOfScopeError: neither the firm nor the person's office.
        MatchingError: answered before, already placed, or a day out of order.
    """
    require_may_answer(by, referral)
    accepted = accept_referral(by=by, on=on, referral=referral)
    return _place(by=by, on=on, person=accepted.person, vacancy=accepted.vacancy,
                  employer=None, referral=accepted, details=details)


@transaction.atomic
def place_without_referral(
    *, by: Actor, on: date, person: Person, details: PlacementDetails,
    vacancy: Vacancy | None = None, employer: Employer | None = None,
) -> Placement:
    """A person found work alone, or through a vacancy without a letter.

    Raises: as `accept_and_place`.
    """
    by.require(Permission.REFER)
    if by.role != RoleName.SYSTEM and by.office_id != person.office_id:
        raise OutOfScopeError
    return _place(by=by, on=on, person=person, vacancy=vacancy, employer=employer,
                  referral=None, details=details)


def _place(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy | None, employer: Employer | None,
    referral: Referral | None, details: PlacementDetails,
) -> Placement:
    if abs((details.started_on - on).days) > EARLIEST_START_DAYS:
        raise DateOutOfOrderError
    placement = add_placement(by=by, on=on, person=person, details=details, vacancy=vacancy,
                              employer=employer, referral=referral)
    close_other_referrals(by=by, on=on, person=person, keep_id=referral.pk if referral else None)
    if vacancy is not None:
        fill_place(by=by, on=on, vacancy_id=vacancy.pk, sex=person.sex)
    end_by_placement(by=by, on=on, person=person, scheme=details.scheme, vacancy=vacancy,
                     employer=placement.employer)
    return placement
