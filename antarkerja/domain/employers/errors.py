"""What may go wrong with firms and vacancies, each with its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from antarkerja.domain.offices.errors import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from antarkerja.domain.employers.policies import Problem


class EmployerNotFoundError(OutOfScopeError):
    """No such firm, or it is not the viewer's to see."""


class VacancyNotFoundError(OutOfScopeError):
    """No such vacancy, or it is not the viewer's to see."""


class DetailsRefusedError(ValueError):
    """The details have errors that keep the act from happening; `problems` says which."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.column}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)


class EmployerExistsError(ValueError):
    """A firm of that name, place and NIB is known already; `employer_id` says which."""

    def __init__(self, employer_id: int) -> None:
        super().__init__(f"employer {employer_id}")
        self.employer_id = employer_id


class EmployerBusyError(ValueError):
    """The firm still has vacancies that wait or are open; `vacancies` says how many."""

    def __init__(self, vacancies: int) -> None:
        super().__init__(f"{vacancies} vacancies")
        self.vacancies = vacancies


class VacancyClosedError(ValueError):
    """The vacancy's status does not allow the act; `status` says what it is."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class NoPlaceLeftError(VacancyClosedError):
    """Every place of the vacancy is taken, or it is open no more."""


class UnknownOccupationError(LookupError):
    """No such KBJI group."""


class VisitDayError(Exception):
    """The day of a visit lies in the future, or too long ago to be entered."""
