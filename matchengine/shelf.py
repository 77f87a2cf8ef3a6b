"""The rows of an index at one moment. A shelf never changes; a changed one takes its place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np

from matchengine.arrays import Array, Ints
from matchengine.columns import Columns, Words
from matchengine.packed import Packed, asked_by, best_rows, pack
from matchengine.pairs import Pairs
from matchengine.ranking import Best, best_of_pairs
from matchengine.weights import GRID, Weights

PACKED_FROM = 5_000
"""Below this many rows numpy is as quick, and packing is not worth its while."""

ADDED_AT_LEAST, ADDED_SHARE = 4_096, 48
"""Rows that came later are weighed one by one; where there are more than this, and more than one
in so many of the base, a new base is made."""


def _no_prices() -> Array:
    return np.zeros(0, dtype=np.int32)


def _no_mask() -> Array:
    return np.zeros(0, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Shelf:
    """``base`` sorted by id, packed where it is large, and the rows that came after it.

    ``alive`` and ``prices`` have one value a packed row, or none at all (all are alive, none has
    a price); ``added_prices`` one for each row of ``added``. Prices are whole numbers of 2^-20.
    """

    base: Columns
    added: Columns
    of_vacancies: bool
    packed: Packed | None = None
    alive: Array = field(default_factory=_no_mask)
    prices: Array = field(default_factory=_no_prices)
    added_prices: Array = field(default_factory=_no_prices)

    @classmethod
    def of(cls, columns: Columns, *, of_vacancies: bool) -> Shelf:
        """A shelf of these rows, sorted by id, each id once."""
        none = columns.take(np.zeros(0, dtype=np.int64))
        packed = pack(columns) if of_vacancies and len(columns) >= PACKED_FROM else None
        return cls(columns, none, of_vacancies, packed)

    def __len__(self) -> int:
        gone = int((self.alive == 0).sum())
        return len(self.base) + len(self.added) - gone

    @property
    def has_many_added(self) -> bool:
        """Whether a new base is worth its making."""
        return len(self.added) > max(ADDED_AT_LEAST, len(self.base) // ADDED_SHARE)

    def find(self, row_id: int) -> Columns:
        """The row with an id, or none."""
        added = self.added.take(rows_of(self.added.ids, [row_id]))
        if len(added):
            return added
        rows = rows_of(self.base.ids, [row_id])
        return self.base.take(rows[self._living(rows)])

    def whole(self) -> Columns:
        """All rows, sorted by id."""
        living = self._living(np.arange(len(self.base)))
        base = self.base if living.all() else self.base.take(np.flatnonzero(living))
        return latest(base.followed_by(self.added)) if len(self.added) else base

    def column(self, name: str) -> tuple[Ints, Array]:
        """Ids and one value a row, in no order."""
        living = np.flatnonzero(self._living(np.arange(len(self.base))))
        ids = np.concatenate([self.base.ids[living], self.added.ids])
        return ids, np.concatenate([self.base[name][living], self.added[name]])

    def with_rows(self, rows: Columns) -> Shelf:
        """These rows too, in the place of those with the same ids; ``rows`` sorted by id."""
        if self.packed is None:
            kept = _apart(self.base, rows.ids)
            return replace(self, base=latest(kept.followed_by(rows))).priced(*self.price_list())
        ids, prices = self.price_list()
        added = latest(_apart(self.added, rows.ids).followed_by(rows))
        return replace(
            self,
            added=added,
            alive=self._alive_without(rows.ids),
            added_prices=_looked_up(added.ids, ids, prices) if len(self.prices) else _no_prices(),
        )

    def without(self, ids: Ints) -> Shelf:
        """Without the rows that have these ids."""
        known, prices = self.price_list()
        if self.packed is None:
            return replace(self, base=_apart(self.base, ids)).priced(known, prices)
        added = _apart(self.added, ids)
        return replace(
            self,
            added=added,
            alive=self._alive_without(ids),
            added_prices=_looked_up(added.ids, known, prices) if len(self.prices) else _no_prices(),
        )

    def priced(self, ids: Ints, prices: Ints) -> Shelf:
        """With these prices, ids ascending; a row that is not named has none."""
        if not len(ids):
            return replace(self, prices=_no_prices(), added_prices=_no_prices())
        base = _looked_up(self.base.ids, ids, prices)
        if self.packed is not None:
            base = base[self.packed.order]
        added = _looked_up(self.added.ids, ids, prices)
        return replace(self, prices=base, added_prices=added)

    def price_list(self) -> tuple[Ints, Ints]:
        """Ids, ascending, and prices of the rows that have one."""
        if not len(self.prices):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        base = self.prices
        if self.packed is not None:
            base = base[self.packed.inverse]
        ids = np.concatenate([self.base.ids, self.added.ids])
        prices = np.concatenate([base, self.added_prices]).astype(np.int64)
        # A row that was changed stands twice; the later one, which came last, counts.
        order = np.argsort(ids, kind="stable")
        last = np.append(ids[order][1:] != ids[order][:-1], True)
        kept = order[last & (prices[order] > 0)]
        return ids[kept], prices[kept]

    def best(
        self,
        one: Columns,
        words: Words,
        k: int,
        *,
        today: int,
        weights: Weights,
        only: Collection[int] | None,
        exclude: Collection[int],
        with_prices: bool,
    ) -> Best:
        """The k best rows for one of the other side."""
        if self.packed is None:
            prices = self.prices if with_prices else _no_prices()
            kept = chosen(self.base.ids, only, exclude)
            return self._plain(one, words, k, self.base, prices, kept, today, weights)
        asked = asked_by(self.packed, one, words, weights, today)
        prices = self.prices if with_prices else _no_prices()
        masked = self._masked(only, exclude)
        places, worth, reach = best_rows(self.packed, asked, k, prices=prices, masked=masked)
        paid = np.zeros(len(places), dtype=np.int64)
        if len(prices):
            paid = prices[self.packed.inverse[places]].astype(np.int64)
        log_odds = (worth + paid) / GRID + weights.intercept
        best = Best(self.base.take(places), log_odds, paid, reach)
        if not len(self.added):
            return best
        prices = self.added_prices if with_prices else _no_prices()
        kept = chosen(self.added.ids, only, exclude)
        more = self._plain(one, words, k, self.added, prices, kept, today, weights)
        return best.followed_by(more, k)

    def _plain(
        self, one: Columns, words: Words, k: int, rows: Columns, prices: Array, kept: Ints,
        today: int, weights: Weights,
    ) -> Best:  # fmt: skip
        """The best by numpy; ``prices`` one a row, or none."""
        if not len(prices):
            prices = np.zeros(len(rows), dtype=np.int32)
        narrow = rows if len(kept) == len(rows) else rows.take(kept)
        return best_of_pairs(
            self.pairs(one, narrow, words), narrow, k, today=today, weights=weights,
            prices=prices[kept].astype(np.int64),
        )  # fmt: skip

    def pairs(self, one: Columns, many: Columns, words: Words) -> Pairs:
        """One of the other side with rows of this."""
        seekers, vacancies = (one, many) if self.of_vacancies else (many, one)
        return Pairs(seekers, vacancies, len(words))

    def _living(self, rows: Ints) -> Array:
        if self.packed is None or not len(self.alive):
            return np.ones(len(rows), dtype=np.bool_)
        living: Array = self.alive[self.packed.inverse[rows]] != 0
        return living

    def _alive_without(self, ids: Ints) -> Array:
        assert self.packed is not None
        rows = rows_of(self.base.ids, ids)
        if not len(rows):
            return self.alive
        full = len(self.alive) > 0
        alive = self.alive.copy() if full else np.ones(len(self.base), dtype=np.uint8)
        alive[self.packed.inverse[rows]] = 0
        return alive

    def _masked(self, only: Collection[int] | None, exclude: Collection[int]) -> Array:
        assert self.packed is not None
        if only is None and not exclude:
            return self.alive
        mask = np.zeros(len(self.base), dtype=np.uint8)
        mask[self.packed.inverse[chosen(self.base.ids, only, exclude)]] = 1
        return mask & self.alive if len(self.alive) else mask


def chosen(ids: Ints, only: Collection[int] | None, exclude: Collection[int]) -> Ints:
    """Rows that a filter leaves; ``ids`` ascending."""
    rows = np.arange(len(ids)) if only is None else rows_of(ids, only)
    if not exclude:
        return rows
    left: Ints = np.setdiff1d(rows, rows_of(ids, exclude))
    return left


def sorted_ids(ids: Collection[int] | Ints) -> Ints:
    """The ids ascending, each once."""
    if isinstance(ids, np.ndarray):
        return np.unique(ids.astype(np.int64))
    return np.unique(np.fromiter(ids, dtype=np.int64, count=len(ids)))


def rows_of(ascending: Ints, wanted: Collection[int] | Ints) -> Ints:
    """Rows of those ids that are there, ascending."""
    sought = sorted_ids(wanted)
    rows = np.searchsorted(ascending, sought)
    inside = rows < len(ascending)
    rows, sought = rows[inside], sought[inside]
    found: Ints = rows[ascending[rows] == sought]
    return found


def latest(columns: Columns) -> Columns:
    """The rows sorted by id, the last of each id kept."""
    ids = columns.ids
    if (ids[1:] > ids[:-1]).all():
        return columns
    order = np.argsort(ids, kind="stable")
    ascending = ids[order]
    last = np.append(ascending[1:] != ascending[:-1], True)
    return columns.take(order[last])


def _apart(columns: Columns, ids: Ints) -> Columns:
    gone = np.isin(columns.ids, ids, assume_unique=True)
    return columns.take(np.flatnonzero(~gone)) if gone.any() else columns


def _looked_up(ids: Ints, known: Ints, prices: Ints) -> Array:
    """Prices of these ids, 0 for one that is not known; ``known`` ascending."""
    if not len(known):
        return np.zeros(len(ids), dtype=np.int32)
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.where(known[at] == ids, prices[at], 0).astype(np.int32)
