"""Somebody is hired: referral, vacancy, registration and ledger move together or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.operations import fill_place, free_place
from antarkerja.domain.jobseekers.operations import end_by_placement, undo_end_by_placement
from antarkerja.domain.matching.enums import CancelReason
from antarkerja.domain.matching.errors import DateOutOfOrderError
from antarkerja.domain.matching.operations import (
    add_placement,
    close_other_referrals,
    ensure_accepted,
    erase_placement,
)
from antarkerja.domain.matching.policies import PLACED_KEY, PlacementDetails, require_own_office
from antarkerja.domain.offices.policies import Actor

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Employer, Vacancy
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.matching.models import Placement, Referral

START_WITHIN_DAYS = 366
# The word by which the ledger knows the place that a placement took.
FILLED_KEY = "filled:{}"


@transaction.atomic
def place_from_referral(
    *, by: Actor, on: date, referral: Referral, details: PlacementDetails
) -> Placement:
    """The employer said yes: the referral is accepted, where it is not yet, and the person placed.

    Raises:
        NotAllowedError, OutOfScopeError: not the person's office.
        MatchingError: refused before, already placed, or a day out of order.
        NoPlaceLeftError: somebody else took the last place.
    """
    require_own_office(by, referral.person.office_id)
    ensure_accepted(by=by, on=on, referral=referral)
    return _place(by=by, on=on, person=referral.person, vacancy=referral.vacancy, employer=None,
                  referral=referral, details=details)


@transaction.atomic
def place_without_referral(
    *, by: Actor, on: date, person: Person, details: PlacementDetails,
    vacancy: Vacancy | None = None, employer: Employer | None = None,
) -> Placement:
    """A person found work alone, or through a vacancy without a letter.

    Raises: as `place_from_referral`.
    """
    require_own_office(by, person.office_id)
    return _place(by=by, on=on, person=person, vacancy=vacancy, employer=employer,
                  referral=None, details=details)


@transaction.atomic
def cancel_placement(
    *, by: Actor, on: date, placement_id: int, reason: CancelReason
) -> Placement | None:
    """A placement entered today or yesterday was a mistake, or came to nothing.

    The registration is live as it was, the place of the vacancy free, the follow-ups are gone, and
    the ledger takes back what it was told. A referral stays accepted; referrals that were withdrawn
    with the placement stay withdrawn, each can be reopened by itself. Twice is once: the second
    gets None.

    Raises:
        NotAllowedError, OutOfScopeError: not the placement's office.
        TooLateToCancelError: see `matching.operations.erase_placement`.
        StillRegisteredError: the person was registered anew since.
    """
    reason = CancelReason(reason)
    placement = erase_placement(by=by, on=on, placement_id=placement_id)
    if placement is None:
        return None
    free_place(by=by, on=on, act_key=FILLED_KEY.format(placement_id), reason=reason)
    undo_end_by_placement(by=by, on=on, person_id=placement.person_id, reason=reason,
                          act_key=PLACED_KEY.format(placement_id))
    return placement


def _place(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy | None, employer: Employer | None,
    referral: Referral | None, details: PlacementDetails,
) -> Placement:
    if abs((details.started_on - on).days) > START_WITHIN_DAYS:
        raise DateOutOfOrderError
    placement = add_placement(by=by, on=on, person=person, details=details, vacancy=vacancy,
                              employer=employer, referral=referral)
    close_other_referrals(by=by, on=on, person=person, keep_id=referral.pk if referral else None)
    if vacancy is not None and _takes_a_place(vacancy):
        fill_place(by=by, on=on, vacancy_id=vacancy.pk, person_id=person.pk,
                   act_key=FILLED_KEY.format(placement.pk))
    firm = placement.employer
    end_by_placement(
        by=by, on=on, person_id=person.pk, scheme=details.scheme, vacancy_id=placement.vacancy_id,
        employer_id=placement.employer_id, kbli=firm.kbli if firm else "",
        kbli_version=firm.kbli_version if firm else "", act_key=PLACED_KEY.format(placement.pk),
    )
    return placement


def _takes_a_place(vacancy: Vacancy) -> bool:
    """A vacancy that expired while the firm decided has left the stock already (IPK III/1)."""
    vacancy.refresh_from_db(fields=["status"])
    return vacancy.status not in (VacancyStatus.EXPIRED, VacancyStatus.WITHDRAWN)
