"""Whether groups are treated alike in what is recommended, and in what comes of it.

Lists are reckoned as the product reckons them, before anybody's decision on a suggestion, for an
even sample of the people who look for work now; referrals and hirings are counted over everybody
who was registered within the days.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.queries.fairness_people import (
    FairnessScope,
    Population,
    evenly,
    population_of,
)
from antarkerja.domain.matching.queries.fairness_swaps import SWAP_SAMPLE, swap_test
from antarkerja.domain.matching.queries.feed import (
    engine_vacancies,
    seeker_of,
    seekers_with_parts,
    tells_of_work,
)
from antarkerja.domain.matching.queries.index import open_vacancies_index
from antarkerja.domain.matching.queries.weights import active_weights
from antarkerja.domain.reference.regions import kilometres, point_of
from matchengine import (
    FairnessReport,
    Match,
    Seeker,
    SeekerIndex,
    VacancyIndex,
    Weights,
    fairness_report,
)

SAMPLE = 2_000
VACANCIES = 1_000
# As many as a page of suggestions shows.
LISTED = 10
CHUNK = 500
UNKNOWN = float("nan")
Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A report and what it stands on: people counted, people with lists, vacancies with lists."""

    report: FairnessReport
    weights: str
    people: int
    sample: int
    vacancies: int


@dataclass(slots=True)
class _Rows:
    """Columns of the report; a person stands in as many rows as lists show, NaN is not known."""

    person: array[int] = field(default_factory=lambda: array("q"))
    score: array[float] = field(default_factory=lambda: array("d"))
    rank: array[float] = field(default_factory=lambda: array("d"))
    wage: array[float] = field(default_factory=lambda: array("d"))
    distance: array[float] = field(default_factory=lambda: array("d"))

    def add(
        self, person: int, *, score: float = UNKNOWN, rank: float = UNKNOWN,
        wage: float = UNKNOWN, distance: float = UNKNOWN,
    ) -> None:
        self.person.append(person)
        self.score.append(score)
        self.rank.append(rank)
        self.wage.append(wage)
        self.distance.append(distance)


@dataclass(frozen=True, slots=True)
class _Listed:
    """One person of the sample: place in the population, home, and the vacancies listed."""

    place: int
    seeker: Seeker
    told: bool
    matches: tuple[Match, ...]


def reckon_fairness(
    scope: FairnessScope, *, today: date, sample: int = SAMPLE, progress: Progress | None = None,
) -> Reckoned:
    """The report of a scope by today's lists; the same data give the same report.

    `progress` is told how many of how many people have their lists. Queries: as many for ten
    people as for `CHUNK`.
    """
    tell = progress or (lambda done, of: None)
    population = population_of(scope)
    places = evenly(population.looking, sample)
    tell(0, len(places))
    index, weights = open_vacancies_index(), active_weights()
    listed = []
    for number, one in enumerate(_lists(population, places, index, today, weights), start=1):
        listed.append(one)
        if number % 100 == 0:
            tell(number, len(places))
    tell(len(places), len(places))
    rows = _Rows()
    for place in range(len(population.ids)):
        rows.add(place)
    _note_lists(rows, listed)
    shown = _note_exposure(rows, listed, scope, today, weights)
    swaps = swap_test([population.ids[place] for place in evenly(places, SWAP_SAMPLE)], index,
                      today=today, weights=weights)
    report = _report(population, rows, swaps)
    return Reckoned(report, weights.version, len(population.ids), len(places), shown)


def _report(population: Population, rows: _Rows, swaps: Sequence[Any]) -> FairnessReport:
    persons = np.array(rows.person, dtype=np.int64)
    return fairness_report(
        population.groups.groupings(rows.person),
        scores=_known(rows.score), ranks=_known(rows.rank),
        referred=_once(population.referred, len(persons)),
        hired=_once(population.hired, len(persons)),
        wages=_known(rows.wage), distances=_known(rows.distance),
        people=persons, swaps=swaps,
    )


def _once(outcome: bytearray, rows: int) -> Any:
    """Yes or no in each person's first row, and not known in those that lists added."""
    told = np.zeros(rows, dtype=np.uint8)
    told[: len(outcome)] = np.frombuffer(outcome, dtype=np.uint8)
    return np.ma.masked_array(told, mask=np.arange(rows) >= len(outcome))


def _known(column: array[float]) -> Any:
    return np.ma.masked_invalid(np.array(column, dtype=np.float64))


def _lists(
    population: Population, places: Sequence[int], index: VacancyIndex, today: date,
    weights: Weights,
) -> Iterator[_Listed]:
    place_of = {population.ids[place]: place for place in places}
    people = seekers_with_parts(Person.objects.filter(pk__in=list(place_of))).order_by("pk")
    for person in people.iterator(chunk_size=CHUNK):
        seeker = seeker_of(person, today=today)
        found = index.rank(
            seeker, k=LISTED, today=today.toordinal(), explain=False, weights=weights
        )
        yield _Listed(place_of[person.pk], seeker, tells_of_work(person), tuple(found.matches))


def _note_lists(rows: _Rows, listed: Sequence[_Listed]) -> None:
    """Score, wage and distance of each vacancy that stands in somebody's list. One query."""
    wanted = {match.vacancy_id for one in listed for match in one.matches}
    terms = {
        pk: (most or least, point_of(region))
        for pk, most, least, region in Vacancy.objects.filter(status=VacancyStatus.OPEN)
        .order_by("pk").values_list("pk", "wage_max", "wage_min", "region")
        .iterator(chunk_size=CHUNK) if pk in wanted
    }
    for one in listed:
        home = one.seeker.point
        # Not listed anywhere yet: whoever no list shows has no exposure.
        rows.add(one.place, rank=0)
        for match in one.matches:
            wage, there = terms.get(match.vacancy_id, (None, None))
            rows.add(
                one.place, score=match.score, wage=UNKNOWN if wage is None else wage,
                distance=kilometres(home, there) if home and there else UNKNOWN,
            )


def _note_exposure(
    rows: _Rows, listed: Sequence[_Listed], scope: FairnessScope, today: date, weights: Weights
) -> int:
    """Each person's rank in the lists that officers see for vacancies; how many lists. 2 queries.

    As at the desk, whoever told nothing of work stands behind all who told something.
    """
    place_of = {one.seeker.id: one.place for one in listed}
    indexes = [
        SeekerIndex.build([one.seeker for one in listed if one.told == told])
        for told in (True, False)
    ]
    vacancies = engine_vacancies(_vacancies(scope, today))
    for vacancy in vacancies:
        rank = 0
        for index in indexes:
            found = index.rank(
                vacancy, k=LISTED - rank, today=today.toordinal(), explain=False, weights=weights
            )
            for match in found.matches:
                rank += 1
                rows.add(place_of[match.seeker_id], rank=rank)
    return len(vacancies)


def _vacancies(scope: FairnessScope, today: date) -> list[Vacancy]:
    """Open vacancies of the scope, at most `VACANCIES`, evenly by number."""
    rows = Vacancy.objects.filter(status=VacancyStatus.OPEN, opens_on__lte=today)
    if scope.office_id is not None:
        rows = rows.filter(office_id=scope.office_id)
    elif scope.region:
        rows = rows.filter(office__region__startswith=scope.region)
    chosen = evenly(list(rows.order_by("pk").values_list("pk", flat=True)), VACANCIES)
    return list(Vacancy.objects.filter(pk__in=chosen).order_by("pk"))
