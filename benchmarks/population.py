"""A large office for measuring: people and vacancies written in bulk, shaped like the demo's."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from antarkerja.domain.employers.operations import (
    NewVacancy,
    find_or_add_employers,
    open_vacancies_in_bulk,
)
from antarkerja.domain.employers.policies import firm_key
from antarkerja.domain.jobseekers.models import (
    Experience,
    Person,
    PersonSkill,
    Registration,
    Wish,
    WishedPlace,
)
from antarkerja.domain.jobseekers.policies import PersonDetails, ProfileDetails
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.ops.seed.firms import Firms, draw_vacancy
from antarkerja.ops.seed.material import rows
from antarkerja.ops.seed.people import Drawn, draw_person
from antarkerja.shared.dates import add_months
from antarkerja.shared.names import normalised_name

BATCH = 2_000
DRAWN = 3_000


class Population:
    """People of one office; the same 3,000 drawn profiles under ever new names and numbers."""

    def __init__(self, office: Office, today: date, seed: int = 7) -> None:
        self.office, self.today = office, today
        self.dice = Random(seed)
        self.pool = [
            draw_person(self.dice, number=n, region=office.region, on=today) for n in range(DRAWN)
        ]
        self.names = [
            f"{given['name']} {second['name']}"
            for given in rows("given_names") for second in rows("second_names")
        ]
        self.size = 0

    def grow_to(self, size: int) -> None:
        """Adds people until there are `size`, 2,000 a transaction."""
        while self.size < size:
            count = min(BATCH, size - self.size)
            with transaction.atomic():
                self._add(count)
            self.size += count

    def _add(self, count: int) -> None:
        drawn = self.dice.choices(self.pool, k=count)
        people = Person.objects.bulk_create([self._person(item) for item in drawn])
        days = [self.today - timedelta(days=self.dice.randrange(1, 540)) for _ in people]
        Registration.objects.bulk_create(
            self._registration(person, n, day)
            for n, (person, day) in enumerate(zip(people, days, strict=True), self.size + 1)
        )
        self._add_parts(people, drawn)
        record_many(
            Entry(
                kind=EventKind.PERSON_REGISTERED, happened_on=day, subject=Subject.PERSON,
                subject_id=person.pk, person_id=person.pk, office_id=self.office.pk,
                opened_on=day, sex=person.sex, birth_on=person.birth_on,
                education=person.education,
            )
            for person, day in zip(people, days, strict=True)
        )

    def _person(self, item: Drawn) -> Person:
        name = self.dice.choice(self.names)
        details: PersonDetails = item.details
        columns = {
            field: getattr(details, field)
            for field in ("sex", "birth_on", "birth_place", "address", "region", "education",
                          "school", "field_of_study", "left_school_year", "condition",
                          "wage_floor", "hours", "max_km")
        }
        return Person(
            office=self.office, name=name, name_normalised=normalised_name(name),
            phone=f"+62800{self.dice.randrange(10**7):07d}",
            completeness=self.dice.randrange(20, 100), **columns,
        )

    def _registration(self, person: Person, number: int, day: date) -> Registration:
        return Registration(
            person=person, office=self.office, opened_on=day,
            number=f"{self.office.region}/{day.year}/{number:05d}",
            valid_until=add_months(day, 24), report_due_on=add_months(day, 6),
            check_code=secrets.token_urlsafe(12),
        )

    def _add_parts(self, people: list[Person], drawn: list[Drawn]) -> None:
        wishes, places, work, skills = [], [], [], []
        for person, item in zip(people, drawn, strict=True):
            profile: ProfileDetails = item.profile
            wishes += [Wish(person=person, rank=rank, title=wish.title, kbji=wish.kbji)
                       for rank, wish in enumerate(profile.wishes or (), 1)]
            places += [WishedPlace(person=person, region=code) for code in profile.places or ()]
            work += [Experience(person=person, title=line.title, kbji=line.kbji, kind=line.kind,
                                months=line.months) for line in profile.experiences or ()]
            skills += [PersonSkill(person=person, label=line.label,
                                   normalised=line.label.lower())
                       for line in profile.skills or ()]
        Wish.objects.bulk_create(wishes, batch_size=1_000)
        WishedPlace.objects.bulk_create(places, batch_size=1_000)
        Experience.objects.bulk_create(work, batch_size=1_000)
        PersonSkill.objects.bulk_create(skills, batch_size=1_000)


def add_vacancies(office: Office, today: date, how_many: int, seed: int = 11) -> None:
    """Open vacancies of the demo's firms, 500 a transaction."""
    dice = Random(seed)
    clock = system_actor(office.pk)
    firms = rows("firms")
    with transaction.atomic():
        ids = find_or_add_employers(
            by=clock, on=today, firms=[(row["name"], row["region_code"]) for row in firms]
        )
    known = Firms([(ids[firm_key(row["name"]), row["region_code"]], row) for row in firms])

    def drawn() -> NewVacancy:
        pk, firm, job = known.draw(dice)
        return NewVacancy(draw_vacancy(dice, job, firm, on=today), pk)

    wanted = iter(drawn, None)
    for _ in range(0, how_many, 500):
        open_vacancies_in_bulk(by=clock, on=today, rows=list(islice(wanted, 500)),
                               source="benchmark")
