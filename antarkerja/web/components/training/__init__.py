"""A course and its provider in words, the same for the desk and for who looks for work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from antarkerja.domain.reference.occupations import occupation_name
from antarkerja.domain.reference.regions import region_path
from antarkerja.domain.training.policies import fee_words, skill_label
from antarkerja.shared.phones import spoken

if TYPE_CHECKING:
    from antarkerja.domain.training.models import Course, Provider


def course_facts(course: Course) -> list[tuple[str, str]]:
    """What is known of the course; what is not known is said so where it matters."""
    start = date_format(course.starts_on, "j F Y") if course.starts_on else _("Not known: ask")
    hours = number_format(course.hours, force_grouping=True) if course.hours else ""
    place = ", ".join(filter(None, (course.place, region_path(course.region))))
    pairs = [
        (_("Next start"), start), (_("Fee"), fee_words(course.fee).capitalize()),
        (_("Place"), _("Online") if course.online else place),
        (_("Hours of teaching"), hours), (_("Seats"), str(course.seats or "")),
        (_("Leads to"), occupation_name(course.kbji) if course.kbji else ""),
    ]
    return [(term, value) for term, value in pairs if value]


def provider_facts(provider: Provider) -> list[tuple[str, str]]:
    """How to reach the provider, and whether it is accredited."""
    pairs = [
        (_("Kind"), str(provider.get_kind_display())), (_("Address"), provider.address),
        (_("Regency or city"), region_path(provider.region)),
        (_("Phone"), spoken(provider.phone)),
        (_("Accreditation"), str(provider.get_accredited_display()) if provider.accredited
         else _("Not known: ask")),
    ]
    return [(term, value) for term, value in pairs if value]


def known_from(row: Course | Provider) -> str:
    """Where the row is known from and since when, as a sentence."""
    return _("From: %(source)s, checked on %(day)s") % {
        "source": row.source, "day": date_format(row.checked_on, "j F Y")
    }


def skills_taught(course: Course) -> list[str]:
    """Names of the skills that the course teaches, in order of the alphabet."""
    return sorted(skill_label(taught.skill) for taught in course.skills.all())
