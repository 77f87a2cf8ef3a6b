"""Whatever happens to vacancies, the book and the rows agree in every cell of the reports."""

from __future__ import annotations

import contextlib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import DetailsRefusedError, VacancyClosedError
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import (
    approve_vacancy,
    change_employer,
    change_vacancy,
    confirm_occupation,
    expire_vacancies,
    fill_place,
    open_vacancy,
    reopen_vacancy,
    withdraw_vacancy,
)
from antarkerja.domain.employers.policies import EmployerDetails, traits_of
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.employers import make_employer, vacancy_details
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
START = date(2026, 11, 24)
SIGNS = {EventKind.VACANCY_OPENED: 1, EventKind.VACANCY_FILLED: -1, EventKind.VACANCY_REMOVED: -1}
Cell = tuple[str, str, str, str, date | None]


def by_the_book() -> Counter[Cell]:
    cells: Counter[Cell] = Counter()
    for event in Event.objects.filter(kind__in=SIGNS):
        cell = (event.education, event.kbji, event.kbli, event.region, event.opened_on)
        cells[cell] += SIGNS[EventKind(event.kind)] * event.quantity
    return Counter({cell: places for cell, places in cells.items() if places})


def by_the_rows() -> Counter[Cell]:
    cells: Counter[Cell] = Counter()
    for row in Vacancy.objects.filter(status=VacancyStatus.OPEN).select_related("employer"):
        now = traits_of(row, row.employer)
        cells[now.education, now.kbji, now.kbli, now.region, now.opened_on] += (
            row.places - row.filled
        )
    return cells


def one_act(chance: Random, day: date, ratna: Actor, sari: Actor, firm: Employer) -> None:
    """Something that an officer, a firm or the clock may do; refusals are part of life."""
    who = chance.choice([ratna, ratna, sari])
    details = vacancy_details(
        title=chance.choice(["Kasir", "Sopir Truk", "Operator Jahit"]),
        places=chance.randint(1, 5), education_levels=(chance.choice(["SD", "SMA", "S1"]),),
        region=chance.choice(["33.07", "33.23"]), opens_on=day - timedelta(chance.randint(0, 3)),
        closes_on=chance.choice([None, day + timedelta(days=chance.randint(0, 12))]),
    )
    pk = chance.choice([*Vacancy.objects.values_list("pk", flat=True), 0])
    act = chance.randrange(10)
    if act <= 1 or not pk:
        open_vacancy(by=who, on=day, details=details, employer_id=firm.pk)
    elif act == 2:
        change_vacancy(by=who, on=day, vacancy_id=pk, details=details)
    elif act == 3:
        approve_vacancy(by=ratna, on=day, vacancy_id=pk)
    elif act == 4:
        withdraw_vacancy(by=who, on=day, vacancy_id=pk)
    elif act == 5:
        reopen_vacancy(by=ratna, on=day, vacancy_id=pk)
    elif act <= 7:
        fill_place(vacancy_id=pk, on=day, by=ratna)
    elif act == 8:
        confirm_occupation(by=ratna, on=day, at=datetime.combine(day, datetime.min.time(), UTC),
                           vacancy_id=pk, group=chance.choice(["5230", "8332", "8153"]))
    else:
        change_employer(by=ratna, on=day, employer_id=firm.pk, details=EmployerDetails(
            name=firm.name, region=firm.region, kbli=chance.choice(["C", "G"]),
            kbli_version="2025"))


@pytest.mark.parametrize("seed", range(12))
def test_after_any_history_the_stock_is_what_is_open(
    seed: int, ratna: Actor, wonosobo: Office
) -> None:
    firm, chance, day = make_employer(wonosobo), Random(seed), START
    sari = actor_for(make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk))
    for _ in range(55):
        with contextlib.suppress(VacancyClosedError, DetailsRefusedError):
            one_act(chance, day, ratna, sari, firm)
        day += timedelta(days=chance.randint(0, 2))
        expire_vacancies(by=system_actor(), today=day)
        assert by_the_book() == by_the_rows()
    assert Event.objects.filter(kind=EventKind.VACANCY_FILLED).exists()
