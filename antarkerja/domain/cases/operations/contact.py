"""That a person was met, spoken to or written to; kept on the open case."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.models import Case
from antarkerja.domain.cases.operations.attention import look_again
from antarkerja.domain.offices.policies import Actor


def keep_contact(*, by: Actor, person_id: int, on: date) -> None:
    """Notes the day of a contact, where the person has an open case of the actor's office.

    Called inside the act that was the contact; that act writes the ledger. What had brought the
    case up is looked at anew.
    """
    cases = Case.objects.filter(
        person_id=person_id, office_id=by.own_office, status=CaseStatus.OPEN
    )
    if cases.exclude(contacted_on__gte=on).update(contacted_on=on):
        look_again(
            office_id=by.own_office, case_ids=list(cases.values_list("pk", flat=True)), on=on
        )
