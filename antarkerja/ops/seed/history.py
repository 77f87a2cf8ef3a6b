"""Eighteen months at the counter, day by day, by the same operations that the pages use."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count
from random import Random

from django.db import transaction

from antarkerja.domain.employers.errors import NoPlaceLeftError, VacancyClosedError
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import expire_vacancies, open_vacancy
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import (
    expire_registrations,
    register_person,
    report,
    strike_off,
)
from antarkerja.domain.matching.enums import FollowUpStatus, LeavingReason, RefusalReason
from antarkerja.domain.matching.errors import MatchingError
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.matching.operations import record_follow_up
from antarkerja.domain.matching.policies import PlacementDetails, scheme_between
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.place import place_from_referral
from antarkerja.journeys.refer import answer_with_acceptance, answer_with_refusal, refer, take_back
from antarkerja.ops.seed.firms import Firms, draw_vacancy
from antarkerja.ops.seed.offices import Desk
from antarkerja.ops.seed.people import draw_person

# School leavers come in May to July; the other months are alike (facts §6).
SEASON = {5: 2.0, 6: 1.6, 7: 1.5}
REFERRALS_A_PERSON = 0.45
Act = Callable[[date], None]


@dataclass(slots=True)
class Counter:
    """A counter (loket): what was done, for the progress line."""

    people: int = 0
    vacancies: int = 0
    referrals: int = 0
    placements: int = 0


@dataclass(slots=True)
class History:
    """Plays the days from `first` to `last`; later acts wait in a queue by their day."""

    dice: Random
    desks: list[Desk]
    firms: Firms
    first: date
    last: date
    done: Counter = field(default_factory=Counter)
    _waiting: list[tuple[date, int, Act]] = field(default_factory=list)
    _order: count[int] = field(default_factory=count)
    _people: dict[int, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _open: dict[str, list[Vacancy]] = field(default_factory=lambda: defaultdict(list))
    _clock: Actor = field(default_factory=system_actor)

    def plan(self, *, people: int, vacancies: int) -> None:
        """Spreads registrations and vacancies over the days; most vacancies are recent."""
        days = [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        working = [day for day in days if day.weekday() < 5] or days
        weights = [SEASON.get(day.month, 1.0) for day in working]
        for number, day in enumerate(self.dice.choices(working, weights, k=people)):
            self._at(day, partial(self._register, number))
        recent = [1.0 + 2.5 * (n / len(working)) ** 6 for n in range(len(working))]
        for day in self.dice.choices(working, recent, k=vacancies):
            self._at(day, self._open_vacancy)
        for day in self.dice.choices(working, k=round(people * REFERRALS_A_PERSON)):
            self._at(day, self._refer_somebody)

    def play(self, progress: Callable[[date], object]) -> None:
        """All days in order, a week a transaction; rules run each Monday and on the last day."""
        monday = self.first
        while monday <= self.last:
            sunday = min(monday + timedelta(days=6), self.last)
            with transaction.atomic():
                while self._waiting and self._waiting[0][0] <= sunday:
                    day, _, act = heapq.heappop(self._waiting)
                    act(day)
                self._run_rules(sunday)
            progress(sunday)
            monday = sunday + timedelta(days=1)

    def _at(self, day: date, act: Act) -> None:
        if day <= self.last:
            heapq.heappush(self._waiting, (day, next(self._order), act))

    def _run_rules(self, day: date) -> None:
        expire_registrations(by=self._clock, today=day)
        expire_vacancies(by=self._clock, today=day)

    def _register(self, number: int, on: date) -> None:
        desk = self.dice.choice(self.desks)
        drawn = draw_person(self.dice, number=number, region=desk.office.region, on=on)
        person = register_person(
            by=desk.officer(self.dice), on=on, at=_morning(on), details=drawn.details,
            nik=drawn.nik, profile=drawn.profile,
        )
        self._people[desk.office.pk].append(person)
        self.done.people += 1
        if self.dice.random() < 0.7:
            due = on + timedelta(days=self.dice.randint(150, 182))
            self._at(due, lambda day: self._report(desk, person, day))
        if self.dice.random() < 0.06:
            leaves = on + timedelta(days=self.dice.randint(20, 200))
            self._at(leaves, lambda day: self._leave(desk, person, day))

    def _report(self, desk: Desk, person: Person, on: date) -> None:
        try:
            report(by=desk.officer(self.dice), on=on, person_id=person.pk)
        except NotRegisteredError:
            return
        if self.dice.random() < 0.7:
            due = on + timedelta(days=self.dice.randint(150, 182))
            self._at(due, lambda day: self._report(desk, person, day))

    def _leave(self, desk: Desk, person: Person, on: date) -> None:
        reason = self.dice.choice([StrikeOffReason.OWN_WISH, StrikeOffReason.FOUND_WORK,
                                   StrikeOffReason.SCHOOL])
        try:
            strike_off(by=desk.officer(self.dice), on=on, person_id=person.pk, reason=reason)
        except NotRegisteredError:
            return

    def _open_vacancy(self, on: date) -> None:
        employer_id, firm, job = self.firms.draw(self.dice)
        home = next((d for d in self.desks if d.office.region == firm["region_code"]),
                    self.desks[0])
        vacancy = open_vacancy(
            by=home.officers[0], on=on, employer_id=employer_id,
            details=draw_vacancy(self.dice, job, firm, on=on),
        )
        self._open[job.kbji[:2]].append(vacancy)
        self.done.vacancies += 1

    def _refer_somebody(self, on: date) -> None:
        desk = self.dice.choice(self.desks)
        people = self._people[desk.office.pk]
        if not people:
            return
        person = self.dice.choice(people[-600:])
        wish = person.wishes.first()
        vacancy = self._vacancy_near(wish.kbji[:2] if wish else "", on)
        if vacancy is None:
            return
        officer = desk.officer(self.dice)
        try:
            referral = refer(by=officer, on=on, person=person, vacancy=vacancy)
        except (MatchingError, NotRegisteredError):
            return
        self.done.referrals += 1
        days = self.dice.randint(2, 16)
        self._at(on + timedelta(days=days), lambda day: self._answer(officer, referral, day))

    def _vacancy_near(self, group: str, on: date) -> Vacancy | None:
        def is_open(vacancy: Vacancy) -> bool:
            return vacancy.closes_on is None or vacancy.closes_on >= on

        self._open[group] = near = [v for v in self._open[group] if is_open(v)]
        if near:
            return self.dice.choice(near)
        others = [v for rows in self._open.values() for v in rows if is_open(v)]
        return self.dice.choice(others) if others and self.dice.random() < 0.3 else None

    def _answer(self, officer: Actor, referral: Referral, on: date) -> None:
        roll = self.dice.random()
        try:
            if roll < 0.38:
                answer_with_acceptance(by=officer, on=on, referral=referral)
                starts = on + timedelta(days=self.dice.randint(0, 6))
                self._at(starts, lambda day: self._place(officer, referral, day))
            elif roll < 0.8:
                reason = self.dice.choice(list(RefusalReason))
                answer_with_refusal(by=officer, on=on, referral=referral, reason=reason)
            else:
                later = on + timedelta(days=self.dice.randint(15, 40))
                self._at(later, lambda day: self._give_up(officer, referral, day))
        except MatchingError:
            return

    def _give_up(self, officer: Actor, referral: Referral, on: date) -> None:
        try:
            take_back(by=officer, on=on, referral=referral)
        except MatchingError:
            return

    def _place(self, officer: Actor, referral: Referral, on: date) -> None:
        vacancy = referral.vacancy
        scheme = scheme_between(officer.region, vacancy.region) or "AKAD"
        details = PlacementDetails(scheme=scheme, started_on=on, contract=vacancy.contract,
                                   wage=vacancy.wage_min)
        try:
            with transaction.atomic():
                placement = place_from_referral(by=officer, on=on, referral=referral,
                                                details=details)
        except (MatchingError, NoPlaceLeftError, VacancyClosedError, NotRegisteredError):
            return
        self.done.placements += 1
        for follow_up in placement.follow_ups.order_by("months"):
            asked = follow_up.due_on + timedelta(days=self.dice.randint(0, 9))
            if self.dice.random() < 0.88:
                self._at(asked, partial(self._follow_up, officer, placement, follow_up.months))

    def _follow_up(self, officer: Actor, placement: Placement, months: int, on: date) -> None:
        row = placement.follow_ups.filter(months=months).first()
        if row is None:
            return
        roll = self.dice.random()
        if roll < 0.78:
            record_follow_up(by=officer, on=on, follow_up=row, status=FollowUpStatus.WORKING)
        elif roll < 0.88:
            record_follow_up(by=officer, on=on, follow_up=row, status=FollowUpStatus.NOT_REACHED)
        else:
            record_follow_up(
                by=officer, on=on, follow_up=row, status=FollowUpStatus.LEFT,
                left_on=max(placement.started_on, on - timedelta(days=self.dice.randint(3, 20))),
                leaving_reason=self.dice.choice(list(LeavingReason)),
            )


def _morning(day: date) -> datetime:
    """Nine in the morning in western Indonesia."""
    return datetime.combine(day, time(2, 0), tzinfo=UTC)
