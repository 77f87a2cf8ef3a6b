"""What registration and profile know already: shown beside a topic, and not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.jobseekers.enums import FIELD_LABELS
from antarkerja.domain.reference.regions import region_path
from antarkerja.shared.money import rupiah

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person

Pair = tuple[str, str]


def known_of(person: Person, topic: Topic) -> list[Pair]:
    """Pairs of label and value for a topic; "" marks what is not known yet."""
    if topic == Topic.GOALS:
        return [
            (str(FIELD_LABELS["wishes"]), ", ".join(row.title for row in person.wishes.all())),
            (str(FIELD_LABELS["condition"]),
             str(person.get_condition_display()) if person.condition else ""),
        ]
    if topic == Topic.BARRIERS:
        return [
            (str(FIELD_LABELS["region"]), region_path(person.region)),
            (str(FIELD_LABELS["max_km"]), "" if person.max_km is None else str(person.max_km)),
        ]
    if topic == Topic.STRENGTHS:
        return [
            (str(FIELD_LABELS["education"]),
             str(person.get_education_display()) if person.education else ""),
            (_("Skills"), ", ".join(row.label for row in person.skills.all())),
            (_("Work done so far"), ", ".join(row.title for row in person.experiences.all())),
        ]
    return _wished(person) if topic == Topic.CONDITIONS else []


def _wished(person: Person) -> list[Pair]:
    floor, start = person.wage_floor, person.available_from
    return [
        (str(FIELD_LABELS["wage_floor"]), "" if floor is None else rupiah(floor)),
        (str(FIELD_LABELS["hours"]), str(person.get_hours_display()) if person.hours else ""),
        (str(FIELD_LABELS["places"]),
         "; ".join(region_path(row.region) for row in person.places.all())),
        (str(FIELD_LABELS["available_from"]), date_format(start, "j F Y") if start else ""),
    ]
