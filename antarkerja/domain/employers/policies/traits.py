"""What reports count a vacancy by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from antarkerja.domain.employers.models import Employer, Vacancy

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
