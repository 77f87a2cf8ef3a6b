"""Reads of firms and vacancies, in the viewer's scope."""

from __future__ import annotations

from antarkerja.domain.employers.queries.access import firm_accounts
from antarkerja.domain.employers.queries.lists import (
    Slice,
    VacancyCounts,
    VacancyFilters,
    employer_names,
    employers_count,
    employers_list,
    open_vacancies,
    vacancies_list,
    vacancies_of_employer,
    vacancy_counts,
)
from antarkerja.domain.employers.queries.scope import (
    employer_for,
    employers_seen_by,
    may_edit,
    vacancies_seen_by,
    vacancy_for,
)
from antarkerja.domain.employers.queries.unsure import UnsureTitle, unsure_count, unsure_titles
from antarkerja.domain.employers.queries.visits import visits_of_employer

__all__ = [
    "Slice",
    "UnsureTitle",
    "VacancyCounts",
    "VacancyFilters",
    "employer_for",
    "employer_names",
    "employers_count",
    "employers_list",
    "employers_seen_by",
    "firm_accounts",
    "may_edit",
    "open_vacancies",
    "unsure_count",
    "unsure_titles",
    "vacancies_list",
    "vacancies_of_employer",
    "vacancies_seen_by",
    "vacancy_counts",
    "vacancy_for",
    "visits_of_employer",
]
