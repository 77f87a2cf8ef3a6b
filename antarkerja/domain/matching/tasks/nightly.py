"""Each night: prices for all open vacancies, and everybody's list where there are many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from antarkerja.domain.matching.operations import Price, keep_match_lists, keep_prices
from antarkerja.domain.matching.queries import active_weights
from antarkerja.domain.matching.tasks.columns import people_columns, vacancy_columns
from antarkerja.domain.matching.tasks.flooring import shown_besides
from antarkerja.domain.matching.tasks.loading import packed_lists
from antarkerja.domain.matching.tasks.pricing import Reckoned
from antarkerja.domain.matching.tasks.whole_country import Plan, Progress, make_lists, price
from antarkerja.domain.matching.tasks.workers import Driver, here
from antarkerja.domain.offices.policies import Actor
from matchengine import SeekerIndex, VacancyIndex


@dataclass(frozen=True, slots=True)
class Night:
    """What a night made."""

    people: int
    vacancies: int
    lists: int


def plan_from_database(folder: Path, out: Path, *, today: date, k: int) -> Plan:
    """Columns of everybody and of all open vacancies, saved beside the lists to come."""
    people, vacancies = folder / "people", folder / "vacancies"
    people_columns(people, today=today)
    vacancy_columns(vacancies)
    return Plan(people, vacancies, out, today.toordinal(), active_weights(), k)


def price_and_keep(plan: Plan, *, by: Actor, at: datetime) -> Reckoned:
    """Prices into the vacancies' folder and into the database, where every page takes them up."""
    reckoned = price(plan)
    keep_prices(by=by, at=at, prices={
        vacancy: Price(whole, crowd)
        for vacancy, whole, crowd in zip(
            reckoned.vacancy_ids.tolist(), reckoned.prices.tolist(), reckoned.crowd.tolist(),
            strict=True,
        )
        if whole > 0 or crowd > 0
    })
    return reckoned


def load(plan: Plan, *, by: Actor, at: datetime) -> int:
    """The lists of a plan into the database, with the floor; returns how many stand."""
    besides = shown_besides(
        plan.out, SeekerIndex.open(plan.people), VacancyIndex.open(plan.vacancies),
        today=plan.today, weights=plan.weights,
    )
    return keep_match_lists(by=by, at=at, lists=packed_lists(plan.out, list(besides)))


def tonight(
    *, by: Actor, today: date, at: datetime, with_lists: bool, driver: Driver = here,
    progress: Progress = lambda done, of: None, k: int = 50,
) -> Night:
    """Everything at once, in a folder that goes afterwards. Does nothing where nobody looks for
    work or nothing is open. Twice leaves what once leaves."""
    with TemporaryDirectory(prefix="antarkerja-night-") as name:
        base = Path(name)
        plan = plan_from_database(base, base / "lists", today=today, k=k)
        people = len(SeekerIndex.open(plan.people))
        vacancies = len(VacancyIndex.open(plan.vacancies))
        if not people or not vacancies:
            return Night(people, vacancies, 0)
        price_and_keep(plan, by=by, at=at)
        lists = 0
        if with_lists:
            make_lists(plan, driver, progress)
            lists = load(plan, by=by, at=at)
        return Night(people, vacancies, lists)
