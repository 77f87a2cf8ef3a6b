"""People who look for work, drawn after Karirhub's figures of 2024 and the real advertisements.

Home by Karirhub's people of each province and the inhabitants of its kab/kota; schooling and
experience by Karirhub's shares; a wish is what some advertisement offers, further wishes are of the
same two digits or any; past work is of the wish's digits in six cases of ten; field of study one
that advertisements of the wish ask; skills of the wish, as many as advertisements list; wage floor
four fifths of a wage paid for the wish. Age and sex are read nowhere. Drawn by hand, since no file
says: who names a greatest distance (half: 25, 50 or 100 km), who the own province only (a quarter),
hours, licences, languages, six people in ten with a wage floor.

20,000 people are drawn so; a larger register repeats them with home, wage floor and skills dealt
anew among people of the same wish or, for homes, of the whole country.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

import numpy as np

from benchmarks.match_adverts import DATA, Adverts, adverts, rows_of
from benchmarks.match_rows import PLACED, SEED, Rows, donors, skills_for
from matchengine import Seeker, Work
from matchengine.arrays import Ints
from matchengine.codes import NO_OCCUPATION, occupation_text
from matchengine.columns import Columns, Ragged, Words
from matchengine.rows import decode_seekers, encode_seekers

DRAWN = 20_000
RUNGS = (1, 2, 3, 6, 7, None)
SCHOOLING = (13_966, 37_747, 152_064 + 164_883, 12_084, 60_954, 126_940)
"""People of each rung in 2024 (Karirhub); SMA and SMK are one rung."""
EXPERIENCE = ((0, 0, 479_705), (1, 12, 35_625), (12, 48, 37_951), (48, 84, 8_083),
              (84, 120, 2_721), (120, 240, 4_553))  # fmt: skip
"""Months from and until, and people of 2024 (Karirhub)."""
LOOKING = (
    DATA / "karirhub_agregat_2022_2024"
    / "Pencari_Kerja_di_Karirhub_Menurut_Provinsi_dan_Jenis_Kelamin_Tahun_2022-2024.csv"
)  # fmt: skip
NAMED_OTHERWISE = {"DKI Jakarta": "31", "D.I. Yogyakarta": "34", "Papua Barat Daya": "96"}


def people(count: int, *, quick: bool = False) -> Rows:
    """That many people, ids from 1; ``advert`` is the advertisement behind the first wish."""
    drawn = _drawn(quick)
    if count <= len(drawn):
        first = np.arange(count, dtype=np.int64)
        return Rows(drawn.columns.take(first), drawn.words, drawn.advert[:count])
    dice = np.random.default_rng(SEED + 3)
    chosen = dice.integers(len(drawn), size=count)
    rows = drawn.columns.take(chosen)
    scalars, lists = dict(rows.scalars), dict(rows.lists)
    scalars["id"] = np.arange(1, count + 1, dtype=np.int64)
    home = dice.integers(len(drawn), size=count)
    for name in (*PLACED, "max_km"):
        scalars[name] = drawn.columns[name][home]
    lists["places"] = drawn.columns.lists["places"].take(home)
    source = adverts(quick=quick)
    wish = source.columns["occupation"][drawn.advert]
    like = donors(wish[chosen], wish, dice)
    scalars["wage_floor"] = drawn.columns["wage_floor"][like]
    lists["skills"] = drawn.columns.lists["skills"].take(donors(wish[chosen], wish, dice))
    return Rows(Columns(scalars, lists), drawn.words, drawn.advert[chosen])


def seekers(count: int, *, quick: bool = False) -> list[Seeker]:
    """Some people as the engine's type."""
    rows = people(count, quick=quick)
    return decode_seekers(rows.columns, rows.words)


@cache
def _drawn(quick: bool) -> Rows:
    source = adverts(quick=quick)
    dice = np.random.default_rng(SEED + 2)
    first = dice.integers(len(source.columns), size=DRAWN)
    # Skills come first: they number words in the advertisements' own table, which is then copied.
    skills = skills_for(source.columns["occupation"][first], _none(DRAWN), source, dice)
    words = Words(known=source.words.listed())
    draw = _Draw(source, first, dice)
    columns = encode_seekers((draw.person(at) for at in range(DRAWN)), words)
    return Rows(Columns(columns.scalars, {**columns.lists, "skills": skills}), words, first)


def _none(count: int) -> Ragged:
    return Ragged(np.zeros(count + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))


class _Draw:
    """Draws one person after the other."""

    def __init__(self, source: Adverts, first: Ints, dice: np.random.Generator) -> None:
        self._dice = random.Random(SEED)
        self._source = source
        self._first = first
        self._work = source.columns["occupation"]
        wish = self._work[first]
        self._second = donors(wish // 121 * 121, self._work, dice)
        self._third = dice.integers(len(self._work), size=len(first))
        self._past = np.where(
            dice.random(len(first)) < 0.6, donors(wish, self._work, dice), self._third
        )
        paid = np.flatnonzero(source.columns["wage_max"] >= 0)
        self._paid = source.columns["wage_max"][paid[donors(wish, self._work[paid], dice)]]
        taught = np.flatnonzero(source.columns.lists["fields"].lengths() > 0)
        self._taught = taught[donors(wish, self._work[taught], dice)]
        self._homes, self._crowd = _homes()

    def person(self, at: int) -> Seeker:
        """The person at a place of the register; skills are added afterwards."""
        from antarkerja.domain.reference.fields import near_fields
        from antarkerja.domain.reference.regions import point_of

        dice = self._dice
        wishes = [self._first[at], self._second[at], self._third[at]][: dice.choice([1, 1, 2, 3])]
        past = self._spell(int(self._past[at]))
        education = dice.choices(RUNGS, SCHOOLING)[0]
        fields = self._fields(at) if (education or 0) >= 3 else frozenset[str]()
        region = dice.choices(self._homes, cum_weights=self._crowd)[0]
        limit = dice.random()
        return Seeker(
            id=at + 1,
            wishes=tuple(dict.fromkeys(filter(None, map(self._group, wishes)))),
            work=past,
            education=education,
            fields=fields,
            near_fields=near_fields(fields),
            words=self._words([*wishes, *([self._past[at]] if past else [])]),
            licences=frozenset(dice.choice([(), (), ("SIM_C",), ("SIM_A", "SIM_C")])),
            languages=frozenset(dice.choice([(), (), ("jv",), ("en", "jv")])),
            region=region,
            point=point_of(region),
            max_km=dice.choice([25, 50, 100]) if limit < 0.5 else None,
            places=(region[:2],) if 0.5 <= limit < 0.75 else (),
            wage_floor=int(self._paid[at] * 0.8) // 100_000 * 100_000
            if dice.random() < 0.6 else None,
            hours=dice.choice(["", "", "full", "full", "part"]),
        )  # fmt: skip

    def _group(self, advert: int) -> str:
        code = int(self._work[advert])
        return "" if code == NO_OCCUPATION else occupation_text(code)

    def _named(self, name: str, advert: int) -> list[str]:
        return [self._source.words.word(n) for n in self._source.columns.lists[name].row(advert)]

    def _words(self, named: Iterable[int]) -> frozenset[str]:
        return frozenset(word for advert in named for word in self._named("words", int(advert)))

    def _fields(self, at: int) -> frozenset[str]:
        asked = self._named("fields", int(self._taught[at]))
        return frozenset([self._dice.choice(sorted(asked))])

    def _spell(self, advert: int) -> tuple[Work, ...]:
        weights = [people for _, _, people in EXPERIENCE]
        least, most, _ = self._dice.choices(EXPERIENCE, weights)[0]
        group = self._group(advert)
        if not most or not group:
            return ()
        months = self._dice.randrange(least, most)
        return (Work(group, months, self._dice.randrange(0, 60), self._dice.random() < 0.3),)


def _homes() -> tuple[list[str], list[float]]:
    """Kab/kota, and running sums of how many people look for work in each."""
    from antarkerja.domain.reference.regions import centroids

    homes = sorted(centroids())
    lived = {row["kode"]: float(row["total"]) for row in rows_of("wilayah_penduduk_2024s2.csv")}
    looking = _looking()
    if not lived or not looking:
        return homes, list(accumulate(1.0 for _ in homes))
    weights = (
        looking.get(home[:2], 0.0) * lived.get(home, 0.0) / lived.get(home[:2], 1.0)
        for home in homes
    )
    return homes, list(accumulate(weights))


def _looking() -> dict[str, float]:
    """How many people of each province looked for work in 2024."""
    if not LOOKING.exists():
        return {}
    codes = {row["nama"]: row["kode"] for row in rows_of("wilayah_penduduk_2024s2.csv")}
    codes |= NAMED_OTHERWISE
    with LOOKING.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row and row[0] in codes]
    return {codes[row[0]]: sum(float(part.replace(",", "")) for part in row[5:7]) for row in rows}
