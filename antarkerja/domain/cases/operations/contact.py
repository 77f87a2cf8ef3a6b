"""That a person was met, spoken to or written to; kept on the open case."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.models import Case
from antarkerja.domain.offices.policies import Actor


def keep_contact(*, by: Actor, person_id: int, on: date) -> None:
    """Notes the day of a contact, where the person has an open case of the actor's office.

    Called inside the act that was the contact; that act writes the ledger.
    """
    Case.objects.filter(
        person_id=person_id, office_id=by.own_office, status=CaseStatus.OPEN
    ).exclude(contacted_on__gte=on).update(contacted_on=on)
