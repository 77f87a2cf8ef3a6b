"""The lock that acts on a case begin with."""

from __future__ import annotations

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor


def lock_case(
    by: Actor, case_id: int, permission: Permission = Permission.WORK_CASES, *,
    own_too: bool = False,
) -> Case:
    """The open case with its person and office, locked until the transaction ends.

    `own_too` marks an act that people may do to their own case, by USE_OWN_FILE.

    Raises:
        NotAllowedError: the actor has neither permission.
        OutOfScopeError: no such case in the actor's office, or not the own one.
        NoOpenCaseError: the case is closed.
    """
    own = own_too and by.role == RoleName.JOBSEEKER
    by.require(Permission.USE_OWN_FILE if own else permission)
    cases = Case.objects.select_for_update(of=("self",)).select_related("person", "office")
    if own:
        cases = cases.filter(person_id=by.person_id or 0)
    elif by.role != RoleName.SYSTEM:
        cases = cases.filter(office_id=by.own_office)
    case = cases.filter(pk=case_id).first()
    if case is None:
        raise OutOfScopeError(case_id)
    if case.status != CaseStatus.OPEN:
        raise NoOpenCaseError(case_id)
    return case


def locked_case(by: Actor, case_id: int) -> Case:
    """The case of the actor's office, open or closed, held until the transaction ends.

    Raises NotAllowedError, OutOfScopeError.
    """
    by.require(Permission.WORK_CASES)
    case = (
        Case.objects.select_for_update(of=("self",)).select_related("person")
        .filter(pk=case_id, office_id=by.own_office).first()
    )
    if case is None:
        raise OutOfScopeError(case_id)
    return case
