"""Vacancies to be ranked for a person, and people to be ranked for a vacancy."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import ClassVar, Generic, Self

import numpy as np

from matchengine.arrays import Ints
from matchengine.columns import Columns, Words
from matchengine.ranking import one_against, rank
from matchengine.rows import (
    Row,
    decode_seekers,
    decode_vacancies,
    encode_seekers,
    encode_vacancies,
)
from matchengine.storage import load, store
from matchengine.types import Ranking, Seeker, Vacancy
from matchengine.weights import DEFAULT_WEIGHTS, Weights


class _Index(ABC, Generic[Row]):
    """Rows as columns, sorted by id. Readers see the rows before a change or after, never between.

    Any number of threads may rank while one changes the rows.
    """

    _kind: ClassVar[str]

    def __init__(self, columns: Columns, words: Words) -> None:
        self._columns = columns
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
        return cls(_latest(cls._encode(rows, words)), words)

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The index last saved in a folder, memory-mapped.

        Raises IndexFolderError where there is none or it does not hold this kind of index.
        """
        columns, words = load(Path(path), cls._kind, cls._encode([], Words()))
        return cls(columns, words)

    def save(self, path: str | Path) -> None:
        """Write the index into a folder of its own. A crash leaves the old or the new one."""
        store(Path(path), self._kind, self._columns, self._words)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, row_id: int) -> bool:
        return len(_rows_of(self._columns.ids, [row_id])) == 1

    def get(self, row_id: int) -> Row | None:
        """The row with an id, its codes in their short form; None where there is none."""
        columns = self._columns
        found = self._decode(columns.take(_rows_of(columns.ids, [row_id])), self._words)
        return found[0] if found else None

    def upsert(self, rows: Iterable[Row]) -> None:
        """Add the rows, in the place of those with the same ids.

        Each call copies the columns once, so many rows in one call are far cheaper than many
        calls. Raises ValueError as ``build`` does, and then changes nothing.
        """
        with self._changing:
            added = _latest(self._encode(rows, self._words))
            kept = _without(self._columns, added.ids)
            self._columns = _latest(kept.followed_by(added))

    def remove(self, ids: Collection[int]) -> None:
        """Take out the rows with these ids; an id that is not there is passed over."""
        with self._changing:
            self._columns = _without(self._columns, _sorted_ids(ids))

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
    ) -> Ranking:
        columns = self._columns
        pairs, words = one_against(single, columns, self._words)
        if only is not None or exclude:
            rows = np.arange(len(columns)) if only is None else _rows_of(columns.ids, only)
            pairs = pairs.take(np.setdiff1d(rows, _rows_of(columns.ids, exclude)))
        return rank(pairs, words, k=k, today=today, explained=explain, weights=weights)


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
    ) -> Ranking:
        """The k best vacancies for a person, best first, ties by id; exact.

        ``today`` is a date ordinal; ``only`` and ``exclude`` are vacancy ids. Raises ValueError
        for a negative k and where the person holds a value that is out of range or not a code.
        """
        return self._rank(
            seeker,
            k=k,
            today=today,
            only=only,
            exclude=exclude,
            explain=explain,
            weights=weights,
        )


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


def _sorted_ids(ids: Collection[int]) -> Ints:
    return np.unique(np.fromiter(ids, dtype=np.int64, count=len(ids)))


def _rows_of(sorted_ids: Ints, wanted: Collection[int]) -> Ints:
    """Rows of those ids that are there, ascending."""
    sought = _sorted_ids(wanted)
    rows = np.searchsorted(sorted_ids, sought)
    inside = rows < len(sorted_ids)
    rows, sought = rows[inside], sought[inside]
    found: Ints = rows[sorted_ids[rows] == sought]
    return found


def _without(columns: Columns, ids: Ints) -> Columns:
    gone = np.isin(columns.ids, ids, assume_unique=True)
    return columns.take(np.flatnonzero(~gone)) if gone.any() else columns


def _latest(columns: Columns) -> Columns:
    """The rows sorted by id, the last of each id kept."""
    ids = columns.ids
    if (ids[1:] > ids[:-1]).all():
        return columns
    order = np.argsort(ids, kind="stable")
    sorted_ids = ids[order]
    last = np.append(sorted_ids[1:] != sorted_ids[:-1], True)
    return columns.take(order[last])
