"""What is said about a firm or a vacancy, before it is accepted, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.formats import number_format

from antarkerja.domain.employers.enums import ProblemCode, Size
from antarkerja.domain.employers.policies.wording import limiting_words
from antarkerja.domain.reference.enums import EDUCATION_RUNG, Contract, Education, Hours
from antarkerja.domain.reference.regions import is_region

TITLE_MAX = 200
DESCRIPTION_MAX = 20_000
PLACES_MAX = 10_000
# Rupiah a month. Under the smallest, somebody wrote 5 for 5,000,000 or a wage by the hour.
WAGE_MIN = 100_000
WAGE_MAX = 500_000_000
EXPERIENCE_MAX_MONTHS = 480
VALIDITY_MAX_DAYS = 366
# What the nature of the work may demand (SE M/6/HK.04/V/2025); looks and marriage never do.
MAY_BE_NEEDED = {ProblemCode.WORDING_AGE, ProblemCode.WORDING_SEX, ProblemCode.WORDING_HEIGHT}
# Values whose digits are grouped as the reader's language does.
AMOUNTS = frozenset({
    ProblemCode.PLACES_TOO_MANY, ProblemCode.PLACES_BELOW_FILLED, ProblemCode.WAGE_TOO_SMALL,
    ProblemCode.WAGE_TOO_LARGE, ProblemCode.WAGE_ORDER, ProblemCode.TITLE_TOO_LONG,
    ProblemCode.DESCRIPTION_TOO_LONG, ProblemCode.TEXT_TOO_LONG, ProblemCode.NAME_TOO_LONG,
})
# Characters that a column holds; lists are counted as they are joined.
TEXT_LIMITS = {
    "workplace": 200, "licences": 80, "languages": 120, "work_days": 80, "accommodation": 200,
    "stated_limits": 200, "limits_reason": 200, "education_levels": 60,
}
EMPLOYER_TEXT_LIMITS = {"address": 240, "contact_name": 120, "contact_phone": 20,
                        "contact_email": 254}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong (`hard`) or worth a look, in `column`, with the `value` found."""

    column: str
    code: str
    value: str = ""
    hard: bool = True

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, in the reader's language."""
        value = self.value
        if self.code in AMOUNTS and value.lstrip("-").isdecimal():
            value = number_format(int(value), force_grouping=True)
        return str(ProblemCode(self.code).label).replace("%(value)s", value)

    def as_row(self) -> dict[str, Any]:
        """As `ImportRow.problems` keeps it."""
        return {"column": self.column, "code": self.code, "value": self.value, "hard": self.hard}


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyDetails:
    """What an employer says about the work offered. Empty always means "not stated".

    Wages are rupiah a month, experience is months, `region` is a Kemendagri code. Lists of codes
    are tuples (`licences` of `Licence`); `skills`, `fields_of_study` and `languages` are tuples of
    free words ("Inggris"). `kbji` is a code stated by somebody who knows, never a guess.
    """

    title: str
    opens_on: date
    places: int = 1
    closes_on: date | None = None
    region: str = ""
    workplace: str = ""
    education_levels: tuple[str, ...] = ()
    fields_of_study: tuple[str, ...] = ()
    experience_min: int | None = None
    skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    wage_min: int | None = None
    wage_max: int | None = None
    contract: str = ""
    hours: str = ""
    work_days: str = ""
    accommodation: tuple[str, ...] = ()
    description: str = ""
    stated_limits: str = ""
    limits_reason: str = ""
    applicants_elsewhere: int | None = None
    kbji: str = ""

    @property
    def education_min(self) -> str:
        """The lowest level named, "" where none is."""
        known = [level for level in self.education_levels if level in EDUCATION_RUNG]
        return min(known, key=lambda level: EDUCATION_RUNG[level], default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerDetails:
    """What is known about a firm. `kbli` is a code of the edition `kbli_version`."""

    name: str
    region: str = ""
    nib: str = ""
    npwp: str = ""
    kbli: str = ""
    kbli_version: str = ""
    size: str = Size.UNKNOWN
    address: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""


def check_details(details: VacancyDetails, *, on: date | None = None) -> tuple[Problem, ...]:
    """All that is wrong with a vacancy's details, hard problems first.

    `on` is the day of the act; with it a closing day in the past is noticed (soft: a file may
    hold last month's vacancies).
    """
    problems = [*_fact_problems(details, on), *_wording_problems(details)]
    return tuple(sorted(problems, key=lambda problem: not problem.hard))


def hard_problems(details: VacancyDetails) -> tuple[Problem, ...]:
    """Only what must be mended, without reading the texts word by word: for batches."""
    return tuple(problem for problem in _fact_problems(details, None) if problem.hard)


def check_employer(details: EmployerDetails) -> tuple[Problem, ...]:
    """All that is wrong with a firm's details, hard problems first."""
    problems: list[Problem] = []
    if not firm_key(details.name):
        problems.append(Problem(column="name", code=ProblemCode.NAME_MISSING))
    if len(details.name.strip()) > TITLE_MAX:
        problems.append(Problem(column="name", code=ProblemCode.NAME_TOO_LONG,
                                value=str(len(details.name.strip()))))
    for column, limit in EMPLOYER_TEXT_LIMITS.items():
        if len(getattr(details, column)) > limit:
            problems.append(Problem(column=column, code=ProblemCode.TEXT_TOO_LONG,
                                    value=str(len(getattr(details, column)))))
    if details.region and not known_region(details.region):
        problems.append(Problem(column="region", code=ProblemCode.REGION_UNKNOWN,
                                value=details.region))
    if details.nib and not re.fullmatch(r"\d{13}", details.nib):
        problems.append(Problem(column="nib", code=ProblemCode.NIB_DIGITS, value=details.nib))
    if details.npwp and not re.fullmatch(r"\d{15,16}", details.npwp):
        problems.append(Problem(column="npwp", code=ProblemCode.NPWP_DIGITS, value=details.npwp))
    if details.kbli and not re.fullmatch(r"[A-V]|\d{2,5}", details.kbli):
        problems.append(Problem(column="kbli", code=ProblemCode.KBLI_UNKNOWN, value=details.kbli))
    return tuple(problems)


def _fact_problems(details: VacancyDetails, on: date | None) -> list[Problem]:
    return [
        *_text_problems(details), *_number_problems(details), *_wage_problems(details),
        *_day_problems(details, on), *_code_problems(details),
    ]


def _text_problems(details: VacancyDetails) -> list[Problem]:
    title = details.title.strip()
    problems: list[Problem] = []
    if not re.search(r"\w", title):
        problems.append(Problem(column="title", code=ProblemCode.TITLE_MISSING))
    if len(title) > TITLE_MAX:
        problems.append(Problem(column="title", code=ProblemCode.TITLE_TOO_LONG,
                                value=str(len(title))))
    if len(details.description) > DESCRIPTION_MAX:
        problems.append(Problem(column="description", code=ProblemCode.DESCRIPTION_TOO_LONG,
                                value=str(len(details.description))))
    for column, limit in TEXT_LIMITS.items():
        value = getattr(details, column)
        length = len(value if isinstance(value, str) else ",".join(value))
        if length > limit:
            problems.append(Problem(column=column, code=ProblemCode.TEXT_TOO_LONG,
                                    value=str(length)))
    if details.stated_limits.strip() and not details.limits_reason.strip():
        problems.append(Problem(column="limits_reason", code=ProblemCode.LIMITS_NEED_REASON,
                                value=details.stated_limits.strip()))
    return problems


def _number_problems(details: VacancyDetails) -> list[Problem]:
    problems: list[Problem] = []
    if details.places < 1:
        problems.append(Problem(column="places", code=ProblemCode.PLACES_TOO_FEW,
                                value=str(details.places)))
    if details.places > PLACES_MAX:
        problems.append(Problem(column="places", code=ProblemCode.PLACES_TOO_MANY,
                                value=str(details.places)))
    months = details.experience_min
    if months is not None and not 0 <= months <= EXPERIENCE_MAX_MONTHS:
        problems.append(Problem(column="experience_min", code=ProblemCode.EXPERIENCE_ODD,
                                value=str(months)))
    return problems


def _wage_problems(details: VacancyDetails) -> list[Problem]:
    problems: list[Problem] = []
    for column, wage in (("wage_min", details.wage_min), ("wage_max", details.wage_max)):
        if wage is None:
            continue
        if wage < WAGE_MIN:
            problems.append(Problem(column=column, code=ProblemCode.WAGE_TOO_SMALL,
                                    value=str(wage)))
        if wage > WAGE_MAX:
            problems.append(Problem(column=column, code=ProblemCode.WAGE_TOO_LARGE,
                                    value=str(wage)))
    low, high = details.wage_min, details.wage_max
    if low is not None and high is not None and high < low:
        problems.append(Problem(column="wage_max", code=ProblemCode.WAGE_ORDER, value=str(high)))
    return problems


def _day_problems(details: VacancyDetails, on: date | None) -> list[Problem]:
    closes = details.closes_on
    if closes is None:
        return []
    if closes < details.opens_on:
        return [Problem(column="closes_on", code=ProblemCode.DAYS_ORDER, value=closes.isoformat())]
    problems: list[Problem] = []
    if on is not None and closes < on:
        problems.append(Problem(column="closes_on", code=ProblemCode.CLOSED_ALREADY, hard=False,
                                value=closes.isoformat()))
    if (closes - details.opens_on).days > VALIDITY_MAX_DAYS:
        problems.append(Problem(column="closes_on", code=ProblemCode.VALIDITY_LONG, hard=False,
                                value=closes.isoformat()))
    return problems


def _code_problems(details: VacancyDetails) -> list[Problem]:
    problems: list[Problem] = []
    if not details.region:
        problems.append(Problem(column="region", code=ProblemCode.REGION_MISSING, hard=False))
    elif not known_region(details.region):
        problems.append(Problem(column="region", code=ProblemCode.REGION_UNKNOWN,
                                value=details.region))
    for column, value, known in (
        ("contract", details.contract, Contract.values), ("hours", details.hours, Hours.values),
        *(("education_levels", level, Education.values) for level in details.education_levels),
    ):
        if value not in known:
            problems.append(Problem(column=column, code=ProblemCode.CODE_UNKNOWN, value=value))
    if details.kbji and not re.fullmatch(r"\d{1,4}", details.kbji):
        problems.append(Problem(column="kbji", code=ProblemCode.KBJI_UNKNOWN, value=details.kbji))
    return problems


def _wording_problems(details: VacancyDetails) -> list[Problem]:
    """Limits in words. Age, sex or height that is stated as a limit with its reason is excused."""
    stated = {span.kind for span in limiting_words(details.stated_limits)}
    excused = stated & MAY_BE_NEEDED if details.limits_reason.strip() else set()
    return [
        Problem(column=column, code=span.kind, value=span.text, hard=False)
        for column, text in (("title", details.title), ("description", details.description),
                             ("stated_limits", details.stated_limits))
        for span in limiting_words(text)
        if span.kind not in excused
    ]


@lru_cache(maxsize=4096)
def known_region(code: str) -> bool:
    """A file names the same few hundred places thousands of times."""
    return is_region(code)


_FORMS = {"pt", "cv", "ud", "pd", "fa", "firma", "koperasi", "yayasan", "toko"}
_DROPPED = {"tbk", "persero", "terbuka", "perseroda"}


@lru_cache(maxsize=16_384)
def firm_key(name: str) -> str:
    """ "PT. Maju Jaya, Tbk" and "Maju Jaya PT" → "pt maju jaya"; "" where nothing is left.

    The legal form stays: a CV and a PT of one name are two firms.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = [word for word in re.findall(r"[^\W_]+", plain.replace("'", "")) if word]
    words = [word for word in words if word not in _DROPPED] or words
    if len(words) > 1 and words[-1] in _FORMS and words[0] not in _FORMS:
        words = [words[-1], *words[:-1]]
    return " ".join(words)[:200]


SEPARATOR = "; "


def joined(words: tuple[str, ...]) -> str:
    """Free words as the columns `skills` and `fields_of_study` keep them."""
    return SEPARATOR.join(word.replace(";", ",").strip() for word in words if word.strip())


def listed(text: str) -> tuple[str, ...]:
    """The words of such a column."""
    return tuple(word for word in (part.strip() for part in text.split(";")) if word)


def code_list(text: str) -> tuple[str, ...]:
    """The codes of a column such as `licences`: "SIM_A,SIM_C"."""
    return tuple(code for code in (part.strip() for part in text.split(",")) if code)
