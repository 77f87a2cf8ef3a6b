"""What is written about a person, and the rules that a form and a file share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from antarkerja.domain.jobseekers.enums import (
    Disability,
    EmploymentCondition,
    Marital,
    ProblemCode,
    SkillEvidence,
)
from antarkerja.domain.jobseekers.policies.problems import Problem
from antarkerja.domain.reference.enums import Education, Hours, Sex
from antarkerja.domain.reference.regions import is_region
from antarkerja.shared.dates import full_years

OLDEST_YEARS = 110
LEAST_WAGE = 100_000
MOST_WAGE = 1_000_000_000
_LONGEST = {
    "birth_place": 80, "address": 200, "school": 120, "field_of_study": 120, "religion": 40,
    "accommodation": 200,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """Fields as in `models.Person` and `models.Sensitive`; "" and None mean not known."""

    name: str
    sex: str = ""
    birth_place: str = ""
    birth_on: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    rt_rw: str = ""
    region: str = ""
    postcode: str = ""
    education: str = ""
    school: str = ""
    field_of_study: str = ""
    left_school_year: int | None = None
    condition: str = ""
    wage_floor: int | None = None
    hours: str = ""
    accepts_akl: bool | None = None
    accepts_akad: bool | None = None
    accepts_akan: bool | None = None
    max_km: int | None = None
    available_from: date | None = None
    religion: str = ""
    marital: str = ""
    height_cm: int | None = None
    weight_kg: int | None = None
    mother_name: str = ""
    disabilities: tuple[str, ...] = ()
    accommodation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WishLine:
    title: str
    kbji: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceLine:
    title: str
    employer: str = ""
    kind: str = ""
    duties: str = ""
    kbji: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillLine:
    label: str
    level: str = ""
    evidence: str = SkillEvidence.CLAIMED


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    title: str
    issuer: str = ""
    issued_year: int | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLine:
    name: str
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceLine:
    kind: str
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDetails:
    """Parts of the competency profile; None leaves a part as it is, () empties it."""

    wishes: tuple[WishLine, ...] | None = None
    places: tuple[str, ...] | None = None
    experiences: tuple[ExperienceLine, ...] | None = None
    skills: tuple[SkillLine, ...] | None = None
    certificates: tuple[CertificateLine, ...] | None = None
    languages: tuple[LanguageLine, ...] | None = None
    licences: tuple[LicenceLine, ...] | None = None


def hard_problems(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.hard]


def check_details(details: PersonDetails, *, on: date, min_age: int) -> list[Problem]:
    """Every problem, in the order of the form. `min_age` is the rule of that day, in years."""
    return [
        *_name(details), *_birth(details, on, min_age), *_school(details, on),
        *_address(details), *_choices(details), *_numbers(details),
    ]


def _name(details: PersonDetails) -> Iterator[Problem]:
    if not details.name.strip():
        yield Problem("name", ProblemCode.NAME_MISSING)
    elif len(details.name) > 120:
        yield Problem("name", ProblemCode.NAME_TOO_LONG, details.name[:40])
    for field, longest in _LONGEST.items():
        value = getattr(details, field)
        if len(value) > longest:
            yield Problem(field, ProblemCode.TOO_LONG, value[:40])


def _birth(details: PersonDetails, on: date, min_age: int) -> Iterator[Problem]:
    if details.birth_on is None:
        return
    written = f"{details.birth_on:%d-%m-%Y}"
    age = full_years(details.birth_on, on)
    if details.birth_on > on or age > OLDEST_YEARS:
        yield Problem("birth_on", ProblemCode.BIRTH_IMPOSSIBLE, written)
    elif age < min_age:
        yield Problem("birth_on", ProblemCode.TOO_YOUNG, written)


def _school(details: PersonDetails, on: date) -> Iterator[Problem]:
    year = details.left_school_year
    if year is None:
        return
    if not on.year - OLDEST_YEARS <= year <= on.year + 1:
        yield Problem("left_school_year", ProblemCode.YEAR_IMPOSSIBLE, str(year))
    elif details.birth_on and year < details.birth_on.year + 5:
        yield Problem("left_school_year", ProblemCode.YEAR_BEFORE_SCHOOL, str(year))


def _address(details: PersonDetails) -> Iterator[Problem]:
    if details.region and not is_region(details.region):
        yield Problem("region", ProblemCode.REGION_UNKNOWN, details.region)
    if details.phone and not re.fullmatch(r"\+62[2-9]\d{6,11}", details.phone):
        yield Problem("phone", ProblemCode.PHONE_UNREADABLE, details.phone)
    if details.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}", details.email):
        yield Problem("email", ProblemCode.EMAIL_UNREADABLE, details.email)
    if details.postcode and not re.fullmatch(r"\d{5}", details.postcode):
        yield Problem("postcode", ProblemCode.POSTCODE_UNREADABLE, details.postcode)
    if details.rt_rw and not re.fullmatch(r"\d{1,3}/\d{1,3}", details.rt_rw):
        yield Problem("rt_rw", ProblemCode.RT_RW_UNREADABLE, details.rt_rw)


def _choices(details: PersonDetails) -> Iterator[Problem]:
    choices = (
        ("sex", details.sex, Sex.values),
        ("education", details.education, Education.values),
        ("condition", details.condition, EmploymentCondition.values),
        ("hours", details.hours, Hours.values),
        ("marital", details.marital, Marital.values),
        *(("disabilities", value, Disability.values) for value in details.disabilities),
    )
    for field, value, known in choices:
        if value not in known:
            yield Problem(field, ProblemCode.CHOICE_UNKNOWN, value)


def _numbers(details: PersonDetails) -> Iterator[Problem]:
    wage = details.wage_floor
    if wage is not None and wage < LEAST_WAGE:
        yield Problem("wage_floor", ProblemCode.WAGE_TOO_SMALL, str(wage))
    if wage is not None and wage > MOST_WAGE:
        yield Problem("wage_floor", ProblemCode.WAGE_TOO_LARGE, str(wage))
    limits = (("height_cm", 60, 250), ("weight_kg", 20, 300), ("max_km", 0, 6000))
    for field, least, most in limits:
        value = getattr(details, field)
        if value is not None and not least <= value <= most:
            yield Problem(field, ProblemCode.NUMBER_IMPOSSIBLE, str(value))
