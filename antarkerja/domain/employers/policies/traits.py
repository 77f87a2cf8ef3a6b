"""A row read back: as details that can be changed, and as what reports count it by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.policies.details import (
    EmployerDetails,
    VacancyDetails,
    code_list,
    listed,
)

# A group less probable than this is shown as a suggestion and not counted as fact.
CODE_IS_FACT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """The cell of forms IPK III/4 to III/6 that a vacancy's places stand in."""

    education: str
    kbji: str
    kbji_version: str
    kbli: str
    kbli_version: str
    region: str
    opened_on: date


def traits_of(vacancy: Vacancy, employer: Employer) -> Traits:
    """The traits as the rows have them now; a code that is only a suggestion is left out."""
    sure = bool(vacancy.kbji) and vacancy.kbji_probability >= CODE_IS_FACT
    return Traits(
        education=vacancy.education_min,
        kbji=vacancy.kbji if sure else "",
        kbji_version=vacancy.kbji_version if sure else "",
        kbli=employer.kbli,
        kbli_version=employer.kbli_version if employer.kbli else "",
        region=vacancy.region,
        opened_on=vacancy.opens_on,
    )


def details_of(vacancy: Vacancy) -> VacancyDetails:
    """What is stated about a vacancy, as `change_vacancy` takes it; a guessed code is left out."""
    return VacancyDetails(
        title=vacancy.title, opens_on=vacancy.opens_on, places=vacancy.places,
        closes_on=vacancy.closes_on, region=vacancy.region, workplace=vacancy.workplace,
        education_levels=code_list(vacancy.education_levels),
        fields_of_study=listed(vacancy.fields_of_study), experience_min=vacancy.experience_min,
        skills=listed(vacancy.skills), licences=code_list(vacancy.licences),
        languages=code_list(vacancy.languages), wage_min=vacancy.wage_min,
        wage_max=vacancy.wage_max, contract=vacancy.contract, hours=vacancy.hours,
        work_days=vacancy.work_days, accommodation=code_list(vacancy.accommodation),
        description=vacancy.description, stated_limits=vacancy.stated_limits,
        limits_reason=vacancy.limits_reason, applicants_elsewhere=vacancy.applicants_elsewhere,
        kbji=vacancy.kbji if vacancy.kbji_probability >= 1 else "",
    )


def employer_details_of(employer: Employer) -> EmployerDetails:
    """What is known about a firm, as `change_employer` takes it."""
    return EmployerDetails(
        name=employer.name, region=employer.region, nib=employer.nib, npwp=employer.npwp,
        kbli=employer.kbli, kbli_version=employer.kbli_version, size=employer.size,
        address=employer.address, contact_name=employer.contact_name,
        contact_phone=employer.contact_phone, contact_email=employer.contact_email,
    )
