"""A million vacancies, resampled from real advertisements (`match_adverts.py`), never noise.

A row is one advertisement's work: title, occupations with their confidences, usual skills, and what
its own text asks. What its file does not say is taken from other advertisements, of the same
occupation (four digits, else two, else any) where it hangs together with the work:

- place: a kab/kota of any advertisement that states one, its middle as in the product;
- wage: of the same work, in six rows of ten; in half of these the average told becomes a range;
- fields of study: of the same work, in six of ten rows whose file is silent;
- schooling and experience: by Karirhub's shares of postings in 2024, where the file is silent;
- skills: as many as real lists hold, out of those that the work's advertisements and jobcoder's
  lists name; languages and licences of the same work, from described advertisements;
- places (kuota): of any MagangHub advertisement; working hours and days of closing are drawn.

New titles and new sets of fields never cease to appear: from 15,729 to 31,458 advertisements the
distinct sets of title words grow by 1.79, those of fields by 1.68, less with each doubling. So
eight rows in ten bear a word of another title of their work too, and four in ten a field more. That
makes some 217,000 and 52,000 distinct ones in a million rows, about what that growth foretells.
All is seeded: the same rows every time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.match_adverts import (
    DESCRIBED,
    JOBSTREET,
    KARIRHUB,
    RECENT,
    Adverts,
    adverts,
)
from matchengine import SeekerIndex, Vacancy, VacancyIndex
from matchengine.arrays import Array, Bools, Ints
from matchengine.codes import NO_OCCUPATION, NO_REGION, occupation_text
from matchengine.columns import Columns, Ragged, Words
from matchengine.rows import decode_vacancies
from matchengine.shelf import Shelf

TODAY = 739_500
SEED = 20_250_101
PLACED = ("region", "x", "y", "z")
KNOWN_WAGE, KNOWN_FIELDS, WORD_MORE, FIELD_MORE = 0.6, 0.6, 0.8, 0.4
SCHOOLING = ((1, 80), (2, 135), (3, 2_861 + 5_375), (6, 3_663), (7, 5_055))
"""Rungs asked and postings of 2024 (Karirhub); SMA and SMK are one rung."""
EXPERIENCE = ((-1, 5_126), (0, 2), (12, 6_000), (24, 4_683), (48, 1_170), (84, 188))
"""Months asked and postings of 2024 (Karirhub); one to four years are split by hand."""
HOURS = ((1, 65), (3, 15), (2, 5), (0, 15))
"""Full, shift, part, not told; the files say nothing of it that can be counted."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Vacancies or people as the engine keeps them; ``advert`` is what each was made from."""

    columns: Columns
    words: Words
    advert: Ints

    def __len__(self) -> int:
        return len(self.columns)

    def vacancy_index(self) -> VacancyIndex:
        """An index of these rows, packed, with a table of words of its own."""
        shelf = Shelf.of(self.columns, of_vacancies=True)
        return VacancyIndex(shelf, Words(known=self.words.listed()))

    def seeker_index(self) -> SeekerIndex:
        """As ``vacancy_index``, of people."""
        shelf = Shelf.of(self.columns, of_vacancies=False)
        return SeekerIndex(shelf, Words(known=self.words.listed()))

    def some(self, rows: Ints) -> list[Vacancy]:
        """Some vacancies as the engine's type."""
        return decode_vacancies(self.columns.take(rows), self.words)


def vacancies(count: int, *, quick: bool = False, seed: int = SEED) -> Rows:
    """That many vacancies, ids from 1, all open on ``TODAY``."""
    source = adverts(quick=quick)
    dice = np.random.default_rng(seed)
    chosen = dice.integers(len(source.columns), size=count)
    rows = source.columns.take(chosen)
    silent = ~source.of(RECENT, DESCRIBED)[chosen]
    scalars, lists = dict(rows.scalars), dict(rows.lists)
    scalars["id"] = np.arange(1, count + 1, dtype=np.int64)
    _place(scalars, source, dice)
    _wages(scalars, source, dice)
    _asked(scalars, silent, dice)
    work = rows["occupation"]
    lists["fields"] = _fields(lists["fields"], work, silent, source, dice)
    lists["words"] = _one_more(
        lists["words"], lists["words"].take(donors(work, work, dice)), WORD_MORE, dice
    )
    told = np.flatnonzero(source.of(DESCRIBED))
    donor = told[donors(work, source.columns["occupation"][told], dice)]
    for name in ("languages", "licences"):
        lists[name] = either(lists[name], source.columns.lists[name].take(donor))
    lists["skills"] = skills_for(work, lists["skills"], source, dice)
    scalars["places"] = source.columns["places"][any_of(source.of(RECENT), count, dice)]
    _days(scalars, count, dice)
    return Rows(Columns(scalars, lists), source.words, chosen)


def donors(wanted: Array, offered: Array, dice: np.random.Generator) -> Ints:
    """For each occupation wanted, the place of some row that offers the same; of the same two
    digits where none does, of any work where none does that either."""
    found = dice.integers(len(offered), size=len(wanted))
    for width in (121, 1):
        keys, order = offered // width, np.argsort(offered // width, kind="stable")
        ascending = keys[order]
        first = np.searchsorted(ascending, wanted // width, "left")
        some = np.searchsorted(ascending, wanted // width, "right") - first
        drawn = first + (dice.random(len(wanted)) * some).astype(np.int64)
        known = (some > 0) & (wanted != NO_OCCUPATION)
        found[known] = order[drawn[known]]
    return found


def drawn_from(shares: Iterable[tuple[int, int]], count: int, dice: np.random.Generator) -> Array:
    """Values drawn by their shares."""
    values, weights = np.array(list(shares)).T
    return dice.choice(values, size=count, p=weights / weights.sum())


def any_of(which: Bools, count: int, dice: np.random.Generator) -> Ints:
    """Places of rows that hold."""
    rows: Ints = dice.choice(np.flatnonzero(which), size=count)
    return rows


def either(own: Ragged, other: Ragged) -> Ragged:
    """A row's own list, the other's where it has none."""
    count = len(own)
    take = np.where(own.lengths() > 0, np.arange(count), np.arange(count) + count)
    return own.followed_by(other).take(take)


def _place(scalars: dict[str, Array], source: Adverts, dice: np.random.Generator) -> None:
    known = source.columns["region"] != NO_REGION
    donor = any_of(known, len(scalars["id"]), dice)
    for name in PLACED:
        scalars[name] = source.columns[name][donor]


def _wages(scalars: dict[str, Array], source: Adverts, dice: np.random.Generator) -> None:
    count = len(scalars["id"])
    paid = np.flatnonzero(source.of(JOBSTREET) & (source.columns["wage_max"] >= 0))
    donor = paid[donors(scalars["occupation"], source.columns["occupation"][paid], dice)]
    told = dice.random(count) < KNOWN_WAGE
    wage = source.columns["wage_max"][donor]
    half = np.where(dice.random(count) < 0.5, dice.integers(1, 5, size=count) * 0.05, 0.0)
    for name, sign in (("wage_min", -1.0), ("wage_max", 1.0)):
        ranged = (wage * (1.0 + sign * half)).astype(np.int64) // 10_000 * 10_000
        scalars[name] = np.where(told, np.where(half > 0, ranged, wage), -1)


def _asked(scalars: dict[str, Array], silent: Bools, dice: np.random.Generator) -> None:
    count = len(silent)
    for name, shares in (("education_min", SCHOOLING), ("experience_min", EXPERIENCE)):
        own, drawn = scalars[name], drawn_from(shares, count, dice)
        scalars[name] = np.where(silent & (own < 0), drawn, own).astype(own.dtype)
    scalars["hours"] = drawn_from(HOURS, count, dice).astype(scalars["hours"].dtype)


def _fields(
    own: Ragged, work: Array, silent: Bools, source: Adverts, dice: np.random.Generator
) -> Ragged:
    told = np.flatnonzero(source.of(RECENT, DESCRIBED))
    donor = told[donors(work, source.columns["occupation"][told], dice)]
    other = source.columns.lists["fields"].take(donor)
    taken = silent & (dice.random(len(own)) < KNOWN_FIELDS)
    count = len(own)
    fields = own.followed_by(other).take(np.where(taken, count, 0) + np.arange(count))
    return _one_more(fields, other, FIELD_MORE, dice)


def _one_more(own: Ragged, other: Ragged, share: float, dice: np.random.Generator) -> Ragged:
    """The lists, in a share of the rows with one value of the other's, each value once."""
    lengths = other.lengths()
    takers = np.flatnonzero((dice.random(len(own)) < share) & (lengths > 0))
    at = other.offsets[takers] + (dice.random(len(takers)) * lengths[takers]).astype(np.int64)
    rows = np.repeat(np.arange(len(own)), own.lengths())
    return listed(
        np.concatenate([rows, takers]),
        np.concatenate([own.values, other.values[at]]),
        len(own),
    )


def listed(rows: Ints, values: Array, count: int) -> Ragged:
    """Lists of the values at each row, ascending, each value once."""
    keys = np.unique(rows.astype(np.int64) << 32 | values)
    offsets = np.searchsorted(keys >> 32, np.arange(count + 1))
    return Ragged(offsets.astype(np.int64), (keys & 0xFFFFFFFF).astype(np.int32))


def skills_for(work: Array, own: Ragged, source: Adverts, dice: np.random.Generator) -> Ragged:
    """A row's own skills and others of its work, as many in all as real lists hold."""
    lists = source.columns.lists["skills"]
    real = lists.lengths()[source.of(DESCRIBED, KARIRHUB)]
    wanted = np.maximum(dice.choice(real, size=len(work)) - own.lengths(), 0)
    rows = np.repeat(np.arange(len(work)), wanted)
    pool_work, pool = _pool(source)
    drawn = pool[donors(work[rows], pool_work, dice)]
    own_rows = np.repeat(np.arange(len(own)), own.lengths())
    return listed(np.concatenate([own_rows, rows]), np.concatenate([own.values, drawn]), len(work))


def _pool(source: Adverts) -> tuple[Array, Array]:
    """Skills by the work that asks them: named in advertisements, and jobcoder's own."""
    from antarkerja.domain.reference.skills import share_asking

    named = source.columns.lists["skills"]
    works = np.repeat(source.columns["occupation"], named.lengths())
    groups = [code for code in np.unique(source.columns["occupation"]) if code != NO_OCCUPATION]
    usual = [(code, skill) for code in groups for skill in share_asking(occupation_text(int(code)))]
    numbers = np.array([source.words.number(skill) for _, skill in usual], dtype=np.int32)
    codes = np.array([code for code, _ in usual], dtype=works.dtype)
    return np.concatenate([works, codes]), np.concatenate([named.values, numbers])


def _days(scalars: dict[str, Array], count: int, dice: np.random.Generator) -> None:
    opened = TODAY - dice.integers(0, 30, size=count)
    scalars["open_from"] = opened.astype(np.int32)
    scalars["open_until"] = (np.maximum(opened + 30, TODAY) + dice.integers(0, 30, size=count)
                             ).astype(np.int32)  # fmt: skip
