"""How details become columns of a row."""

from __future__ import annotations

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.policies import EmployerDetails, VacancyDetails, firm_key, joined
from antarkerja.domain.reference.coding import Code, title_key
from antarkerja.domain.reference.enums import EDUCATION_RUNG, KBJI_VERSION

VACANCY_COLUMNS = (
    "title", "title_normalised", "kbji", "kbji_version", "kbji_probability", "places", "region",
    "workplace", "education_min", "education_levels", "fields_of_study", "experience_min",
    "skills", "licences", "languages", "wage_min", "wage_max", "contract", "hours", "work_days",
    "accommodation", "description", "stated_limits", "limits_reason", "opens_on", "closes_on",
    "applicants_elsewhere",
)
EMPLOYER_COLUMNS = (
    "name", "name_normalised", "nib", "npwp", "kbli", "kbli_version", "size", "region", "address",
    "contact_name", "contact_phone", "contact_email",
)


def clean(text: str) -> str:
    """Without the character that PostgreSQL refuses in text, and without outer spaces."""
    return text.replace("\x00", "").strip()


def put_vacancy(row: Vacancy, details: VacancyDetails, code: Code | None) -> None:
    """Sets the columns of `row`; `code` is what is known of the title, a stated code wins."""
    key = title_key(details.title)
    if details.kbji:
        code = Code(details.kbji, 1.0)
    elif code is None and row.title_normalised == key and row.kbji:
        code = Code(row.kbji, row.kbji_probability, version=row.kbji_version)
    row.kbji = code.group if code else ""
    row.kbji_version = (code.version or KBJI_VERSION) if code else ""
    row.kbji_probability = code.probability if code else 0.0
    row.title, row.title_normalised = clean(details.title), key
    levels = [level for level in details.education_levels if level]
    levels.sort(key=lambda level: EDUCATION_RUNG.get(level, 99))
    row.education_min, row.education_levels = details.education_min, ",".join(levels)
    row.fields_of_study = clean(joined(details.fields_of_study))
    row.skills = clean(joined(details.skills))
    row.licences, row.languages = ",".join(details.licences), ",".join(details.languages)
    row.accommodation = ",".join(details.accommodation)
    for name in ("workplace", "work_days", "description", "stated_limits", "limits_reason"):
        setattr(row, name, clean(getattr(details, name)))
    for name in ("places", "region", "experience_min", "wage_min", "wage_max", "contract", "hours",
                 "opens_on", "closes_on", "applicants_elsewhere"):
        setattr(row, name, getattr(details, name))


def put_employer(row: Employer, details: EmployerDetails) -> None:
    """Sets the columns of `row`."""
    row.name, row.name_normalised = clean(details.name), firm_key(details.name)
    for name in EMPLOYER_COLUMNS[2:]:
        setattr(row, name, clean(getattr(details, name)))
