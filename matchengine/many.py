"""Everybody's lists: many people against packed vacancies, the same answers as one at a time.

What people have in common is weighed once: people of one regency share how far every place is,
people of one schooling how every requirement bears on them (``Facet.of_people``). What is left a
person is the occupation, the search and the gathering of reasons.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine import kernel
from matchengine.arrays import Array, Floats, Ints
from matchengine.columns import Columns, Ragged, Words
from matchengine.facets import Facet, combinations
from matchengine.index import SeekerIndex, VacancyIndex
from matchengine.packed import (
    asked_of,
    best_rows,
    held_by,
    pack,
    shares_of,
    weights_of,
)
from matchengine.rows import SEEKER_WORDS
from matchengine.signals import SIGNALS
from matchengine.signals.skills import Skills
from matchengine.weights import DEFAULT_WEIGHTS, GRID, Weights

_MOST_KEPT = 20_000_000
"""Weights of combinations kept for the next people, in all; the oldest go first. Their sums come
to as much again at most; 4 bytes each."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of some people, one after the other.

    Person i's entries are ``offsets[i]:offsets[i + 1]``, best first. ``log_odds`` and ``prices``
    are whole numbers of 2^-20. ``reasons`` (entries, signals) are the weights of ``signals``, in
    the same unit: with the intercept they add up to ``log_odds``; without columns if not asked
    for. ``in_reach`` is how many vacancies no condition kept from each person.
    """

    seeker_ids: Ints
    in_reach: Ints
    offsets: Ints
    vacancy_ids: Ints
    log_odds: Array
    prices: Array
    reasons: Array
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A facet's weights for some people: the sum that counts, and each signal's own."""

    total: Array
    each: Array


@dataclass(frozen=True, slots=True)
class _Part:
    """Some people as one facet sees them: only its columns, and who is alike in them."""

    facet: Facet
    people: Columns
    codes: Ints
    known: dict[int, _Weighed]

    @classmethod
    def of(cls, people: Columns, facet: Facet) -> _Part:
        reads = facet.of_people
        narrow = Columns(
            {name: column for name, column in people.scalars.items() if name in {"id", *reads}},
            {name: column for name, column in people.lists.items() if name in reads},
        )
        return cls(facet, narrow, combinations(people, reads), {})


class ListMaker:
    """Makes lists over the vacancies as they stand now; keeps what the next people share."""

    def __init__(
        self,
        vacancies: VacancyIndex,
        *,
        today: int,
        k: int = 50,
        weights: Weights = DEFAULT_WEIGHTS,
        with_prices: bool = True,
        reasons: bool = True,
    ) -> None:
        shelf, self._words = vacancies.compacted()
        self._rows = shelf.base
        self._packed = shelf.packed or pack(shelf.base)
        self._prices = shelf.prices if with_prices else np.zeros(0, dtype=np.int32)
        if len(self._prices) and shelf.packed is None:
            self._prices = self._prices[self._packed.order]
        self._today, self._k, self._weights = today, k, weights
        self._signals = tuple(one.name for one in SIGNALS if one.name in weights.curves)
        self._lines = [
            [self._signals.index(one.name) for one in facet.signals if one.name in self._signals]
            for facet in self._packed.facets
        ]
        self._reasons = reasons
        self._shares = shares_of(weights.curves.get(Skills.name), self._packed.longest)

    def lists(self, people: SeekerIndex, first: int = 0, last: int | None = None) -> Lists:
        """The lists of people ``first`` to ``last`` (not included), in the order of their ids."""
        end = len(people) if last is None else min(last, len(people))
        return self.lists_of(people, np.arange(first, end))

    def alike(self, people: SeekerIndex) -> Ints:
        """All rows of the people, those who share most beside each other.

        Taken in this order, block by block, people are weighed together wherever they can be. The
        facets that cost most and that most people share come first.
        """
        columns = people.compacted()[0].base
        everybody = max(1, len(columns))
        keys: list[tuple[float, Ints]] = []
        for facet in self._packed.facets:
            if not facet.of_people:
                continue
            codes = combinations(columns, facet.of_people)
            shared = 1.0 - (int(codes.max(initial=-1)) + 1) / everybody
            keys.append((shared * len(facet.distinct) * (1 + len(facet.signals)), codes))
        keys.sort(key=lambda key: key[0])
        order = np.lexsort([columns.ids, *(codes for _, codes in keys)])
        return order.astype(np.int64)

    def lists_of(self, people: SeekerIndex, rows: Ints) -> Lists:
        """The lists of some rows of the people, in that order."""
        shelf, their_words = people.compacted()
        words = Words(self._words)
        block = _in_words_of(shelf.base.take(rows), their_words, words)
        parts = [_Part.of(block, facet) for facet in self._packed.facets]
        found = [self._one(block, row, parts, words) for row in range(len(block))]
        return self._together(block.ids, found)

    def _one(
        self, block: Columns, row: int, parts: list[_Part], words: Words
    ) -> tuple[Ints, Ints, int, Array]:
        weighed = []
        for part in parts:
            code = int(part.codes[row])
            found = part.known.get(code)
            if found is None:
                person = part.people.take(np.array([row]))
                found = self._weigh(part.facet, person, len(words))
                if len(part.known) * found.each.size >= _MOST_KEPT / len(parts):
                    del part.known[next(iter(part.known))]
                part.known[code] = found
            weighed.append(found)
        table = np.concatenate([one.total for one in weighed])
        has = block.lists["skills"]
        skills = has.values[has.offsets[row] : has.offsets[row + 1]]
        asked = asked_of(table, skills, len(words), *self._shares)
        nothing = np.zeros(0, dtype=np.uint8)
        places, worth, reach = best_rows(
            self._packed, asked, self._k, prices=self._prices, masked=nothing
        )
        return places, worth, reach, self._told(places, worth, weighed)

    def _weigh(self, facet: Facet, person: Columns, words: int) -> _Weighed:
        each = weights_of(facet, person, words, self._weights)
        held = held_by(facet, person, words, self._today)
        total = np.where(held, each.sum(axis=0), kernel.APART).astype(np.int32)
        return _Weighed(total, each)

    def _told(self, places: Ints, worth: Ints, weighed: list[_Weighed]) -> Array:
        """Each signal's weight in each of the vacancies chosen."""
        if not self._reasons:
            return np.zeros((len(places), 0), dtype=np.int32)
        at = self._packed.inverse[places]
        told = np.zeros((len(places), len(self._signals)), dtype=np.int32)
        codes = self._packed.codes[at] - self._packed.starts[:-1]
        for number, (lines, found) in enumerate(zip(self._lines, weighed, strict=True)):
            for line, column in enumerate(lines):
                told[:, column] = found.each[line, codes[:, number]]
        if Skills.name in self._signals:
            # Whole numbers: what the skills add is what the others leave of the sum.
            paid = self._prices[at] if len(self._prices) else 0
            told[:, self._signals.index(Skills.name)] = worth + paid - told.sum(axis=1)
        return told

    def _together(self, ids: Ints, found: list[tuple[Ints, Ints, int, Array]]) -> Lists:
        offsets = np.zeros(len(found) + 1, dtype=np.int64)
        np.cumsum([len(places) for places, _, _, _ in found], out=offsets[1:])
        none = np.zeros(0, dtype=np.int64)
        places = np.concatenate([none, *(one for one, _, _, _ in found)])
        worth = np.concatenate([none, *(one for _, one, _, _ in found)])
        paid = np.zeros(len(places), dtype=np.int32)
        if len(self._prices):
            paid = self._prices[self._packed.inverse[places]]
        width = len(self._signals) if self._reasons else 0
        told = [np.zeros((0, width), dtype=np.int32), *(one for _, _, _, one in found)]
        return Lists(
            seeker_ids=ids,
            in_reach=np.array([reach for _, _, reach, _ in found], dtype=np.int64),
            offsets=offsets,
            vacancy_ids=self._rows.ids[places],
            log_odds=(worth + paid + round(self._weights.intercept * GRID)).astype(np.int32),
            prices=paid,
            reasons=np.concatenate(told),
            signals=self._signals if self._reasons else (),
        )


def _in_words_of(people: Columns, theirs: Words, ours: Words) -> Columns:
    """The people with the numbers that our table gives their words."""
    numbers = np.array([ours.number(word) for word in theirs.listed()], dtype=np.int32)
    return Columns(
        people.scalars,
        {
            name: Ragged(column.offsets, numbers[column.values])
            if name in SEEKER_WORDS and len(column.values)
            else column
            for name, column in people.lists.items()
        },
    )


def as_log_odds(whole: Array) -> Floats:
    """Whole numbers of 2^-20 as log-odds."""
    return whole / GRID
