"""What the clock does for claimants of the unemployment benefit (JKP)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.benefits import BenefitEnd, ProofKind
from antarkerja.domain.cases.errors.benefits import BenefitError
from antarkerja.domain.cases.operations.benefits import Proof, end_claim, prove_month
from antarkerja.domain.cases.queries.benefits import claims_over, jkp_rules, months_owed
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import system_actor
from antarkerja.journeys.tell import tell_person, withdraw
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.cases.models.benefits import BenefitMonth

ABOUT = "benefit"
# So many days before the last one a claimant is reminded: twice, and never after the day.
REMIND_DAYS = (7, 2)


def prove_what_is_there(*, on: date, at: datetime, zone: str) -> int:
    """Months whose proof lies in the system already are proved by it; nobody types it.

    The first month by self-assessment and counselling, a later one by applications to enough
    firms. What does not reach is left. Returns how many months were proved.
    """
    proved = 0
    for row in months_owed(on=on, zone=zone):
        kind = ProofKind.FIRST_MONTH if row.month == 1 else ProofKind.APPLICATIONS
        by = system_actor(row.claim.office_id)
        try:
            prove_month(by=by, on=on, claim_id=row.claim_id, month=row.month,
                        proof=Proof(kind=kind))
        except BenefitError:
            continue
        withdraw(by=by, at=at, about=(ABOUT, row.pk))
        proved += 1
    return proved


def remind_claimants(*, on: date, at: datetime, zone: str) -> int:
    """Reminds who has not proved a month, a week and two days before its last day.

    Run twice it reminds nobody twice. Returns how many were told or would have been.
    """
    told = 0
    soon = on + timedelta(days=max(REMIND_DAYS))
    for row in months_owed(on=on, zone=zone).filter(due_on__lte=soon, due_on__gte=on):
        left = (row.due_on - on).days
        days = min(days for days in REMIND_DAYS if left <= days)
        tell_person(
            by=system_actor(row.claim.office_id), at=at, person=row.claim.person,
            event=MessageEvent.BENEFIT_DUE, key=f"benefit:{row.pk}:{days}", about=(ABOUT, row.pk),
            values=_words_of(row, on=on),
        )
        told += 1
    return told


def end_finished_claims(*, on: date, zone: str) -> int:
    """Claims whose last month is over, and proved or not, end. Returns how many."""
    rows = claims_over(on=on, zone=zone)
    for claim_id, office_id in rows:
        end_claim(by=system_actor(office_id), on=on, claim_id=claim_id,
                  reason=BenefitEnd.ALL_MONTHS)
    return len(rows)


def _words_of(row: BenefitMonth, *, on: date) -> dict[str, str]:
    """Values of the reminder, in the language that the claimant wishes."""
    language = contact_of(row.claim.person).language
    with translation.override(language):
        return {
            "what": what_is_owed(row, on=on),
            "until": str(format_date(row.due_on, "d MMMM yyyy", locale=language)),
            "link": public_address(reverse("jobseeker:home")),
        }


def what_is_owed(row: BenefitMonth, *, on: date) -> str:
    """In the language in use, for a message."""
    if row.month == 1:
        return _("the self-assessment and the talk with an officer of the first month")
    owed = _("proof that you looked for work in month %(month)s, such as %(needs)s applications")
    return owed % {"month": row.month, "needs": jkp_rules(on=on).applications}
