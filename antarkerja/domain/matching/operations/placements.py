"""Somebody starts work."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.errors import AlreadyPlacedError, TooLateToCancelError
from antarkerja.domain.matching.models import FollowUp, Placement, Referral
from antarkerja.domain.matching.policies import (
    PlacementDetails,
    may_be_cancelled,
    require_own_office,
)
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.rules import RuleName, rule_values
from antarkerja.shared.dates import add_months

FOLLOW_UP_RULES = (
    RuleName.FOLLOW_UP_FIRST_MONTHS,
    RuleName.FOLLOW_UP_SECOND_MONTHS,
    RuleName.FOLLOW_UP_THIRD_MONTHS,
)


@transaction.atomic
def add_placement(
    *, by: Actor, on: date, person: Person, details: PlacementDetails,
    vacancy: Vacancy | None = None, employer: Employer | None = None,
    referral: Referral | None = None,
) -> Placement:
    """Writes the placement and the follow-ups that the rules of that day ask for.

    The registration, the vacancy and the ledger are the journey's (`journeys.place`).

    Raises:
        AlreadyPlacedError: an earlier placement of the person goes on.
    """
    placement = Placement(
        person=person, office_id=person.office_id, referral=referral, vacancy=vacancy,
        employer=employer or (vacancy.employer if vacancy else None),
        employer_name=details.employer_name, scheme=details.scheme, contract=details.contract,
        wage=details.wage, placed_on=on, started_on=details.started_on, user_id=by.user_id,
    )
    try:
        with transaction.atomic():
            placement.save()
    except IntegrityError as error:
        if Placement.objects.filter(person=person, ended_on__isnull=True).exists():
            raise AlreadyPlacedError from error
        raise
    rules = rule_values(on=on)
    FollowUp.objects.bulk_create(
        FollowUp(
            placement=placement, office_id=placement.office_id, months=rules[rule],
            due_on=add_months(details.started_on, rules[rule]),
        )
        for rule in FOLLOW_UP_RULES
    )
    return placement


@transaction.atomic
def erase_placement(*, by: Actor, on: date, placement_id: int) -> Placement | None:
    """Removes a placement entered today or yesterday with its planned follow-ups.

    What it did to the registration, the vacancy and the ledger is taken back by the journey
    (`journeys.place.cancel_placement`); the ledger keeps both. Returns what was removed, None
    where somebody has removed it already.

    Raises:
        NotAllowedError, OutOfScopeError: not the placement's office.
        TooLateToCancelError: it is older, has ended, or a follow-up was made.
    """
    row = (
        Placement.objects.select_for_update(of=("self",)).select_related("person", "referral")
        .filter(pk=placement_id).first()
    )
    if row is None:
        return None
    require_own_office(by, row.office_id)
    asked = row.follow_ups.exclude(status=FollowUpStatus.DUE, tries=0).exists()
    if row.ended_on is not None or asked or not may_be_cancelled(row.placed_on, on):
        raise TooLateToCancelError
    Placement.objects.filter(pk=placement_id).delete()
    return row
