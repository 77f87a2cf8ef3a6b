"""How long a ranking takes: one person or one vacancy, reasons for the best 50 included.

Run by ``python -m benchmarks.match``. One core: numpy's thread pools are not used by the engine.
Rows are resampled from real advertisements where ``../shared/data`` stands beside the checkout
(titles' fields of study, regencies and levels), else from the lists below; what the files do not
say (skills, wages, wishes, experience) is drawn from a seeded generator, as stated in the table.
"""

import argparse
import csv
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from matchengine import Ranking, Seeker, SeekerIndex, Vacancy, VacancyIndex, Work

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
TODAY = 739_500
SEED = 20_250_101
RUNGS = {"SMA": 3, "SMK": 3, "DIPLOMA": 6, "SARJANA": 7, "PROFESI": 8}
_GROUPS = """
1420 2221 2310 2341 2411 2431 2512 2513 2641 3112 3115 3221 3313 3322 3343 4110
4222 4311 4321 5120 5131 5153 5223 5230 5322 5414 6111 7112 7212 7231 7411 7522
7531 8153 8322 8332 8344 9112 9333 9412
"""
OCCUPATIONS = _GROUPS.split()
SKILLS = [f"skill-{number}" for number in range(2_000)]


@dataclass(frozen=True, slots=True)
class Place:
    """A kab/kota and its middle."""

    region: str
    point: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Advertisement:
    """What is taken from one real advertisement."""

    place: Place
    education: int | None
    fields: frozenset[str]


def _advertisements() -> tuple[list[Advertisement], str]:
    places, adverts = DATA / "kabupaten_centroids.csv", DATA / "maganghub_lowongan_2026.csv"
    if not (places.exists() and adverts.exists()):
        drawn = random.Random(SEED)
        made = [
            Advertisement(
                Place(f"33.{n:02d}", (-7.8 + drawn.random(), 108.8 + 2.5 * drawn.random())),
                drawn.choice([3, 3, 6, 7, None]),
                frozenset(drawn.sample(["teknik", "ekonomi", "hukum", "gizi", "seni"], 2)),
            )
            for n in range(1, 36)
        ]
        return made, "made-up regencies"
    with places.open(encoding="utf-8") as lines:
        by_name = {
            _short(row["nama"]): Place(row["kode"], (float(row["lat"]), float(row["lon"])))
            for row in csv.DictReader(lines)
        }
    with adverts.open(encoding="utf-8") as lines:
        found = [
            Advertisement(
                by_name[_short(row["wilayah"])],
                RUNGS.get(row["jenjang"].split(",")[0].strip().upper()),
                frozenset(part.strip().lower() for part in row["jurusan"].split(",") if part),
            )
            for row in csv.DictReader(lines)
            if _short(row["wilayah"]) in by_name
        ]
    return found, f"{len(found):,} real advertisements, resampled"


def _short(name: str) -> str:
    return name.lower().replace("kabupaten", "kab").replace(".", "").replace(" ", "")


def vacancies(adverts: Sequence[Advertisement], count: int) -> Iterator[Vacancy]:
    """Vacancies resampled from the advertisements; all are open."""
    drawn = random.Random(SEED + 1)
    for number in range(count):
        advert = drawn.choice(adverts)
        wage = drawn.randrange(1_500_000, 6_000_000, 50_000)
        yield Vacancy(
            id=number + 1,
            occupation=drawn.choice(OCCUPATIONS),
            occupation_confidence=drawn.choice([1.0, 0.9, 0.7]),
            education_min=advert.education,
            fields=advert.fields,
            experience_min=drawn.choice([None, 0, 12, 24]),
            skills=frozenset(drawn.sample(SKILLS, drawn.randrange(0, 9))),
            licences=frozenset(drawn.choice([(), (), ("SIM_A",), ("SIM_C",)])),
            regulated=drawn.random() < 0.03,
            languages=frozenset(drawn.choice([(), (), (), ("en",)])),
            region=advert.place.region,
            point=advert.place.point,
            wage_min=wage if drawn.random() < 0.6 else None,
            wage_max=wage + 500_000 if drawn.random() < 0.5 else None,
            hours=drawn.choice(["full", "full", "part", "shift", ""]),
            open_until=TODAY + drawn.randrange(60),
        )


def people(adverts: Sequence[Advertisement], count: int) -> Iterator[Seeker]:
    """People near the advertisements who studied what they ask; none limits the place."""
    drawn = random.Random(SEED + 2)
    for number in range(count):
        advert = drawn.choice(adverts)
        yield Seeker(
            id=number + 1,
            wishes=tuple(drawn.sample(OCCUPATIONS, drawn.randrange(0, 4))),
            work=tuple(
                Work(
                    drawn.choice(OCCUPATIONS),
                    drawn.randrange(3, 60),
                    drawn.randrange(0, 90),
                    n == 1,
                )
                for n in range(drawn.randrange(0, 4))
            ),
            education=advert.education,
            fields=frozenset(list(advert.fields)[:1]),
            skills=frozenset(drawn.sample(SKILLS, drawn.randrange(0, 13))),
            licences=frozenset(drawn.choice([(), ("SIM_C",), ("SIM_A", "SIM_C")])),
            languages=frozenset(drawn.choice([(), ("jv",), ("en", "jv")])),
            region=advert.place.region,
            point=advert.place.point,
            wage_floor=drawn.choice([None, 2_000_000, 3_000_000]),
            hours=drawn.choice(["", "full", "part"]),
        )


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1_000.0


def _line(label: str, times: Sequence[float], reach: Sequence[int]) -> str:
    p95 = float(np.percentile(times, 95))
    return (
        f"| {label} | {statistics.median(times):.1f} | {p95:.1f} | {len(times)} "
        f"| {statistics.mean(reach):,.0f} |"
    )


def _ranked(label: str, acts: Sequence[Callable[[], Ranking]]) -> str:
    for act in acts[:3]:
        act()
    reach: list[int] = []
    times: list[float] = []
    for act in acts:
        began = time.perf_counter()
        ranking = act()
        times.append((time.perf_counter() - began) * 1_000.0)
        reach.append(ranking.in_reach)
    return _line(label, times, reach)


def machine() -> str:
    """The machine in one line."""
    try:
        cpu = next(
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        )
    except (OSError, StopIteration):
        cpu = platform.processor() or platform.machine()
    return (
        f"{cpu}, {os.cpu_count()} cores (one used), load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, numpy {np.__version__}"
    )


def main() -> None:
    """Print the machine and the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=60, help="rankings a line")
    options.add_argument("--most-people", type=int, default=250_000)
    asked = options.parse_args()
    adverts, source = _advertisements()
    print(machine())
    print(f"rows: {source}; k = 50\n")
    print("| case | p50 ms | p95 ms | runs | mean in reach |\n|---|---|---|---|---|")
    index = VacancyIndex.build(vacancies(adverts, 20_000))
    seekers = list(people(adverts, asked.runs))
    for explain in (True, False):
        label = "1 person × 20,000 vacancies, " + ("with reasons" if explain else "bare")
        acts = [partial(index.rank, s, today=TODAY, explain=explain) for s in seekers]
        print(_ranked(label, acts), flush=True)
    near = [replace(s, max_km=60) for s in seekers]
    acts = [partial(index.rank, s, today=TODAY) for s in near]
    print(_ranked("1 person × 20,000 vacancies, within 60 km, with reasons", acts), flush=True)
    _people_side(adverts, asked.runs, asked.most_people)


def _people_side(adverts: Sequence[Advertisement], runs: int, most: int) -> None:
    works = list(vacancies(adverts, runs))
    for count in (20_000, most):
        began = time.perf_counter()
        index = SeekerIndex.build(people(adverts, count))
        built = time.perf_counter() - began
        acts = [partial(index.rank, v, today=TODAY) for v in works]
        print(_ranked(f"1 vacancy × {count:,} people, with reasons", acts), flush=True)
    one = next(people(adverts, 1))
    changed = [_timed(lambda: index.upsert([one])) for _ in range(5)]
    with tempfile.TemporaryDirectory() as folder:
        saved = _timed(lambda: index.save(folder))
        opened = _timed(lambda: SeekerIndex.open(folder))
    print(
        f"\n{most:,} people: build {built:.1f} s (making them included), "
        f"upsert of one {statistics.median(changed):.0f} ms, save {saved:.0f} ms, "
        f"open {opened:.0f} ms"
    )


if __name__ == "__main__":
    main()
