"""Claims of the unemployment benefit, noted by the operation that pages use."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.cases.models.benefits import BenefitClaim
from antarkerja.domain.cases.operations.benefits import ClaimDetails, claim_benefit
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.policies import Actor

TODAY = date(2026, 11, 24)


def make_claim(
    by: Actor, person: Person, *, claimed_on: date = date(2026, 10, 1),
    dismissed_on: date = date(2026, 9, 15), on: date = TODAY,
) -> BenefitClaim:
    """A claim after a dismissal by PT Lama."""
    details = ClaimDetails(dismissed_on=dismissed_on, claimed_on=claimed_on,
                           employer_name="PT Lama")
    return claim_benefit(by=by, on=on, person_id=person.pk, details=details)
