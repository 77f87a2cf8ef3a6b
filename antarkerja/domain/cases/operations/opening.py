"""A case begins: one person, one open case."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.cases.enums.case import CaseStatus, Opening
from antarkerja.domain.cases.errors.case import CaseOpenAlreadyError
from antarkerja.domain.cases.models.case import Case, CaseGroup
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations.traits import lock_person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def open_case(
    *, by: Actor, on: date, person: Person, opening: Opening, officer: User | None = None,
    group: CaseGroup | None = None, partner: str = "",
) -> Case:
    """Opens the case of a person of the actor's office, for an officer or for nobody yet.

    `partner` names the body that sent the person. The locked person makes a second opening wait.

    Raises:
        NotAllowedError, OutOfScopeError: not the actor's work, or not the actor's office.
        CaseOpenAlreadyError: the person has an open case.
    """
    locked = lock_person(by, person.pk, Permission.WORK_CASES)
    standing = Case.objects.filter(person=locked, status=CaseStatus.OPEN).first()
    if standing is not None:
        raise CaseOpenAlreadyError(standing.pk)
    case = Case.objects.create(
        person=locked, office_id=locked.office_id, officer=officer, group=group, opening=opening,
        opened_by_partner=partner, opened_on=on,
    )
    record(case_entry(EventKind.CASE_OPENED, case, by=by, on=on, reason=opening.value,
                      act_key=f"case-opened:{case.pk}"))
    return case
