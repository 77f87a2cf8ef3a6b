"""The officer's day, as far as matching knows it: what is new, strong and waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.models import Decision
from antarkerja.domain.matching.policies import STRONG_SCORE
from antarkerja.domain.matching.queries.feed import (
    engine_vacancies,
    seeker_of,
    seekers_with_parts,
)
from antarkerja.domain.matching.queries.weights import active_weights
from antarkerja.domain.offices.policies import Actor
from matchengine import Match, VacancyIndex

NEW_DAYS = 7
LOOKED_AT = 40
NEWEST = 300
SHOWN = 12


@dataclass(frozen=True, slots=True)
class StrongMatch:
    person: Person
    vacancy: Vacancy
    score: int


def new_strong_matches(viewer: Actor, *, today: date) -> tuple[StrongMatch, ...]:
    """For the most recently changed people of the office, vacancies of the last seven days that
    score at least 75, best first, one a person.

    Bounded on purpose: 40 people and the 300 newest vacancies; everybody's lists by night are
    the matching issue's.
    """
    fresh = {vacancy.pk: vacancy for vacancy in _new_vacancies(viewer, today)}
    if not fresh:
        return ()
    index = VacancyIndex.build(engine_vacancies(fresh.values()))
    people = {
        person.pk: person for person in seekers_with_parts(_recent_people(viewer))
    }
    decided = set(
        Decision.objects.filter(person__in=people).values_list("person_id", "vacancy_id")
    )
    best: list[Match] = []
    weights = active_weights()
    for person in people.values():
        ranking = index.rank(
            seeker_of(person, today=today), k=1, today=today.toordinal(),
            exclude={vacancy for who, vacancy in decided if who == person.pk}, explain=False,
            weights=weights,
        )
        best += [match for match in ranking.matches if match.score >= STRONG_SCORE]
    best.sort(key=lambda match: (-match.score, match.seeker_id))
    return tuple(
        StrongMatch(people[match.seeker_id], fresh[match.vacancy_id], match.score)
        for match in best[:SHOWN]
    )


def _new_vacancies(viewer: Actor, today: date) -> QuerySet[Vacancy]:
    return Vacancy.objects.filter(
        status=VacancyStatus.OPEN, opens_on__gte=today - timedelta(days=NEW_DAYS),
        region__startswith=viewer.region[:2],
    ).select_related("employer").order_by("-opens_on", "-pk")[:NEWEST]


def _recent_people(viewer: Actor) -> QuerySet[Person]:
    ids = list(
        Person.objects.filter(
            office_id=viewer.own_office, merged_into__isnull=True,
            registrations__status=RegistrationStatus.ACTIVE,
        ).order_by("-changed_at", "-pk").values_list("pk", flat=True)[:LOOKED_AT]
    )
    return Person.objects.filter(pk__in=ids)
