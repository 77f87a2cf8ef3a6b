"""The rules of firms and vacancies: what may be said, what must be mended, who may see."""

from __future__ import annotations

from antarkerja.domain.employers.policies.details import (
    PLACES_MAX,
    TITLE_MAX,
    WAGE_MAX,
    WAGE_MIN,
    EmployerDetails,
    Problem,
    VacancyDetails,
    check_details,
    check_employer,
    code_list,
    firm_key,
    hard_problems,
    joined,
    listed,
)
from antarkerja.domain.employers.policies.traits import (
    CODE_IS_FACT,
    Traits,
    details_of,
    employer_details_of,
    traits_of,
)
from antarkerja.domain.employers.policies.wording import Span, limiting_words

__all__ = [
    "CODE_IS_FACT",
    "PLACES_MAX",
    "TITLE_MAX",
    "WAGE_MAX",
    "WAGE_MIN",
    "EmployerDetails",
    "Problem",
    "Span",
    "Traits",
    "VacancyDetails",
    "check_details",
    "check_employer",
    "code_list",
    "details_of",
    "employer_details_of",
    "firm_key",
    "hard_problems",
    "joined",
    "limiting_words",
    "listed",
    "traits_of",
]
