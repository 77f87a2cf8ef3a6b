"""What the ledger keeps of a case: the traits of the person on that day, and the case itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.jobseekers.operations.traits import traits_of
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry
from antarkerja.domain.offices.policies import Actor


def case_entry(
    kind: EventKind, case: Case, *, by: Actor, on: date, **fields: Any
) -> Entry:
    """An event about a case, with the traits that other events of the person carry.

    Reads the live registration and the first wish: two queries.
    """
    person = case.person
    live = person.registrations.filter(status="active").first()
    return Entry(
        kind=kind, happened_on=on, subject=Subject.CASE, subject_id=case.pk,
        person_id=person.pk, office_id=case.office_id,
        officer_id=by.user_id if by.is_staff else None,
        **(traits_of(person, live) | fields),
    )
