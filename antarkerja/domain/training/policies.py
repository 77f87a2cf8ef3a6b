"""What is said about providers and courses, what is wrong with it, and which course is near."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from antarkerja.domain.reference.occupations import is_group
from antarkerja.domain.reference.regions import is_region, region_name
from antarkerja.domain.reference.skills import skill_name, skills_meant, skills_told
from antarkerja.domain.training.enums import Accreditation, ProblemCode, ProviderKind
from antarkerja.shared.money import rupiah

NEAR_KM = 100.0
"""Farther away, a course over the internet is the nearer one."""
# A course without a day is believed for a year after somebody last asked.
BELIEVED_DAYS = 365
SOFT_AREA = "sikap-kerja"
SKILL_MAX = 80
HOURS_MAX, SEATS_MAX, FEE_MAX = 5_000, 1_000, 200_000_000
TEXT_LIMITS = {"name": 200, "title": 200, "address": 240, "phone": 20, "website": 200,
               "source": 200, "place": 200, "description": 20_000}
_AMOUNTS = frozenset({ProblemCode.TOO_LONG, ProblemCode.FEE_ODD, ProblemCode.HOURS_ODD,
                      ProblemCode.SEATS_ODD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, in `column`, with the `value` found."""

    column: str
    code: str
    value: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, in the reader's language."""
        value = self.value
        if self.code in _AMOUNTS and value.lstrip("-").isdecimal():
            value = number_format(int(value), force_grouping=True)
        return str(ProblemCode(self.code).label).replace("%(value)s", value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderDetails:
    """What is known of a provider; empty is "not known". `region` is a Kemendagri code."""

    name: str
    kind: str
    source: str
    checked_on: date
    region: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    accredited: str = Accreditation.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDetails:
    """What is known of a course. `fee` in rupiah, 0 is free; None is "not known" everywhere."""

    title: str
    source: str
    checked_on: date
    description: str = ""
    kbji: str = ""
    hours: int | None = None
    fee: int | None = None
    starts_on: date | None = None
    online: bool = False
    region: str = ""
    place: str = ""
    seats: int | None = None


def provider_key(name: str) -> str:
    """A name for comparing: "LPK. Jarum-Mas" and "lpk jarum mas" are one."""
    plain = unicodedata.normalize("NFKC", name.replace("\x00", "")).casefold()
    return " ".join(re.findall(r"\w+", plain))[:200]


def check_provider(details: ProviderDetails, *, on: date) -> tuple[Problem, ...]:
    """Everything that keeps a provider from being kept."""
    found = [*_check_texts(details, ("name", "address", "phone", "website", "source")),
             *_check_common(details, on)]
    if not provider_key(details.name):
        found.append(Problem(column="name", code=ProblemCode.NAME_MISSING))
    if details.kind not in ProviderKind.values:
        found.append(Problem(column="kind", code=ProblemCode.KIND_UNKNOWN, value=details.kind))
    # What is shown as a link leads to a page, and nowhere else.
    if details.website and not re.fullmatch(r"https?://[^\s<>\"']+", details.website):
        found.append(Problem(column="website", code=ProblemCode.WEBSITE_BAD,
                             value=details.website[:80]))
    return tuple(found)


def check_course(details: CourseDetails, *, on: date) -> tuple[Problem, ...]:
    """Everything that keeps a course from being kept."""
    found = [*_check_texts(details, ("title", "description", "source", "place")),
             *_check_common(details, on), *_check_amounts(details)]
    if not re.search(r"\w", details.title):
        found.append(Problem(column="title", code=ProblemCode.TITLE_MISSING))
    if not details.region and not details.online:
        found.append(Problem(column="region", code=ProblemCode.PLACE_NEEDED))
    if details.region and is_region(details.region) and "." not in details.region:
        found.append(Problem(column="region", code=ProblemCode.DISTRICT_NEEDED,
                             value=region_name(details.region)))
    if details.kbji and not is_group(details.kbji):
        found.append(Problem(column="kbji", code=ProblemCode.KBJI_UNKNOWN,
                             value=details.kbji[:20]))
    return tuple(found)


def _check_texts(
    details: ProviderDetails | CourseDetails, columns: Collection[str]
) -> list[Problem]:
    return [
        Problem(column=column, code=ProblemCode.TOO_LONG, value=str(len(text)))
        for column in columns
        if len(text := str(getattr(details, column))) > TEXT_LIMITS[column]
    ]


def _check_common(details: ProviderDetails | CourseDetails, on: date) -> list[Problem]:
    found = []
    if details.region and not is_region(details.region):
        found.append(Problem(column="region", code=ProblemCode.REGION_UNKNOWN,
                             value=details.region[:40]))
    if not details.source.strip():
        found.append(Problem(column="source", code=ProblemCode.SOURCE_MISSING))
    if details.checked_on > on:
        found.append(Problem(column="checked_on", code=ProblemCode.CHECKED_LATER,
                             value=date_format(details.checked_on, "j F Y")))
    return found


def _check_amounts(details: CourseDetails) -> list[Problem]:
    limits = (("hours", details.hours, 1, HOURS_MAX, ProblemCode.HOURS_ODD),
              ("seats", details.seats, 1, SEATS_MAX, ProblemCode.SEATS_ODD),
              ("fee", details.fee, 0, FEE_MAX, ProblemCode.FEE_ODD))
    return [
        Problem(column=column, code=code, value=str(value))
        for column, value, low, high, code in limits
        if value is not None and not low <= value <= high
    ]


def skills_of_words(labels: Collection[str]) -> tuple[str, ...]:
    """Ids of the skills that labels name; a label that the lists do not know stands for itself."""
    found: list[str] = []
    for label in labels:
        plain = " ".join(label.lower().split())[:SKILL_MAX]
        if plain:
            known = (label,) if skill_name(label) else skills_meant(plain)
            found.extend(known or (plain,))
    return tuple(dict.fromkeys(found))


def skills_suggested(title: str, description: str) -> tuple[str, ...]:
    """Ids of the skills that a course seems to teach, for an officer to confirm.

    Nearly every description praises discipline and communication: a soft skill is only
    suggested where the title itself names it.
    """
    named = dict.fromkeys(told.skill for told in skills_told(title))
    learnt = (told.skill for told in skills_told(description) if not _is_soft(told.skill))
    return tuple(named | dict.fromkeys(learnt))


def _is_soft(skill_id: str) -> bool:
    known = skill_name(skill_id)
    return known is not None and known.area == SOFT_AREA


def skill_label(skill: str) -> str:
    """The skill in the reader's language; one that the lists do not know as it stands."""
    known = skill_name(skill)
    return known.name if known else skill


def believed_since(today: date) -> date:
    """A course without a day, last checked before this, is not named to anybody."""
    return today - timedelta(days=BELIEVED_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCourse:
    """The nearest open course for a skill; `km` is None in the own district and online."""

    id: int
    title: str
    provider: str
    region: str
    online: bool
    starts_on: date | None
    fee: int | None
    km: int | None = None

    @property
    def words(self) -> str:
        """"LPK Jarum Mas, Kabupaten Temanggung (24 km), mulai 3 Des, gratis"."""
        return ", ".join((self.provider, place_words(self), start_words(self.starts_on),
                          fee_words(self.fee)))


def place_words(course: NearCourse) -> str:
    if course.online:
        return _("online")
    place = region_name(course.region)
    return f"{place} ({course.km} km)" if course.km else place


def start_words(starts_on: date | None) -> str:
    if starts_on is None:
        return _("start not known")
    return _("from %(day)s") % {"day": date_format(starts_on, "j M")}


def fee_words(fee: int | None) -> str:
    if fee is None:
        return _("fee not known")
    return rupiah(fee) if fee else _("free of charge")
