"""Everybody's lists: `python -m benchmarks.match --national`.

What is measured here is the making of lists on one core (`matchengine/many.py`), over a sample of
the people, and what that comes to for all of them. Loading into the database and several workers
are the driver's, which stands in the product and is not measured here.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from benchmarks.match_adverts import adverts
from benchmarks.match_cases import NotExactError, prices_for
from benchmarks.match_people import people
from benchmarks.match_rows import TODAY, vacancies
from benchmarks.match_timing import Say, megabytes, resident
from matchengine import SeekerIndex, VacancyIndex
from matchengine.many import ListMaker, Lists
from matchengine.weights import GRID

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
    say(f"memory held: {megabytes(resident())}")


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
