"""Places filled against score given up, on the real places and applications of an internship round.

Run by ``python -m benchmarks.allocation``. People are drawn from the applications, as
``benchmarks/replay.py`` tells; scores are the engine's, with its filter by place; each person's
best ``--rows`` vacancies are candidates, and the lists are ten long. Two draws are replayed: one
person for every three applications of the whole country (a person applies to three, the file
counts three), and one for each application of three provinces, which is a far larger crowd.

Models of applying (``matchengine.applying``): *three*: three of the ten, likelier further up;
*one*: one of the ten, likewise; *all*: down the whole list until a vacancy takes the person.
Vacancies take the best of their applicants, and who has several offers takes the one with the
greatest score. *Given up* is the share of the mean score of the ten shown against the ten best;
*by those placed* is that of the vacancy taken against the person's best, in the model *three*.
*Gini* is that of exposure over vacancies, *of places* the same over single places. *Orphans* are
seen by nobody; priced lists have the floor, so the rest of them are beyond everybody's reach.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context

import numpy as np

from benchmarks.match_rows import TODAY
from benchmarks.match_timing import machine
from benchmarks.replay import Round, available, read_round
from matchengine import Seeker, SeekerIndex, VacancyIndex
from matchengine.allocation import PriceRule, Prices, lists_of, prices_of
from matchengine.applying import ApplyingModel, allocation_report, scores_of
from matchengine.arrays import Ints
from matchengine.assignment import assign
from matchengine.candidates import Candidates, Lists
from matchengine.orphans import with_floor
from matchengine.weights import GRID

SHOWN = 10
FLOOR = 1
STRENGTHS = (0.5, 1.0, 2.0, 4.0, 8.0)
USUAL = 2.0
MODELS = {"three": ApplyingModel(3), "one": ApplyingModel(1), "all": ApplyingModel(0)}
SAMPLE = 10
Rows = list[tuple[int, int]]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Replay:
    """A draw of people with what each could be shown."""

    drawn: Round
    candidates: Candidates
    places: Ints


@cache
def _opened(folder: str) -> VacancyIndex:
    return VacancyIndex.open(folder)


def _ranked(folder: str, rows: int, people: Sequence[Seeker]) -> list[Rows]:
    index = _opened(folder)
    return [
        [(match.vacancy_id - 1, round(match.log_odds * GRID)) for match in ranking.matches]
        for ranking in (index.rank(one, k=rows, today=TODAY, explain=False) for one in people)
    ]


def candidates_of(drawn: Round, rows: int, processes: int) -> Candidates:
    """Everybody's best rows, and for a vacancy among nobody's the people whom it suits best."""
    parts = [drawn.people[at : at + 500] for at in range(0, len(drawn.people), 500)]
    with tempfile.TemporaryDirectory() as folder:
        VacancyIndex.build(drawn.vacancies).save(folder)
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            found = [
                one for part in pool.map(partial(_ranked, folder, rows), parts) for one in part
            ]
    held = {vacancy for mine in found for vacancy, _ in mine}
    people = SeekerIndex.build(drawn.people)
    for at, vacancy in enumerate(drawn.vacancies):
        if at not in held:
            best = people.rank(vacancy, k=FLOOR * 3, today=TODAY, explain=False)
            for match in best.matches:
                mine = found[match.seeker_id - 1]
                mine.append((at, round(match.log_odds * GRID)))
                mine.sort(key=lambda pair: -pair[1])
    flat = [pair for mine in found for pair in mine]
    offsets = np.concatenate([[0], np.cumsum([len(mine) for mine in found])])
    vacancies, scores = np.array(flat, dtype=np.int64).reshape(-1, 2).T
    return Candidates.of(offsets, vacancies, scores)


def sampled_prices(replay: Replay, rule: PriceRule) -> Prices:
    """Prices from one person in ten, each standing for ten."""
    candidates = replay.candidates
    chosen = np.arange(0, len(candidates), SAMPLE)
    counts = np.diff(candidates.offsets)[chosen]
    offsets = np.concatenate([[0], np.cumsum(counts)])
    rows = np.repeat(candidates.offsets[chosen] - offsets[:-1], counts) + np.arange(offsets[-1])
    sample = Candidates(offsets, candidates.vacancies[rows], candidates.scores[rows])
    weight = np.full(len(chosen), len(candidates) / len(chosen))
    return prices_of(sample, replay.places, rule=rule, weight=weight)


def line(label: str, replay: Replay, lists: Lists, prices: Prices | None) -> str:
    """One row of the table."""
    found = {
        name: allocation_report(replay.candidates, lists, replay.places, model=model)
        for name, model in MODELS.items()
    }
    one = found["three"]
    filled = " | ".join(f"{report.share_filled:.1%}" for report in found.values())
    dear = "-" if prices is None else f"{np.median(prices.log_odds):.2f}"
    return (
        f"| {label} | {filled} | {one.given_up:.1%} | {one.taken_given_up:.1%} "
        f"| {one.gini:.3f} | {one.gini_places:.3f} | {one.orphans} | {dear} |"
    )


def curve(replay: Replay, say: Say) -> None:
    """The table: plain ranking, prices of rising strength, a sample's prices, the optimum."""
    say(
        "| lists | filled, three | one | all | given up | by those placed | Gini "
        "| of places | orphans | median price |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    candidates, places = replay.candidates, replay.places
    free = np.zeros(len(places), dtype=np.int64)
    say(line("plain ranking", replay, lists_of(candidates, free, SHOWN), None))
    for strength in STRENGTHS:
        prices = prices_of(candidates, places, rule=PriceRule(strength=strength))
        say(line(f"strength {strength:g}", replay, _floored(replay, prices), prices))
    prices = sampled_prices(replay, PriceRule(strength=USUAL))
    label = f"strength {USUAL:g}, prices from one in {SAMPLE}"
    say(line(label, replay, _floored(replay, prices), prices))
    say(optimum(replay))


def _floored(replay: Replay, prices: Prices) -> Lists:
    lists = lists_of(replay.candidates, prices.prices, SHOWN)
    return with_floor(replay.candidates, lists, prices.prices, SHOWN, floor=FLOOR)


def optimum(replay: Replay) -> str:
    """The exact assignment: as many people as can be, and the greatest sum of log-odds."""
    candidates, places = replay.candidates, replay.places
    began = time.perf_counter()
    try:
        best = assign(candidates, places)
    except ImportError as missing:
        return f"exact optimum left out: {missing}"
    took = time.perf_counter() - began
    scores = scores_of(candidates.scores)
    first = np.zeros(len(candidates))
    np.maximum.at(first, candidates.people(), scores)
    got = best.rows >= 0
    lost = 1.0 - scores[best.rows[got]].sum() / first[got].sum()
    share = f"{best.placed / min(int(places.sum()), len(candidates)):.1%}"
    return (
        f"| exact optimum, proved, {took:.0f} s | {share} | {share} | {share} | - | {lost:.1%} "
        "| - | - | - | - |"
    )


def chips(replay: Replay, prices: Prices, say: Say) -> None:
    """How many people are expected for each place, and how the prices settled."""
    before = prices_of(replay.candidates, replay.places, rule=PriceRule(strength=0.0))
    for label, found in (("plain ranking", before), (f"strength {USUAL:g}", prices)):
        crowd = found.crowd[replay.places > 0]
        parts = np.percentile(crowd, [5, 50, 95, 100])
        say(
            f"expected people for each place, {label}: "
            + ", ".join(f"{part:.1f}" for part in parts)
            + " (5 %, median, 95 %, most)"
        )
    say(f"prices settled: {prices.settled}, {prices.rounds} rounds, residual {prices.residual:.3f}")


def same_as_engine(replay: Replay, prices: Prices) -> tuple[int, int]:
    """How many of 300 people get the same list from the engine itself at these prices, which
    looks at every vacancy in reach and not at the candidates alone."""
    index = VacancyIndex.build(replay.drawn.vacancies)
    index.set_prices({at + 1: price for at, price in enumerate(prices.log_odds.tolist()) if price})
    lists = lists_of(replay.candidates, prices.prices, SHOWN)
    chosen = range(0, len(lists), max(1, len(lists) // 300))
    same = 0
    for person in chosen:
        ranking = index.rank(
            replay.drawn.people[person], k=SHOWN, today=TODAY, explain=False, with_prices=True
        )
        rows = lists.rows[lists.offsets[person] : lists.offsets[person + 1]]
        mine = (replay.candidates.vacancies[rows] + 1).tolist()
        same += mine == [match.vacancy_id for match in ranking.matches]
    return same, len(chosen)


def replayed(drawn: Round, *, rows: int, processes: int, say: Say) -> None:
    """One draw: its size, the table and what stands below it."""
    places = np.array([vacancy.places for vacancy in drawn.vacancies], dtype=np.int64)
    began = time.perf_counter()
    candidates = candidates_of(drawn, rows, processes)
    took = time.perf_counter() - began
    say(
        f"\n{len(drawn.vacancies):,} positions, {places.sum():,} places, {drawn.applications:,} "
        f"applications in truth; {len(drawn.people):,} people drawn, "
        f"{len(candidates.vacancies):,} candidate rows ranked in {took:.0f} s\n"
    )
    replay = Replay(drawn, candidates, places)
    curve(replay, say)
    prices = prices_of(candidates, places, rule=PriceRule(strength=USUAL))
    say("")
    chips(replay, prices, say)
    same, of = same_as_engine(replay, prices)
    say(f"lists that the engine itself gives at these prices: {same} of {of} the same")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the machine and both tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rows", type=int, default=200, help="candidates a person")
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options.add_argument("--small", action="store_true", help="the three provinces only")
    asked = options.parse_args(arguments)
    if not available():
        print("left out: the positions of 2026 do not lie beside the checkout (../shared/data)")
        return
    print(machine())
    say = partial(print, flush=True)
    sized = partial(replayed, rows=asked.rows, processes=asked.processes, say=say)
    provinces = ("33", "34", "35")
    if not asked.small:
        print("\n## The whole country, one person for every three applications")
        sized(read_round(per_person=3))
    else:
        print("\n## Three provinces, one person for every three applications")
        sized(read_round(provinces=provinces, per_person=3))
    print("\n## Central Java, Yogyakarta and East Java, one person for each application")
    sized(read_round(provinces=provinces, per_person=1))


if __name__ == "__main__":
    main()
