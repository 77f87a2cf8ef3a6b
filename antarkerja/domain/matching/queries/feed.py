"""Rows of the database as the engine's types. The engine's one door for people and vacancies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import WorkKind
from antarkerja.domain.jobseekers.models import Experience, Person, Wish
from antarkerja.domain.matching.queries.languages import languages_of
from antarkerja.domain.matching.queries.stamps import stamp_of, stamp_of_person
from antarkerja.domain.reference.enums import EDUCATION_RUNG
from antarkerja.domain.reference.fields import (
    ANY,
    all_fields_meant,
    fields_kept,
    near_fields,
    profession_fields,
)
from antarkerja.domain.reference.occupations import Likely, groups_after, title_words
from antarkerja.domain.reference.regions import district_of, point_of
from antarkerja.domain.reference.skills import skills_meant, usual_skills
from matchengine import UNLISTED, Seeker, Work
from matchengine import Vacancy as EngineVacancy

# Health work needs a registration by law (UU 17/2023): for these groups the licence is hard.
REGULATED = ("221", "222", "226", "2212", "3211", "3212", "3213", "3221", "3222")
SEEKER_PARTS = ("wishes", "experiences", "skills", "licences", "languages", "places")
UNCERTAIN_BELOW = 0.25


# Work that an officer offers whatever somebody studied: clerks, service, sales, crafts, machines,
# plain work; marketing and agents; tutors. Professionals and technicians stand on their field.
OPEN_TO_FIELDS = ("4", "5", "6", "7", "8", "9", "243", "332", "333", "334", "2356", "2359")
STEPS_OF_CONFIDENCE = 16
"""Confidences are kept in sixteenths: the engine weighs each distinct one anew."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The occupation of a vacancy as the engine takes it; not known where it has no title."""

    group: str = ""
    confidence: float = 1.0
    occupation: str = ""
    second: str = ""
    second_confidence: float = 0.0

    @property
    def sure_group(self) -> str:
        """The group where it is sure enough to conclude something from it; else empty."""
        return self.group if self.confidence >= UNCERTAIN_BELOW else ""


NAMES_NO_WORK = Coded(confidence=0.0)
"""A title was read in vain: the work may be anything."""


def asked_occupation(likely: Sequence[Likely]) -> Coded:
    """The likeliest group of a title, and the next, each by how likely it is."""
    known = [one for one in likely[:2] if step_of(one.probability)]
    if not known:
        return NAMES_NO_WORK
    found = Coded(known[0].group, step_of(known[0].probability), known[0].occupation)
    for second in known[1:]:
        found = replace(found, second=second.group, second_confidence=step_of(second.probability))
    return found


def step_of(probability: float) -> float:
    """A probability as the engine takes it."""
    return round(probability * STEPS_OF_CONFIDENCE) / STEPS_OF_CONFIDENCE


def is_regulated(group: str) -> bool:
    """Whether the law asks a registration for work of a group."""
    return bool(group) and group.startswith(REGULATED)


def fields_asked(group: str, fields: frozenset[str]) -> tuple[frozenset[str], str]:
    """The fields of study that fit, and how they bind, in the engine's words.

    The law binds where the occupation is regulated and the advertisement asks a profession: then
    the profession's own field fits, even where the advertisement names another, and a name that
    the lists do not know leaves nothing open.
    """
    own = profession_fields(group) if is_regulated(group) else frozenset[str]()
    if own and fields & (fields_kept("law") | own):
        return frozenset(one for one in fields if not one.startswith(UNLISTED)) | own, "law"
    return fields | own if fields else fields, "open" if group.startswith(OPEN_TO_FIELDS) else ""


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


def wishes_or_likely(
    wishes: Iterable[str], work: Iterable[str], fields: frozenset[str]
) -> tuple[str, ...]:
    """Groups of the wishes; where none of them has one, what the person has done, and after it
    what the fields of study lead to."""
    named = tuple(dict.fromkeys(wish for wish in wishes if wish))
    return named or tuple(dict.fromkeys([*filter(None, work), *groups_after(fields)]))


def seeker_of(person: Person, *, today: date) -> Seeker:
    """What the engine may know of a person: work, wishes and place; no trait of birth."""
    places = tuple(place.region for place in person.places.all())
    fields = all_fields_meant(words(person.field_of_study)) - {ANY}
    work = tuple(_work(spell, today) for spell in person.experiences.all())
    wishes = [wish.kbji for wish in person.wishes.all()]
    done = (spell.occupation for spell in work)
    return Seeker(
        id=person.pk,
        wishes=wishes_or_likely(wishes, done, fields) if wishes else (),
        work=work,
        education=EDUCATION_RUNG.get(person.education),
        fields=fields,
        near_fields=near_fields(fields),
        skills=skill_ids(skill.normalised for skill in person.skills.all()),
        words=_title_words(person),
        licences=frozenset(licence.kind for licence in person.licences.all()),
        languages=languages_of(language.name for language in person.languages.all()),
        region=district_of(person.region) or person.region,
        point=point_of(person.region),
        places=places,
        max_km=person.max_km,
        wage_floor=person.wage_floor,
        hours=person.hours,
        stamp=stamp_of_person(person.changed_at, person.coded_at, today),
    )


def skill_ids(labels: Iterable[str]) -> frozenset[str]:
    """Ids of the skills that labels mean, so that "jahit" meets "menjahit"; a label that the
    lists do not know stands for itself."""
    return frozenset(known for label in labels for known in skills_meant(label) or (label,))


def _title_words(person: Person) -> frozenset[str]:
    named: Iterable[Wish | Experience] = (*person.wishes.all(), *person.experiences.all())
    return frozenset[str]().union(*(title_words(one.title) for one in named))


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
    chance = vacancy.kbji_probability if vacancy.kbji else 0.0
    coded = vacancy.kbji if chance >= UNCERTAIN_BELOW else ""
    named = all_fields_meant(words(vacancy.fields_of_study))
    fields, bind = fields_asked(coded, frozenset() if ANY in named else named)
    return EngineVacancy(
        id=vacancy.pk,
        occupation=vacancy.kbji,
        occupation_confidence=step_of(chance),
        education_min=EDUCATION_RUNG.get(vacancy.education_min),
        fields=fields,
        fields_bind=bind,
        experience_min=vacancy.experience_min,
        skills=skill_ids(words(vacancy.skills)),
        usual=usual_skills(coded) if coded else frozenset(),
        words=title_words(vacancy.title),
        licences=frozenset(part for part in vacancy.licences.split(",") if part),
        regulated=is_regulated(vacancy.kbji),
        # Everybody is taken to speak Indonesian.
        languages=languages_of(words(vacancy.languages)) - {"id"},
        region=district_of(vacancy.region) or vacancy.region,
        point=point_of(vacancy.region),
        wage_min=vacancy.wage_min,
        wage_max=vacancy.wage_max,
        hours=vacancy.hours,
        accommodation=words(vacancy.accommodation),
        places=max(1, vacancy.places - vacancy.filled),
        open_from=vacancy.opens_on.toordinal(),
        open_until=vacancy.closes_on.toordinal() if vacancy.closes_on else None,
        stamp=stamp_of(vacancy.changed_at),
    )


def engine_vacancies(vacancies: Iterable[Vacancy]) -> list[EngineVacancy]:
    return [engine_vacancy(vacancy) for vacancy in vacancies]
