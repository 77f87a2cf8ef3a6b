"""Everybody's lists: `python -m benchmarks.match --national`.

First lists on one core (`matchengine/many.py`) over a sample of the people, and what that comes to
for all of them. Then `antarkerja match-all` as it is run, but for the database: prices, and the
real Karirhub year on all cores, every person. Last the same blocks by Ray with one, two and four
workers, whose shards must be the same to the byte. Loading into the database is timed by the
product.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from antarkerja.domain.matching.tasks.whole_country import Plan, make_lists, price
from antarkerja.domain.matching.tasks.workers import ClusterMissingError, on_cores, on_ray
from benchmarks.match_adverts import adverts
from benchmarks.match_cases import NotExactError, prices_for
from benchmarks.match_people import people
from benchmarks.match_rows import TODAY, vacancies
from benchmarks.match_timing import Say, megabytes, resident
from matchengine import SeekerIndex, VacancyIndex
from matchengine.many import ListMaker, Lists
from matchengine.weights import DEFAULT_WEIGHTS, GRID

K = 50
YEAR = (568_638, 17_169)
"""People and advertisements of Karirhub's 2024."""
COUNTRY = (1_000_000, 100_000)
SAMPLE, QUICK_SAMPLE = 20_000, 1_000
HEAD = """| lists of 50 | people sampled | people/s | ms a person | rows in reach a person | ns a row in reach | all people, one core |
|---|---|---|---|---|---|---|"""  # noqa: E501 (one line of a table)


@dataclass(frozen=True, slots=True)
class Case:
    """Some vacancies, and as many people as there are in all."""

    label: str
    everybody: int
    index: VacancyIndex
    reasons: bool
    seekers: SeekerIndex


def national_table(*, quick: bool, say: Say) -> None:
    """The real Karirhub year, then a country with place filter and the next size up."""
    sample = QUICK_SAMPLE if quick else SAMPLE
    seekers = people(sample, quick=quick).seeker_index()
    adverts(quick=quick)
    say(HEAD)
    made: list[float] = []
    cases = (
        (*YEAR, True, "prices, reasons"),
        (COUNTRY[0], COUNTRY[1], False, "prices, place filter"),
        (COUNTRY[0], 2 * COUNTRY[1], False, "prices, place filter, twice the vacancies"),
    )
    for everybody, count, reasons, label in cases:
        rows = vacancies(count // 10 if quick else count, quick=quick)
        index = rows.vacancy_index()
        index.set_prices(prices_for(rows, quick=quick))
        label = f"{everybody:,} × {len(rows):,}, {label}"
        made.append(_case(Case(label, everybody, index, reasons, seekers), say))
    say(f"\ntwice the vacancies in reach cost {made[2] / made[1]:.2f} times as much a person")
    say(f"memory held: {megabytes(resident())}\n")
    with tempfile.TemporaryDirectory() as home:
        _whole_year(Path(home), quick=quick, say=say)
        _workers(Path(home), quick=quick, say=say)


def _plan(home: Path, everybody: int, count: int, *, quick: bool) -> Plan:
    """Index folders of so many people and vacancies, as the driver takes them."""
    name = f"{everybody}-{count}"
    plan = Plan(
        people=home / name / "people", vacancies=home / name / "vacancies",
        out=home / name / "lists", today=TODAY, weights=DEFAULT_WEIGHTS, k=K,
    )  # fmt: skip
    people(everybody, quick=quick).seeker_index().save(plan.people)
    vacancies(count, quick=quick).vacancy_index().save(plan.vacancies)
    return plan


def _whole_year(home: Path, *, quick: bool, say: Say) -> None:
    everybody, count = (10_000, 5_000) if quick else YEAR
    plan, cores = _plan(home, everybody, count, quick=quick), os.cpu_count() or 1
    began = time.perf_counter()
    price(plan)
    priced = time.perf_counter() - began
    began = time.perf_counter()
    make_lists(plan, on_cores(cores))
    took = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    held = sum(path.stat().st_size for path in plan.out.iterdir())
    minutes = (priced + took) / 60
    met = "" if quick else f"; reach ≤ 5 min: {'met' if minutes <= 5 else 'MISSED'}"
    say(
        f"{everybody:,} × {count:,}, every person, {cores} cores: prices {priced:.0f} s, lists "
        f"with reasons {took:.0f} s, {minutes:.1f} min in all{met}; a worker {megabytes(most)}, "
        f"shards {megabytes(held)}"
    )


def _workers(home: Path, *, quick: bool, say: Say) -> None:
    """One, two and four workers of Ray; raises NotExactError where their shards differ."""
    everybody, count = (4_000, 5_000) if quick else (60_000, 100_000)
    plan = _plan(home, everybody, count, quick=quick)
    known: list[bytes] = []
    seconds: list[float] = []
    for workers in (1, 2, 4):
        now = replace(plan, out=home / f"by-{workers}", block=everybody // 24)
        began = time.perf_counter()
        try:
            make_lists(now, on_ray("local", workers))
        except ClusterMissingError:
            say("left out: Ray is not installed")
            return
        seconds.append(time.perf_counter() - began)
        shards = [path.read_bytes() for path in sorted(now.out.glob("lists-*"))]
        if known and shards != known:
            raise NotExactError(f"{workers} workers make other shards than one")
        known = shards
    say(
        f"Ray, {everybody:,} × {count:,}: 1 worker {seconds[0]:.0f} s, 2 {seconds[1]:.0f} s "
        f"({seconds[0] / seconds[1]:.2f} ×, reach ≥ 1.5), 4 {seconds[2]:.0f} s "
        f"({seconds[1] / seconds[2]:.2f} × two, reach ≥ 1); starting Ray included; same shards"
    )


def _case(case: Case, say: Say) -> float:
    """Prints the line; gives seconds a person."""
    maker = ListMaker(case.index, today=TODAY, k=K, reasons=case.reasons)
    maker.lists(case.seekers, 0, 50)
    began = time.perf_counter()
    lists = maker.lists(case.seekers)
    took = time.perf_counter() - began
    _same(case, lists)
    each = took / len(lists.seeker_ids)
    reach = float(np.mean(lists.in_reach))
    whole = each * case.everybody / 60
    say(
        f"| {case.label} | {len(lists.seeker_ids):,} | {1 / each:,.0f} | {each * 1_000:.2f} "
        f"| {reach:,.0f} | {each * 1e9 / max(1.0, reach):.0f} | {whole:.1f} min |"
    )
    return each


def _same(case: Case, lists: Lists) -> None:
    """Raises NotExactError where a person's list is not the one that is given one at a time."""
    for at in range(0, len(lists.seeker_ids), max(1, len(lists.seeker_ids) // 20)):
        seeker = case.seekers.get(int(lists.seeker_ids[at]))
        assert seeker is not None
        ranking = case.index.rank(seeker, k=K, today=TODAY, explain=False, with_prices=True)
        mine = [(match.vacancy_id, match.log_odds) for match in ranking.matches]
        part = slice(lists.offsets[at], lists.offsets[at + 1])
        theirs = zip(
            lists.vacancy_ids[part].tolist(), (lists.log_odds[part] / GRID).tolist(), strict=True
        )
        if mine != list(theirs):
            raise NotExactError(f"person {seeker.id}: the list is not the one of a single ranking")
