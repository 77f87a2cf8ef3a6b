"""A large office with open cases: people, registrations, plans, referrals, written in bulk."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from antarkerja.domain.cases.enums.case import Opening, Track
from antarkerja.domain.cases.models import Case, Interview, Plan, Step
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.ops.seed.material import rows
from antarkerja.shared.dates import add_months
from antarkerja.shared.names import normalised_name

BATCH = 5_000
CASES_AN_OFFICER = 1_500
# One case in so many is nobody's yet.
NOBODYS = 25
TRACKS = ("", *Track.values)


class Caseload:
    """An office's officers and their cases; every case with the rows that rules look at."""

    def __init__(self, office: Office, today: date, seed: int = 5) -> None:
        self.office, self.today, self.dice = office, today, Random(seed)
        self.names = [
            f"{given['name']} {second['name']}"
            for given in rows("given_names") for second in rows("second_names")
        ]
        self.vacancies = list(
            Vacancy.objects.filter(office=office).order_by("pk").values_list("pk", flat=True)[:500]
        )
        self.officers: list[int] = []

    def hire(self, people: int) -> None:
        """Officers enough for 1,500 cases each."""
        count = max(2, people // CASES_AN_OFFICER)
        users = User.objects.bulk_create(
            User(username=f"bench{n}", name=f"Petugas {n}", password="!") for n in range(count)
        )
        Membership.objects.bulk_create(
            Membership(user=user, office=self.office, role=RoleName.OFFICER,
                       valid_from=date(2020, 1, 1))
            for user in users
        )
        self.officers = [user.pk for user in users]

    def open_cases(self, how_many: int) -> None:
        """So many people of the office, each with an open case."""
        numbers = iter(range(how_many))
        while batch := list(islice(numbers, BATCH)):
            with transaction.atomic():
                self._open(batch)

    def _open(self, numbers: list[int]) -> None:
        people = Person.objects.bulk_create([self._person() for _ in numbers], batch_size=1_000)
        Registration.objects.bulk_create(
            [self._registration(person, n) for person, n in zip(people, numbers, strict=True)],
            batch_size=1_000,
        )
        cases = Case.objects.bulk_create(
            [self._case(person, n) for person, n in zip(people, numbers, strict=True)],
            batch_size=1_000,
        )
        Interview.objects.bulk_create(
            [Interview(case=case, started_on=case.opened_on, held_on=case.opened_on)
             for case in cases if self.dice.random() < 0.7], batch_size=2_000,
        )
        plans = Plan.objects.bulk_create(
            [Plan(case=case, goal="Bekerja", made_on=case.opened_on)
             for case in cases if self.dice.random() < 0.5], batch_size=2_000,
        )
        Step.objects.bulk_create(list(self._steps(plans)), batch_size=2_000)
        Referral.objects.bulk_create(list(self._referrals(people)), batch_size=1_000)

    def _person(self) -> Person:
        name = self.dice.choice(self.names)
        return Person(
            office=self.office, name=name, name_normalised=normalised_name(name), sex="P",
            birth_on=date(1975 + self.dice.randrange(32), 5, 17), education="SMK",
            phone=f"+62800{self.dice.randrange(10**7):07d}", region=self.office.region,
        )

    def _registration(self, person: Person, number: int) -> Registration:
        day = self.today - timedelta(days=self.dice.randrange(1, 720))
        return Registration(
            person=person, office=self.office, opened_on=day, valid_until=add_months(day, 24),
            number=f"{self.office.region}/K/{number:06d}", report_due_on=add_months(day, 6),
            check_code=secrets.token_urlsafe(12),
        )

    def _case(self, person: Person, number: int) -> Case:
        opened = self.today - timedelta(days=self.dice.randrange(500))
        spoken = self.dice.random() < 0.8
        contacted = min(self.today, opened + timedelta(days=self.dice.randrange(400)))
        return Case(
            person=person, office=self.office, opening=Opening.REGISTRATION, opened_on=opened,
            officer_id=self.officers[number % len(self.officers)] if number % NOBODYS else None,
            track=self.dice.choice(TRACKS), contacted_on=contacted if spoken else None,
            next_on=self.today + timedelta(days=self.dice.randrange(-10, 60))
            if self.dice.random() < 0.5 else None,
        )

    def _steps(self, plans: list[Plan]) -> Iterator[Step]:
        for plan in plans:
            if self.dice.random() < 0.8:
                yield Step(plan=plan, title="Menghubungi perusahaan", made_on=plan.made_on,
                           due_on=self.today + timedelta(days=self.dice.randrange(-20, 60)))

    def _referrals(self, people: list[Person]) -> Iterator[Referral]:
        for person in people:
            for number in range(self.dice.choice((0, 0, 1, 1, 2, 4)) if self.vacancies else 0):
                sent = self.today - timedelta(days=self.dice.randrange(5, 200))
                refused = self.dice.random() < 0.6
                yield Referral(
                    person=person, vacancy_id=self.vacancies[(person.pk + number) % 500 %
                                                             len(self.vacancies)],
                    office=self.office, sent_on=sent, number=f"B/{person.pk}/{number}",
                    check_code=secrets.token_urlsafe(12),
                    status="refused" if refused else "sent",
                    answered_on=sent + timedelta(days=4) if refused else None,
                    refusal_reason="skills" if refused else "",
                )
