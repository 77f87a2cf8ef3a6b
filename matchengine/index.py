"""Vacancies to be ranked for a person, and people to be ranked for a vacancy."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import ClassVar, Generic, Self

import numpy as np

from matchengine.columns import Columns, Words
from matchengine.ranking import encoded, matches_of
from matchengine.rows import (
    Row,
    decode_seekers,
    decode_vacancies,
    encode_seekers,
    encode_vacancies,
)
from matchengine.shelf import Shelf, latest, sorted_ids
from matchengine.storage import load, store
from matchengine.types import Ranking, Seeker, Vacancy
from matchengine.weights import DEFAULT_WEIGHTS, GRID, Weights

_DEAREST = 16.0


class _Index(ABC, Generic[Row]):
    """Rows as columns, sorted by id. Readers see the rows before a change or after, never between.

    Any number of threads may rank while one changes the rows.
    """

    _kind: ClassVar[str]

    def __init__(self, shelf: Shelf, words: Words) -> None:
        self._shelf = shelf
        self._words = words
        self._changing = threading.Lock()

    @staticmethod
    @abstractmethod
    def _encode(rows: Iterable[Row], words: Words) -> Columns: ...

    @staticmethod
    @abstractmethod
    def _decode(columns: Columns, words: Words) -> list[Row]: ...

    @classmethod
    def build(cls, rows: Iterable[Row]) -> Self:
        """An index of the rows, read once; of two rows with one id the later counts.

        Raises ValueError, naming the row's id, where a value is out of range or not a code.
        """
        words = Words()
        return cls(cls._shelf_of(latest(cls._encode(rows, words))), words)

    @classmethod
    def of_columns(cls, columns: Columns, words: Words) -> Self:
        """An index of columns that another holds, sorted by id; ``words`` are theirs."""
        return cls(cls._shelf_of(columns), words)

    @classmethod
    def _shelf_of(cls, columns: Columns) -> Shelf:
        return Shelf.of(columns, of_vacancies=cls._kind == "vacancies")

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The index last saved in a folder, memory-mapped.

        Raises IndexFolderError where there is none or it does not hold this kind of index.
        """
        shelf, words = load(Path(path), cls._kind, cls._shelf_of(cls._encode([], Words())))
        return cls(shelf, words)

    def save(self, path: str | Path) -> None:
        """Write the index into a folder of its own. A crash leaves the old or the new one."""
        self.compact()
        store(Path(path), self._kind, self._shelf, self._words)

    def __len__(self) -> int:
        return len(self._shelf)

    def __contains__(self, row_id: int) -> bool:
        return len(self._shelf.find(row_id)) == 1

    def get(self, row_id: int) -> Row | None:
        """The row with an id, its codes in their short form; None where there is none."""
        found = self._decode(self._shelf.find(row_id), self._words)
        return found[0] if found else None

    def stamp(self, row_id: int) -> int | None:
        """The stamp of the row with an id; None where there is none."""
        found = self._shelf.find(row_id)
        return int(found["stamp"][0]) if len(found) else None

    def stamps(self) -> dict[int, int]:
        """The stamp of every row by its id."""
        ids, stamps = self._shelf.column("stamp")
        return dict(zip(ids.tolist(), stamps.tolist(), strict=True))

    def upsert(self, rows: Iterable[Row]) -> None:
        """Add the rows, in the place of those with the same ids.

        Many rows in one call are far cheaper than many calls. Raises ValueError as ``build``
        does, and then changes nothing.
        """
        with self._changing:
            self._shelf = self._shelf.with_rows(latest(self._encode(rows, self._words)))
        if self._shelf.has_many_added:
            self.compact()

    def remove(self, ids: Collection[int]) -> None:
        """Take out the rows with these ids; an id that is not there is passed over."""
        with self._changing:
            self._shelf = self._shelf.without(sorted_ids(ids))

    def compact(self) -> None:
        """Put rows that came later in line with the others. Those who rank do not wait for it."""
        with self._changing:
            shelf = self._shelf
            if len(shelf.added) or len(shelf) < len(shelf.base):
                prices = shelf.price_list()
                self._shelf = self._shelf_of(shelf.whole()).priced(*prices)

    def compacted(self) -> tuple[Shelf, Words]:
        """The rows as they stand now, all of them in line, and the words they are kept by."""
        self.compact()
        return self._shelf, self._words

    def _rank(
        self,
        single: Seeker | Vacancy,
        *,
        k: int,
        today: int,
        only: Collection[int] | None,
        exclude: Collection[int],
        explain: bool,
        weights: Weights,
        with_prices: bool = False,
    ) -> Ranking:
        if k < 0:
            raise ValueError("k must not be negative")
        shelf = self._shelf
        one, words = encoded(single, self._words)
        best = shelf.best(
            one, words, k, today=today, weights=weights, only=only, exclude=exclude,
            with_prices=with_prices,
        )  # fmt: skip
        pairs = shelf.pairs(one, best.rows, words)
        matches = matches_of(pairs, words, best, explained=explain, weights=weights)
        return Ranking(matches, best.in_reach)


class VacancyIndex(_Index[Vacancy]):
    """Vacancies, to be ranked for one person at a time."""

    _kind = "vacancies"
    _encode = staticmethod(encode_vacancies)
    _decode = staticmethod(decode_vacancies)

    def rank(
        self,
        seeker: Seeker,
        *,
        k: int = 50,
        today: int,
        only: Collection[int] | None = None,
        exclude: Collection[int] = (),
        explain: bool = True,
        weights: Weights = DEFAULT_WEIGHTS,
        with_prices: bool = False,
    ) -> Ranking:
        """The k best vacancies for a person, best first, ties by id; exact.

        ``today`` is a date ordinal; ``only`` and ``exclude`` are vacancy ids; ``with_prices``
        orders by log-odds less the prices last set. Raises ValueError for a negative k and where
        the person holds a value that is out of range or not a code.
        """
        return self._rank(
            seeker,
            k=k,
            today=today,
            only=only,
            exclude=exclude,
            explain=explain,
            weights=weights,
            with_prices=with_prices,
        )

    def set_prices(self, prices: Mapping[int, float]) -> None:
        """What the crowd for a vacancy takes off its rank, in log-odds, by its id; others: 0.

        Prices stay with a vacancy that is changed. Raises ValueError for one that is negative,
        not a number, or over 16.
        """
        ids = np.fromiter(prices.keys(), dtype=np.int64, count=len(prices))
        worth = np.fromiter(prices.values(), dtype=np.float64, count=len(prices))
        if not ((worth >= 0.0) & (worth <= _DEAREST)).all():
            raise ValueError(f"a price must be between 0 and {_DEAREST}")
        order = np.argsort(ids)
        with self._changing:
            whole = np.rint(worth * GRID).astype(np.int64)
            self._shelf = self._shelf.priced(ids[order], whole[order])


class SeekerIndex(_Index[Seeker]):
    """People, to be ranked for one vacancy at a time."""

    _kind = "seekers"
    _encode = staticmethod(encode_seekers)
    _decode = staticmethod(decode_seekers)

    def rank(
        self,
        vacancy: Vacancy,
        *,
        k: int = 50,
        today: int,
        only: Collection[int] | None = None,
        exclude: Collection[int] = (),
        explain: bool = True,
        weights: Weights = DEFAULT_WEIGHTS,
    ) -> Ranking:
        """The k best people for a vacancy; as ``VacancyIndex.rank``, with ids of people."""
        return self._rank(
            vacancy,
            k=k,
            today=today,
            only=only,
            exclude=exclude,
            explain=explain,
            weights=weights,
        )

    def silent(self) -> set[int]:
        """Ids of people who told of no wish, no work and no skill."""
        columns = self._shelf.whole()
        told = sum(columns.lists[name].lengths() for name in ("wishes", "work", "skills"))
        found: set[int] = set(columns.ids[told == 0].tolist())
        return found
