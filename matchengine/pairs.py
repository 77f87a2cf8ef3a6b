"""One person against many vacancies, or one vacancy against many people, written once.

A ``Pairs`` holds both sides as columns, one of them with a single row, and numpy's broadcasting
does the rest. What does not broadcast by itself, lists against single values and lists against
lists, is below. Whatever is written on ``Pairs`` therefore gives the same from both directions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchengine import kernel
from matchengine.arrays import Array, Bools, Floats, Ints
from matchengine.codes import REGION_MAYBE, region_table
from matchengine.columns import Columns, Ragged
from matchengine.sphere import distance_km

WORTH_COMPILING = 20_000
"""From so many values on a compiled loop is quicker than numpy, its import included."""


def totals(values: Array, offsets: Ints) -> Array:
    """The sum of each row's values; exact for truths and for parts of a power of two."""
    # Truths are counted in small numbers: casting them on the way costs ten times the sum.
    running = np.zeros(len(values) + 1, dtype=np.int32 if values.dtype == np.bool_ else np.float64)
    np.cumsum(values, dtype=running.dtype, out=running[1:])
    bounds = running[offsets]
    return np.diff(bounds)


def maxima(values: Array, offsets: Ints) -> Floats:
    """The greatest of each row's values; NaN for a row without any."""
    best = np.full(len(offsets) - 1, np.nan)
    filled = offsets[1:] > offsets[:-1]
    if filled.any():
        best[filled] = np.maximum.reduceat(values, offsets[:-1][filled])
    return best


@dataclass(frozen=True)
class Pairs:
    """Rows of people and of vacancies, one side of length 1; ``size`` pairs of numbers ``words``.

    Raises ValueError where both sides have several rows.
    """

    seekers: Columns
    vacancies: Columns
    words: int

    def __post_init__(self) -> None:
        if 1 not in (len(self.seekers), len(self.vacancies)):
            raise ValueError("one side of the pairs must be a single row")

    @cached_property
    def size(self) -> int:
        """How many pairs there are."""
        many = len(self.vacancies) if len(self.seekers) == 1 else len(self.seekers)
        return many

    @property
    def one_vacancy(self) -> bool:
        """Whether the vacancy is the single side (then lists of people run along the rows)."""
        return len(self.vacancies) == 1

    def take(self, rows: Ints) -> "Pairs":
        """The pairs named, in that order."""
        if len(self.seekers) == 1:
            return Pairs(self.seekers, self.vacancies.take(rows), self.words)
        return Pairs(self.seekers.take(rows), self.vacancies, self.words)

    def along(self, listed: Ragged) -> tuple[Array, Ints]:
        """A list of the people's, laid along the pairs: all values, and where each pair's start."""
        if self.one_vacancy:
            return listed.values, listed.offsets
        width = len(listed.values)
        return np.tile(listed.values, self.size), np.arange(self.size + 1) * width

    def related(self, listed: str, codes: Array, table: Callable[[int], Array]) -> Array:
        """How each code in a list of the people's relates to its vacancy's single code.

        Laid out as by ``along``; ``table(code)`` is how every code relates to one.
        """
        people = self.seekers.lists[listed].values
        if self.one_vacancy:
            return table(int(codes[0]))[people]
        related = [table(code)[codes] for code in people.tolist()]
        return np.stack(related, axis=1).ravel() if related else np.zeros(0)

    def lengths(self, side: Columns, name: str) -> Ints:
        """How long each pair's list is on one side."""
        return side.lists[name].lengths()

    def shared(self, name: str, asked: str = "") -> Array:
        """How many words each pair's two lists have in common: ``name`` of the person, and
        ``asked``, if it has another name, of the vacancy."""
        single, many = self.seekers.lists[name], self.vacancies.lists[asked or name]
        if self.one_vacancy:
            single, many = many, single
        present = np.zeros(self.words, dtype=np.bool_)
        present[single.values] = True
        loops = kernel.loops() if len(many.values) >= WORTH_COMPILING else None
        if loops is not None:
            counted: Array = loops.shared_counts(many.values, many.offsets, present)
            return counted
        return totals(present[many.values], many.offsets)

    @cached_property
    def km(self) -> Floats:
        """Kilometres from the person's point to the vacancy's; NaN where one is not known."""
        squared = np.zeros(1)
        for axis in ("x", "y", "z"):
            apart = self.seekers[axis] - self.vacancies[axis]
            squared = squared + apart * apart
        return distance_km(np.sqrt(squared))

    @cached_property
    def region_relation(self) -> Array:
        """How the person's region relates to the vacancy's (the REGION_ values)."""
        people, vacancies = self.seekers["region"], self.vacancies["region"]
        if self.one_vacancy:
            return region_table(int(vacancies[0]))[people]
        return region_table(int(people[0]))[vacancies]

    @cached_property
    def in_named_place(self) -> Bools:
        """Whether the vacancy lies (or may lie) in a place that the person accepts by name."""
        if not len(self.seekers.lists["places"].values):
            return np.zeros(self.size, dtype=np.bool_)
        related = self.related("places", self.vacancies["region"], region_table)
        _, offsets = self.along(self.seekers.lists["places"])
        return maxima(related, offsets) >= REGION_MAYBE


def coverage(pairs: Pairs, name: str, asker: Columns, holder: Columns) -> Floats:
    """The share of what one side asks that the other holds; NaN where either list is empty."""
    if not len(asker.lists[name].values) or not len(holder.lists[name].values):
        return np.full(1, np.nan)
    asked = pairs.lengths(asker, name)
    known = (asked > 0) & (pairs.lengths(holder, name) > 0)
    return np.where(known, pairs.shared(name) / np.maximum(asked, 1), np.nan)
