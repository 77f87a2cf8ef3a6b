"""The engine's own cases: one person, one vacancy, changed rows, folders; and its exactness."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from benchmarks.match_adverts import adverts
from benchmarks.match_people import people, seekers
from benchmarks.match_rows import TODAY, Rows, any_of, vacancies
from benchmarks.match_timing import (
    HEAD,
    Goal,
    Say,
    line,
    megabytes,
    reading_limit,
    timed,
    times_of,
)
from matchengine import Ranking, Seeker, Vacancy, VacancyIndex
from matchengine.packed import asked_by, best_rows
from matchengine.pairs import Pairs
from matchengine.ranking import best_of_pairs, encoded
from matchengine.shelf import ADDED_AT_LEAST, ADDED_SHARE
from matchengine.weights import DEFAULT_WEIGHTS, GRID

K = 100
PRICE_STRENGTH = 2.0
REACH_AT_MOST = 0.10
MILLION = 1_000_000


class NotExactError(Exception):
    """The engine's answer is not the one that weighing every row plainly gives."""


@dataclass(frozen=True, slots=True)
class Million:
    """The large index, with its rows and prices, and who asks."""

    rows: Rows
    index: VacancyIndex
    everywhere: list[Seeker]
    nearby: list[Seeker]


def prices_for(rows: Rows, *, quick: bool = False) -> dict[int, float]:
    """A price a vacancy by the crowd of a real one: strength × (1 - 1 / applicants a place)."""
    source = adverts(quick=quick)
    known = ~np.isnan(source.crowd)
    dice = np.random.default_rng(11)
    crowd = np.maximum(source.crowd[any_of(known, len(rows), dice)], 1.0)
    worth = PRICE_STRENGTH * (1.0 - 1.0 / crowd)
    return dict(zip(rows.columns.ids.tolist(), worth.tolist(), strict=True))


def unlimited(seeker: Seeker) -> Seeker:
    """The same person, who would work anywhere."""
    return replace(seeker, max_km=None, places=())


def asked(
    seeker: Seeker, index: VacancyIndex, k: int, *, explain: bool, with_prices: bool = True
) -> Callable[[], Ranking]:
    """A question."""
    return partial(index.rank, seeker, k=k, today=TODAY, explain=explain, with_prices=with_prices)


def large(count: int, runs: int, *, quick: bool, say: Say) -> Million:
    """The index of the large cases; prints how long it took and what it holds."""
    began = time.perf_counter()
    rows = vacancies(count, quick=quick)
    made = time.perf_counter() - began
    began = time.perf_counter()
    index = rows.vacancy_index()
    packed_in = time.perf_counter() - began
    index.set_prices(prices_for(rows, quick=quick))
    drawn = seekers(runs * 12, quick=quick)
    everywhere = list(map(unlimited, drawn[:runs]))
    near = [one for one in drawn if one.max_km is not None or one.places]
    nearby = [one for one in near if _share(index, one) <= REACH_AT_MOST][:runs]
    shelf, _ = index.compacted()
    packed = shelf.packed
    say(f"\n{count:,} vacancies: resampled in {made:.1f} s, packed in {packed_in:.1f} s")
    if packed is not None:
        held = sum(values.nbytes for _, values in packed.arrays())
        columns = sum(values.nbytes for _, values in shelf.base.arrays())
        sizes = ", ".join(f"{len(facet.distinct):,}" for facet in packed.facets)
        say(f"columns {megabytes(columns)}, packed {megabytes(held)}; distinct a facet: {sizes}")
        reading_limit(packed.codes, say)
    return Million(rows, index, everywhere, nearby)


def _share(index: VacancyIndex, seeker: Seeker) -> float:
    return index.rank(seeker, k=1, today=TODAY, explain=False).in_reach / len(index)


def _reach(index: VacancyIndex, people_asking: Sequence[Seeker]) -> str:
    return f"{np.mean([_share(index, one) for one in people_asking]):.1%}"


def one_person(held: Million, say: Say) -> None:
    """One person against all rows, and against those nearby."""
    count = f"{len(held.rows):,}"
    whole, part = _reach(held.index, held.everywhere), _reach(held.index, held.nearby)
    large_enough = len(held.rows) >= MILLION
    for label, who, reach, goal in (
        ("every row passing", held.everywhere, whole, Goal(30.0, 45.0, 15.0)),
        ("≤ 10 % in reach", held.nearby, part, Goal(8.0, None, 4.0)),
    ):
        for explain in (True, False):
            times = times_of([asked(one, held.index, K, explain=explain) for one in who])
            told = "full reasons" if explain else "bare"
            say(line(
                f"1 person × {count}, exact top-{K}, prices, {told}, {label}",
                times, reach, goal if explain and large_enough else None,
            ))  # fmt: skip


def where_it_goes(held: Million, say: Say) -> None:
    """Prints what a bare answer is made of: the tables of weights, the search, the rest."""
    shelf, words = held.index.compacted()
    packed = shelf.packed
    if packed is None:
        return
    none = np.zeros(0, dtype=np.uint8)
    for label, who in (("every row passing", held.everywhere), ("≤ 10 % in reach", held.nearby)):
        laid = [encoded(one, words) for one in who]
        made = [
            partial(asked_by, packed, one, known, DEFAULT_WEIGHTS, TODAY) for one, known in laid
        ]
        tables = times_of(made)
        search = times_of(
            [
                partial(best_rows, packed, make(), K, prices=shelf.prices, masked=none)
                for make in made
            ]
        )
        whole = times_of([asked(one, held.index, K, explain=False) for one in who])
        rest = whole.p50 - tables.p50 - search.p50
        say(
            f"where a bare answer goes, {label}: tables of weights {tables.p50:.1f} ms, "
            f"search {search.p50:.1f} ms, the rest {rest:.1f} ms"
        )


def province(runs: int, *, quick: bool, say: Say) -> None:
    """One person against 20,000."""
    rows = vacancies(20_000, quick=quick)
    index = rows.vacancy_index()
    index.set_prices(prices_for(rows, quick=quick))
    drawn = seekers(runs, quick=quick)
    for k, explain in ((50, False), (50, True), (K, True)):
        times = times_of([asked(unlimited(one), index, k, explain=explain) for one in drawn])
        told = "full reasons" if explain else "bare"
        label = f"1 person × 20,000, exact top-{k}, prices, {told}"
        say(line(label, times, "all", Goal(1.5, None, 0.7) if k < K else None))
    near = [one for one in seekers(runs * 4, quick=quick) if one.max_km or one.places][:runs]
    times = times_of([asked(one, index, 50, explain=True) for one in near])
    say(line("1 person × 20,000, exact top-50, full reasons, as far as they go", times,
             _reach(index, near)))  # fmt: skip


def one_vacancy(runs: int, sizes: Sequence[int], *, quick: bool, say: Say) -> None:
    """One vacancy against people."""
    works = vacancies(runs, quick=quick).some(np.arange(runs))
    for count in sizes:
        index = people(count, quick=quick).seeker_index()
        acts = [partial(index.rank, work, today=TODAY) for work in works]
        reach = f"{np.mean([act().in_reach / count for act in acts]):.0%}"
        label = f"1 vacancy × {count:,} people, exact top-50, full reasons"
        say(line(label, times_of(acts), reach))


def exactness(held: Million, say: Say, many: int = 5) -> None:
    """Raises NotExactError where weighing every row plainly, by numpy, gives another answer."""
    shelf, words = held.index.compacted()
    ids, priced = shelf.price_list()
    prices = np.zeros(len(shelf.base), dtype=np.int64)
    prices[np.searchsorted(shelf.base.ids, ids)] = priced
    for seeker in [*held.everywhere[:many], *held.nearby[:many]]:
        one, laid = encoded(seeker, words)
        best = best_of_pairs(
            Pairs(one, shelf.base, len(laid)), shelf.base, K, today=TODAY,
            weights=DEFAULT_WEIGHTS, prices=prices,
        )  # fmt: skip
        ranking = held.index.rank(seeker, k=K, today=TODAY, explain=False, with_prices=True)
        mine = [(one.vacancy_id, one.log_odds, one.price) for one in ranking.matches]
        theirs = zip(best.rows.ids.tolist(), best.log_odds.tolist(),
                     (best.prices / GRID).tolist(), strict=True)  # fmt: skip
        if mine != list(theirs) or ranking.in_reach != best.in_reach:
            raise NotExactError(f"person {seeker.id}: packed and plain answers differ")
    say(f"exact: {2 * many} answers of {K} are those of weighing every row plainly, bit for bit")


def changes(held: Million, *, quick: bool, say: Say) -> None:
    """Changed rows until they are found, and many at once; the large index is changed by it."""
    small = vacancies(20_000, quick=quick)
    for rows, index in ((held.rows, held.index), (small, small.vacancy_index())):
        count = len(rows)
        seeker = held.everywhere[0]
        waits = [_until_found(index, seeker, rows.some(np.array([at]))[0]) for at in range(7)]
        say(
            f"| update of one of {count:,} rows until it is found | p50 {np.median(waits):.1f} ms, "
            f"most {max(waits):.1f} ms | reach ≤ 2 s: {_met(max(waits) <= 2_000)} |"
        )
        for calls, each in ((1, 20_000), (20, 1_000), (4, 1_000)):
            fresh = [rows.some(_slice(count, call, each)) for call in range(calls)]
            took = timed(partial(_change_all, index, fresh)) / 1_000
            rate = calls * each / took
            most = max(ADDED_AT_LEAST, count // ADDED_SHARE)
            folds = "without" if calls * each <= most else "with"
            say(
                f"| bulk: {calls} × {each:,} of {count:,} rows changed, {folds} packing anew "
                f"| {rate:,.0f} rows/s | reach ≥ 2,000/s: {_met(rate >= 2_000)} |"
            )
            index.compact()


def _met(held: bool) -> str:
    return "met" if held else "MISSED"


def _slice(count: int, call: int, each: int) -> np.ndarray:
    return (np.arange(each, dtype=np.int64) * 37 + call * each) % count


def _change_all(index: VacancyIndex, batches: list[list[Vacancy]]) -> None:
    for batch in batches:
        index.upsert(batch)


def _until_found(index: VacancyIndex, seeker: Seeker, vacancy: Vacancy) -> float:
    """Milliseconds from a change that makes a vacancy the best to the answer that holds it."""
    fitting = replace(
        vacancy, occupation=(seeker.wishes or ("5223",))[0], occupation_confidence=1.0,
        second="", second_confidence=0.0, words=seeker.words, point=seeker.point,
        region=seeker.region, wage_max=2 * (seeker.wage_floor or 1), skills=seeker.skills,
        regulated=False, education_min=seeker.education, hours=seeker.hours,
        experience_min=None, fields=seeker.fields,
    )  # fmt: skip
    began = time.perf_counter()
    index.upsert([fitting])
    found = index.rank(seeker, k=K, today=TODAY)
    took = (time.perf_counter() - began) * 1_000.0
    if vacancy.id not in {match.vacancy_id for match in found.matches}:
        raise NotExactError(f"vacancy {vacancy.id} was changed and is not found")
    return took


def folders(held: Million, say: Say) -> None:
    """Saving and opening the large index."""
    with tempfile.TemporaryDirectory() as folder:
        saved = timed(partial(held.index.save, folder))
        opened = timed(partial(VacancyIndex.open, folder))
        index = VacancyIndex.open(folder)
        first = timed(asked(held.everywhere[0], index, K, explain=True))
    say(f"save {saved / 1_000:.1f} s, open {opened:.0f} ms, first answer after it {first:.0f} ms")


def engine_table(held: Million, runs: int, sizes: Sequence[int], *, quick: bool, say: Say) -> None:
    """All of the above, in the order in which it is read."""
    exactness(held, say)
    say("\n" + HEAD)
    one_person(held, say)
    province(runs, quick=quick, say=say)
    one_vacancy(runs, sizes, quick=quick, say=say)
    say("")
    where_it_goes(held, say)
    say("\n| change | figure | goal |\n|---|---|---|")
    folded = replace(held, index=held.rows.vacancy_index())
    changes(folded, quick=quick, say=say)
    say("")
    folders(held, say)
