"""`python -m benchmarks.national`: everybody's lists as `antarkerja match-all` makes them.

The real Karirhub year (568,638 people, 17,169 vacancies) whole: prices, lists of 50 with reasons in
Parquet, then into SQLite and PostgreSQL, timed apart. A million people and 100,000 vacancies, and
the next sizes, over a stated share of the blocks of people, spread evenly. Last Ray with one, two
and four workers, one of them killed in the middle. Rows as `match_rows.py` and `match_people.py`
say; those people repeat 20,000 drawn ones, so that a run gains from people who are alike; what they
cost where nobody repeats another is told beside.

Seconds of processors stand beside seconds: on a machine that does other work, the first tell what
the work itself takes. `--quick` does the same with few rows, for checks. `--share` says how much of
the blocks of the large cases is reckoned.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from antarkerja.domain.matching.tasks.blocks import Block, Inputs, order_of, shard_of
from antarkerja.domain.matching.tasks.shards import pyarrow, read_shards
from antarkerja.domain.matching.tasks.whole_country import BLOCK, Plan, about, make_lists, price
from antarkerja.domain.matching.tasks.workers import on_cores, on_ray
from benchmarks.match_adverts import adverts
from benchmarks.match_people import DRAWN, people
from benchmarks.match_rows import TODAY, vacancies
from benchmarks.match_timing import machine
from benchmarks.watching import Cost, below, watched
from matchengine import SeekerIndex, VacancyIndex
from matchengine.many import ListMaker
from matchengine.weights import DEFAULT_WEIGHTS

YEAR, COUNTRY = (568_638, 17_169), (1_000_000, 100_000)
QUICK_YEAR, QUICK_COUNTRY = (6_000, 5_200), (8_000, 6_000)
CASES = ("year", "load", "country", "ray")
GOAL_SECONDS, GOAL_BYTES, GOAL_LOAD = 300.0, 6e9, 180.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How large, how many processes, and where index folders and lists go."""

    home: Path
    quick: bool
    workers: int
    share: float

    def plan(self, everybody: int, count: int) -> Plan:
        """Index folders of so many people and vacancies, made where they are not there yet."""
        home = self.home / f"{everybody}-{count}"
        plan = Plan(
            people=self.home / f"people-{everybody}", vacancies=home / "vacancies",
            out=home / "lists", today=TODAY, weights=DEFAULT_WEIGHTS,
            block=200 if self.quick else BLOCK,
        )  # fmt: skip
        if not plan.people.exists():
            people(everybody, quick=self.quick).seeker_index().save(plan.people)
        if not plan.vacancies.exists():
            vacancies(count, quick=self.quick).vacancy_index().save(plan.vacancies)
        return plan


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every case that was asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--quick", action="store_true", help="few rows")
    options.add_argument("--only", choices=CASES, action="append", help="some of the cases")
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--share", type=float, default=0.05, help="of the large cases' blocks")
    asked = options.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="antarkerja-national-") as home:
        # Other users' processes, such as PostgreSQL's, have nothing to look for in it.
        setting = Setting(Path(home), asked.quick, asked.workers, asked.share)
        _say(f"{machine().replace('one used', f'{asked.workers} workers')}")
        adverts(quick=asked.quick)
        for name in asked.only or CASES:
            _STEPS[name](setting)


def _say(text: str) -> None:
    print(text, flush=True)


def _met(value: float, goal: float, setting: Setting) -> str:
    return "" if setting.quick else f" [{'met' if value <= goal else 'MISSED'}: at most {goal:,g}]"


def year(setting: Setting) -> None:
    """Prices and lists of the whole Karirhub year."""
    plan = setting.plan(*(QUICK_YEAR if setting.quick else YEAR))
    everybody = len(SeekerIndex.open(plan.people))
    with watched() as pricing:
        found = price(plan)
    with watched() as listing:
        make_lists(plan, on_cores(setting.workers))
    whole, most = pricing.seconds + listing.seconds, max(pricing.most, listing.most)
    held = sum(path.stat().st_size for path in plan.out.glob("lists-*"))
    _say(
        f"year: {everybody:,} people x {len(found.prices):,} vacancies, {setting.workers} workers\n"
        f"  prices from {found.sample:,} people: {pricing}\n"
        f"  lists of {plan.k}, prices, reasons, Parquet: {listing}, "
        f"{listing.busy / everybody * 1e6:.0f} microseconds of a processor a person\n"
        f"  in all {whole:.0f} s{_met(whole, GOAL_SECONDS, setting)}, "
        f"memory {most / 1e9:.1f} GB{_met(most, GOAL_BYTES, setting)}, "
        f"Parquet {held / everybody:,.0f} bytes a person"
    )
    _without_repeats(setting, plan)
    seen = np.zeros(len(found.vacancy_ids), dtype=np.bool_)
    for table in read_shards(plan.out, ["vacancy_ids"]):
        listed = table.column(0).combine_chunks().values.to_numpy()
        seen[np.searchsorted(found.vacancy_ids, listed)] = True
    _say(f"  vacancies in nobody's list, before the floor: {int((~seen).sum()):,}")


def _without_repeats(setting: Setting, plan: Plan) -> None:
    """What people cost among whom nobody was drawn twice."""
    index = people(DRAWN, quick=setting.quick).seeker_index()
    maker = ListMaker(VacancyIndex.open(plan.vacancies), today=plan.today, k=plan.k)
    order = maker.alike(index)
    maker.lists_of(index, order[:50])
    began, some = time.process_time(), order[: plan.block]
    maker.lists_of(index, some)
    each = (time.process_time() - began) / len(some)
    _say(f"  a person where nobody repeats another, without Parquet: {each * 1e6:.0f} microseconds")


def load(setting: Setting) -> None:
    """The year's lists into both databases."""
    plan = setting.plan(*(QUICK_YEAR if setting.quick else YEAR))
    if not plan.out.exists():
        make_lists(plan, on_cores(setting.workers))
    everybody = len(SeekerIndex.open(plan.people))
    _load_into("SQLite", f"sqlite:///{setting.home / 'lists.sqlite3'}", plan, everybody, setting)
    try:
        from tests.postgres import NoPostgresError, cluster

        with cluster() as url:
            _load_into("PostgreSQL (which flushes nothing)", url, plan, everybody, setting)
    except (ImportError, NoPostgresError, OSError) as error:
        _say(f"load: PostgreSQL left out: {error}")


def _load_into(name: str, url: str, plan: Plan, everybody: int, setting: Setting) -> None:
    asked = [str(plan.out), str(setting.home), str(everybody)]
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.national_load", *asked], check=True,
        env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    first, again = float(told[1]), float(told[2])
    _say(
        f"load: {int(told[0]):,} rows of {int(told[3]):,} bytes into {name}: {first:.0f} s"
        f"{_met(first, GOAL_LOAD, setting)}, again in place of the old ones {again:.0f} s"
    )


def country(setting: Setting) -> None:
    """A country with place filter, twice the vacancies, and twice the people."""
    everybody, count = QUICK_COUNTRY if setting.quick else COUNTRY
    _say(f"country: place filter, lists of 50 with prices and reasons, over {setting.share:.0%} "
         "of the blocks of people")  # fmt: skip
    costs = [
        _some_blocks(setting, *size)
        for size in ((everybody, count), (everybody, 2 * count), (2 * everybody, count))
    ]
    _say(
        f"  a pair in reach costs {costs[1][1] / costs[0][1]:.2f} times as much with twice the "
        f"vacancies; a person {costs[2][0] / costs[0][0]:.2f} times as much with twice the people"
    )


def _some_blocks(setting: Setting, everybody: int, count: int) -> tuple[float, float]:
    """Processor seconds a person, and a pair in reach: by one process that has begun before."""
    plan = setting.plan(everybody, count)
    price(plan)
    inputs = _inputs(plan)
    order, blocks = order_of(inputs), made_blocks(plan, everybody)
    shard_of(inputs, Block(0, order[:50]))
    step = max(1, round(1 / setting.share))
    reach = done = 0
    busy = 0.0
    for first, last in blocks[step // 2 :: step]:
        began = time.process_time()
        shard = shard_of(inputs, Block(first, order[first:last]))
        busy += time.process_time() - began
        table = pyarrow("parquet").read_table(pyarrow().BufferReader(shard), columns=["in_reach"])
        reach += int(np.sum(table.column("in_reach").to_numpy()))
        done += last - first
    _say(
        f"  {everybody:,} x {count:,}: {done:,} people reckoned, {reach / done:,.0f} in reach a "
        f"person, {busy / done * 1e6:.0f} microseconds a person, {busy / max(1, reach) * 1e9:.0f} "
        f"ns a pair; all by {setting.workers} free processors: "
        f"{busy * everybody / done / setting.workers:.0f} s"
    )
    return busy / done, busy / max(1, reach)


def made_blocks(plan: Plan, everybody: int) -> list[tuple[int, int]]:
    """First and last (not included) place of each block."""
    return [
        (first, min(first + plan.block, everybody)) for first in range(0, everybody, plan.block)
    ]


def _inputs(plan: Plan) -> Inputs:
    made = about(plan)
    return Inputs(
        str(plan.people), str(plan.vacancies), (made.people, made.vacancies), plan.k, plan.today,
        plan.weights,
    )  # fmt: skip


def ray(setting: Setting) -> None:
    """The same blocks by one, two and four workers of Ray; then by two, one of which is killed."""
    everybody, count = (2_000, 5_200) if setting.quick else (60_000, 100_000)
    plan = replace(setting.plan(everybody, count), block=everybody // 24)
    costs: list[Cost] = []
    known: list[bytes] = []
    for workers, killing in ((1, False), (2, False), (4, False), (2, True)):
        now = replace(plan, out=setting.home / f"by-{workers}-{killing}")
        killed: list[int] = []
        with watched() as cost:
            make_lists(now, on_ray("local", workers), _kill_one(killed if killing else None))
        shards = [path.read_bytes() for path in sorted(now.out.glob("lists-*"))]
        same = not known or shards == known
        known = known or shards
        costs.append(cost)
        told = f", a worker killed: {len(killed)}" if killing else ""
        _say(f"ray: {everybody:,} x {count:,}, {workers} workers{told}: {cost}, starting included; "
             f"shards {'the same' if same else 'DIFFERENT'}")  # fmt: skip
    one, two, four, _ = (cost.seconds for cost in costs)
    _say(f"  2 against 1: {one / two:.2f} times (reach 1.5); "
         f"4 against 2: {two / four:.2f} (reach 1)")  # fmt: skip


def _kill_one(killed: list[int] | None) -> Callable[[int, int], None]:
    def progress(done: int, of: int) -> None:
        if killed is None or killed or done < of // 3:
            return
        for pid in below(os.getpid()):
            with suppress(OSError):
                if b"ray::_on_node" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                    return

    return progress


_STEPS = {"year": year, "load": load, "country": country, "ray": ray}

if __name__ == "__main__":
    main()
