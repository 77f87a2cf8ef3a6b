"""A person's file as pairs to read; what is not known is said to be not known."""

from __future__ import annotations

from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.enums import FIELD_LABELS
from antarkerja.domain.reference.regions import region_path
from antarkerja.shared.phones import spoken


def facts_of(person: Any) -> list[tuple[str, str]]:
    """(label, words) in the order of AK/I; sensitive lines are not among them."""
    birth = _joined(", ", person.birth_place, _day(person.birth_on))
    home = _joined(", ", person.address, person.rt_rw and f"RT/RW {person.rt_rw}",
                   region_path(person.region), person.postcode)
    school = _joined(", ", person.education and person.get_education_display(),
                     person.field_of_study, person.school, str(person.left_school_year or ""))
    wage = (
        "Rp" + formats.number_format(person.wage_floor, force_grouping=True)
        if person.wage_floor is not None else ""
    )
    moves = " · ".join(
        name for name, yes in (("AKL", person.accepts_akl), ("AKAD", person.accepts_akad),
                               ("AKAN", person.accepts_akan)) if yes
    )
    pairs = (
        (FIELD_LABELS["sex"], person.sex and person.get_sex_display()),
        (_("Born"), birth),
        (FIELD_LABELS["phone"], spoken(person.phone)),
        (FIELD_LABELS["email"], person.email),
        (_("Home address"), home),
        (_("School"), school),
        (FIELD_LABELS["condition"], person.condition and person.get_condition_display()),
        (_("Wished jobs"), _joined(", ", *(wish.title for wish in person.wishes.all()))),
        (FIELD_LABELS["wage_floor"], wage),
        (FIELD_LABELS["hours"], person.hours and person.get_hours_display()),
        (_("Would work"), moves),
        (FIELD_LABELS["available_from"], _day(person.available_from)),
    )
    return [(str(label), str(words) or _("not known")) for label, words in pairs]


def _day(day: Any) -> str:
    return formats.date_format(day, "j F Y") if day else ""


def _joined(mark: str, *parts: str) -> str:
    return mark.join(str(part) for part in parts if part)
