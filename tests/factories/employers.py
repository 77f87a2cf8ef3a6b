"""Firms and vacancies, made by the operations that the program uses."""

from __future__ import annotations

from datetime import date
from typing import Any

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import add_employer, open_vacancy
from antarkerja.domain.employers.policies import EmployerDetails, VacancyDetails
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor

TODAY = date(2026, 11, 24)


def make_employer(office: Office, *, name: str = "PT Serayu Makmur", **known: Any) -> Employer:
    """A firm of the office, in the office's region where nothing else is said."""
    details = EmployerDetails(name=name, **{"region": office.region, **known})
    return add_employer(by=system_actor(office.pk), on=TODAY, details=details)


def vacancy_details(**stated: Any) -> VacancyDetails:
    """Details of a plain vacancy in Wonosobo, with what the test states in place of it."""
    plain: dict[str, Any] = {
        "title": "Operator Jahit", "places": 3, "region": "33.07", "opens_on": TODAY,
        "closes_on": date(2026, 12, 31), "education_levels": ("SMP",), "experience_min": 6,
        "wage_min": 2_300_000, "wage_max": 2_800_000, "contract": "PKWT", "hours": "full",
        "description": "Menjahit kemeja dengan mesin jahit industri.",
    }
    return VacancyDetails(**{**plain, **stated})


def make_vacancy(
    employer: Employer, *, on: date = TODAY, source_key: str | None = None, **stated: Any
) -> Vacancy:
    """An open vacancy of the firm, entered by its office."""
    return open_vacancy(
        by=system_actor(employer.office_id), on=on, details=vacancy_details(**stated),
        employer_id=employer.pk, source_key=source_key,
    )
