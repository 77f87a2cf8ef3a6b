"""Finding the row that an act is about, in the actor's scope, locked."""

from __future__ import annotations

from antarkerja.domain.employers.errors import (
    DetailsRefusedError,
    EmployerNotFoundError,
    VacancyNotFoundError,
)
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.policies import Problem
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.policies import Actor

# An id that no row has, so that an actor without office or firm finds nothing.
NOBODY = -1


def require_editor(by: Actor) -> None:
    """Staff who may edit vacancies, or the firm itself.

    Raises:
        NotAllowedError: the actor is neither.
    """
    if not by.may(Permission.USE_EMPLOYER_PAGES):
        by.require(Permission.EDIT_VACANCIES)


def is_firm(by: Actor) -> bool:
    return by.role == RoleName.EMPLOYER


def office_of(by: Actor, employer: Employer) -> int:
    """The office whose stock a new vacancy joins."""
    if is_firm(by) or by.office_id is None:
        return employer.office_id
    return by.office_id


def employer_to_edit(by: Actor, employer_id: int) -> Employer:
    """The firm, locked.

    Raises:
        EmployerNotFoundError: unknown, or of another office.
    """
    rows = Employer.objects.select_for_update().filter(pk=employer_id)
    if is_firm(by):
        rows = rows.filter(pk=by.employer_id or NOBODY)
    elif not by.is_clock:
        rows = rows.filter(office_id=by.office_id or NOBODY)
    row = rows.first()
    if row is None:
        raise EmployerNotFoundError(employer_id)
    return row


def employer_to_use(by: Actor, employer_id: int) -> Employer:
    """The firm that a new vacancy names: the own one for a firm, any known one for an office.

    Raises:
        EmployerNotFoundError: unknown, archived, or another firm.
    """
    rows = Employer.objects.filter(pk=employer_id, archived_at__isnull=True)
    if is_firm(by):
        rows = rows.filter(pk=by.employer_id or NOBODY)
    row = rows.first()
    if row is None:
        raise EmployerNotFoundError(employer_id)
    return row


def vacancy_to_edit(by: Actor, vacancy_id: int) -> Vacancy:
    """The vacancy, locked, with its firm.

    Raises:
        VacancyNotFoundError: unknown, of another office, or of another firm.
    """
    rows = Vacancy.objects.select_for_update(of=("self",)).select_related("employer")
    rows = rows.filter(pk=vacancy_id)
    if is_firm(by):
        rows = rows.filter(employer_id=by.employer_id or NOBODY)
    elif not by.is_clock:
        rows = rows.filter(office_id=by.office_id or NOBODY)
    row = rows.first()
    if row is None:
        raise VacancyNotFoundError(vacancy_id)
    return row


def refuse_hard(problems: tuple[Problem, ...]) -> None:
    """Raises DetailsRefusedError where a problem is hard."""
    hard = tuple(problem for problem in problems if problem.hard)
    if hard:
        raise DetailsRefusedError(hard)
