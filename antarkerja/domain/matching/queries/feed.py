"""Rows of the database as the engine's types. The engine's one door for people and vacancies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import WorkKind
from antarkerja.domain.jobseekers.models import Experience, Person
from antarkerja.domain.reference.enums import EDUCATION_RUNG
from antarkerja.domain.reference.regions import district_of, point_of
from matchengine import Seeker, Work
from matchengine import Vacancy as EngineVacancy

# Health work needs a registration by law (UU 17/2023): for these groups the licence is hard.
REGULATED = ("221", "222", "226", "2212", "3211", "3212", "3213", "3221", "3222")
SEEKER_PARTS = ("wishes", "experiences", "skills", "licences", "languages", "places")
UNCERTAIN_BELOW = 0.25


def words(text: str) -> frozenset[str]:
    """A list in one cell, split at comma, semicolon or line end, in lower case."""
    parts = re.split(r"[,;\n]", text.lower())
    return frozenset(" ".join(part.split()) for part in parts if part.strip())


def seekers_with_parts(people: QuerySet[Person]) -> QuerySet[Person]:
    """The people with all that the engine reads, in a constant number of queries."""
    return people.prefetch_related(*SEEKER_PARTS)


def tells_of_work(person: Person) -> bool:
    """Whether a person with loaded parts has a wish, work or a skill: what a match is made of."""
    return any((person.wishes.all(), person.experiences.all(), person.skills.all()))


def seeker_of(person: Person, *, today: date) -> Seeker:
    """What the engine may know of a person: work, wishes and place; no trait of birth."""
    places = tuple(place.region for place in person.places.all())
    return Seeker(
        id=person.pk,
        wishes=tuple(wish.kbji for wish in person.wishes.all() if wish.kbji),
        work=tuple(_work(spell, today) for spell in person.experiences.all()),
        education=EDUCATION_RUNG.get(person.education),
        fields=words(person.field_of_study),
        skills=frozenset(skill.normalised for skill in person.skills.all()),
        licences=frozenset(licence.kind for licence in person.licences.all()),
        languages=frozenset(language.name.lower() for language in person.languages.all()),
        region=district_of(person.region) or person.region,
        point=point_of(person.region),
        places=places,
        max_km=person.max_km,
        wage_floor=person.wage_floor,
        hours=person.hours,
    )


def _work(spell: Experience, today: date) -> Work:
    ended = None
    if spell.ended_on is not None:
        ended = max(0, (today.year - spell.ended_on.year) * 12 + today.month - spell.ended_on.month)
    return Work(
        occupation=spell.kbji,
        months=spell.months,
        ended_months_ago=ended,
        informal=spell.kind in (WorkKind.INFORMAL, WorkKind.UNPAID),
    )


def engine_vacancy(vacancy: Vacancy) -> EngineVacancy:
    """What the engine may know of a vacancy; stated limits of age or sex are left behind."""
    coded = vacancy.kbji_probability >= UNCERTAIN_BELOW
    return EngineVacancy(
        id=vacancy.pk,
        occupation=vacancy.kbji if coded else "",
        occupation_confidence=vacancy.kbji_probability or 1.0,
        education_min=EDUCATION_RUNG.get(vacancy.education_min),
        fields=words(vacancy.fields_of_study),
        experience_min=vacancy.experience_min,
        skills=words(vacancy.skills),
        licences=frozenset(part for part in vacancy.licences.split(",") if part),
        regulated=bool(vacancy.kbji) and vacancy.kbji.startswith(REGULATED),
        languages=words(vacancy.languages),
        region=district_of(vacancy.region) or vacancy.region,
        point=point_of(vacancy.region),
        wage_min=vacancy.wage_min,
        wage_max=vacancy.wage_max,
        hours=vacancy.hours,
        accommodation=words(vacancy.accommodation),
        places=max(1, vacancy.places - vacancy.filled),
        open_from=vacancy.opens_on.toordinal(),
        open_until=vacancy.closes_on.toordinal() if vacancy.closes_on else None,
    )


def engine_vacancies(vacancies: Iterable[Vacancy]) -> list[EngineVacancy]:
    return [engine_vacancy(vacancy) for vacancy in vacancies]
