"""People and vacancies of the real internship round of 2026, for the replay of allocation.

The file says, for each position, its places (kuota) and how many applied (pelamar), its title, its
regency, and the levels and fields of study that it takes. Of the people it says nothing more, so
they are drawn from the applications, seeded: who applied for a position has one of its levels and
one of its fields, wishes what its title says (coded by jobcoder), and lives around its regency's
middle, at a distance that falls off exponentially (15 km on average). Firms stand within 8 km of
the middle. Everybody accepts work up to 100 km away.
"""

import csv
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jobcoder import code_many, normalise_title
from matchengine import Seeker, Vacancy

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
POSITIONS = DATA / "maganghub_lowongan_2026.csv"
MIDDLES = DATA / "kabupaten_centroids.csv"
RUNGS = {"SMA": 3, "SMK": 3, "DIPLOMA": 6, "D3": 6, "SARJANA": 7, "PROFESI": 8}
HOME_KM, FIRM_KM, ACCEPTED_KM = 15.0, 8.0, 100
KM_A_DEGREE = 111.2
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Round:
    """Vacancies in the order of their ids (1, 2, ...), people, and how many applied in truth."""

    vacancies: list[Vacancy]
    people: list[Seeker]
    applications: int


@dataclass(frozen=True, slots=True)
class _Position:
    vacancy: Vacancy
    levels: list[int]
    middle: Point
    applied: int


def available() -> bool:
    """Whether the files lie beside the checkout."""
    return POSITIONS.exists() and MIDDLES.exists()


def read_round(*, provinces: Sequence[str] = (), per_person: int = 3, seed: int = 5) -> Round:
    """The positions of some provinces (all, where none is named), with one person for every
    ``per_person`` applications. Positions without a known regency are left out."""
    positions = _positions(provinces)
    drawn = random.Random(seed)
    sources = [one for one in positions for _ in range(one.applied)]
    chosen = drawn.sample(range(len(sources)), len(sources) // per_person)
    people = [_person(number, sources[at], drawn) for number, at in enumerate(sorted(chosen), 1)]
    return Round([one.vacancy for one in positions], people, len(sources))


def _positions(provinces: Sequence[str]) -> list[_Position]:
    with MIDDLES.open(encoding="utf-8") as lines:
        middles = {
            _short(row["nama"]): (row["kode"], (float(row["lat"]), float(row["lon"])))
            for row in csv.DictReader(lines)
        }
    with POSITIONS.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if _short(row["wilayah"]) in middles]
    if provinces:
        rows = [row for row in rows if middles[_short(row["wilayah"])][0][:2] in provinces]
    codes = code_many([row["posisi"] for row in rows])
    positions = []
    for number, (row, found) in enumerate(zip(rows, codes, strict=True), 1):
        region, middle = middles[_short(row["wilayah"])]
        levels = [RUNGS.get(part.strip().upper()) for part in row["jenjang"].split(",")]
        known = sorted(level for level in levels if level)
        vacancy = Vacancy(
            id=number,
            occupation=found[0].group if found else "",
            occupation_confidence=found[0].probability if found else 1.0,
            education_min=known[0] if known else None,
            fields=frozenset(part.strip().lower() for part in row["jurusan"].split(",") if part),
            region=region,
            point=_away(middle, random.Random(f"{row['instansi']} {region}"), firm=True),
            places=int(row["kuota"]),
            words=frozenset(normalise_title(row["posisi"]).split()),
        )
        positions.append(_Position(vacancy, known, middle, int(row["pelamar"])))
    return positions


def _person(number: int, position: _Position, drawn: random.Random) -> Seeker:
    wanted = position.vacancy
    return Seeker(
        id=number,
        wishes=(wanted.occupation,) if wanted.occupation else (),
        education=drawn.choice(position.levels) if position.levels else None,
        fields=frozenset([drawn.choice(sorted(wanted.fields))]) if wanted.fields else frozenset(),
        region=wanted.region,
        point=_away(position.middle, drawn, firm=False),
        max_km=ACCEPTED_KM,
        words=wanted.words,
    )


def _away(middle: Point, drawn: random.Random, *, firm: bool) -> Point:
    km = FIRM_KM * math.sqrt(drawn.random()) if firm else drawn.expovariate(1 / HOME_KM)
    turn = drawn.uniform(0.0, 2.0 * math.pi)
    east = KM_A_DEGREE * math.cos(math.radians(middle[0]))
    return middle[0] + km * math.cos(turn) / KM_A_DEGREE, middle[1] + km * math.sin(turn) / east


def _short(name: str) -> str:
    bare = name.lower().replace("kabupaten", "kab").replace("administrasi", "")
    return bare.replace("adm", "").replace(".", "").replace(" ", "")
