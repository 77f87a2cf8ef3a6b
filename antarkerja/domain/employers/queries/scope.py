"""Which firms and vacancies a viewer may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import EmployerNotFoundError, VacancyNotFoundError
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.policies import Actor

# An id that no row has, so that a viewer without office or firm finds nothing.
NOBODY = -1


def vacancies_seen_by(viewer: Actor) -> QuerySet[Vacancy]:
    """Open vacancies are published: staff and jobseekers see them wherever they are.

    What waits, was withdrawn or is over is seen by the own office and the own firm only.
    """
    rows = Vacancy.objects.select_related("employer", "office")
    if viewer.role == RoleName.SYSTEM:
        return rows
    if viewer.role == RoleName.EMPLOYER:
        return rows.filter(employer_id=viewer.employer_id or NOBODY)
    if viewer.role == RoleName.JOBSEEKER:
        return rows.filter(status=VacancyStatus.OPEN)
    if viewer.may(Permission.SEE_VACANCIES):
        return rows.filter(Q(office_id=viewer.office_id or NOBODY) | Q(status=VacancyStatus.OPEN))
    return rows.none()


def vacancy_for(viewer: Actor, vacancy_id: int) -> Vacancy:
    """One vacancy with its firm and office.

    Raises:
        VacancyNotFoundError: unknown, or not the viewer's to see.
    """
    row = vacancies_seen_by(viewer).filter(pk=vacancy_id).first()
    if row is None:
        raise VacancyNotFoundError(vacancy_id)
    return row


def may_edit(viewer: Actor, vacancy: Vacancy) -> bool:
    """Whether the viewer may change this vacancy: the own firm, or an officer of its office."""
    if viewer.role == RoleName.EMPLOYER:
        return viewer.employer_id == vacancy.employer_id
    return viewer.may(Permission.EDIT_VACANCIES) and viewer.office_id == vacancy.office_id


def employers_seen_by(viewer: Actor) -> QuerySet[Employer]:
    """Staff see the firms that their office keeps; a firm sees itself."""
    rows = Employer.objects.select_related("office")
    if viewer.role == RoleName.SYSTEM:
        return rows
    if viewer.role == RoleName.EMPLOYER:
        return rows.filter(pk=viewer.employer_id or NOBODY)
    if viewer.may(Permission.SEE_VACANCIES):
        return rows.filter(office_id=viewer.office_id or NOBODY)
    return rows.none()


def employer_for(viewer: Actor, employer_id: int) -> Employer:
    """One firm.

    Raises:
        EmployerNotFoundError: unknown, or not the viewer's to see.
    """
    row = employers_seen_by(viewer).filter(pk=employer_id).first()
    if row is None:
        raise EmployerNotFoundError(employer_id)
    return row
