"""Who could be shown what: everybody's rows packed one behind the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Array, Bools, Ints
from matchengine.weights import GRID

_BLOCK_ROWS = 1 << 20


@dataclass(frozen=True, slots=True)
class Candidates:
    """Person i has rows ``offsets[i]`` to ``offsets[i + 1]`` of ``vacancies`` and ``scores``.

    ``vacancies`` are places in the caller's list of vacancies, which should be in the order of
    their ids, since ties break by them; ``scores`` are log-odds as whole numbers of 2^-20.
    """

    offsets: Ints
    vacancies: Array
    scores: Ints

    @classmethod
    def of(cls, offsets: Array, vacancies: Array, scores: Array) -> Candidates:
        """Checked and brought to one form. Scores that are not whole numbers are log-odds, others
        are whole numbers of 2^-20 already.

        Raises ValueError where the arrays do not belong together, a score is not finite or beyond
        1,024 log-odds, or a person has a vacancy twice.
        """
        starts = np.asarray(offsets, dtype=np.int64)
        which = np.asarray(vacancies, dtype=np.int32)
        raw = np.asarray(scores)
        if not len(starts) or starts[0] != 0 or (np.diff(starts) < 0).any():
            raise ValueError("offsets must begin with 0 and never fall")
        if not starts[-1] == len(which) == len(raw):
            raise ValueError("offsets, vacancies and scores do not belong together")
        if len(which) and which.min() < 0:
            raise ValueError("a vacancy's place must not be negative")
        scale = GRID if np.issubdtype(raw.dtype, np.floating) else 1.0
        if not (np.abs(raw.astype(np.float64) * scale) <= 1024 * GRID).all():
            raise ValueError("scores must be finite log-odds")
        whole = np.rint(raw * scale).astype(np.int64) if scale > 1 else raw.astype(np.int64)
        made = cls(starts, which, whole)
        pairs = np.sort(made.people().astype(np.int64) << 32 | which)
        if (pairs[1:] == pairs[:-1]).any():
            raise ValueError("a person has a vacancy twice")
        return made

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def people(self) -> Array:
        """The person of each row."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.offsets))

    def check_places(self, places: Array) -> Ints:
        """The places as whole numbers.

        Raises ValueError where one is negative or a row's vacancy is not among them.
        """
        seats = np.asarray(places, dtype=np.int64)
        if len(seats) and seats.min() < 0:
            raise ValueError("places must not be negative")
        if len(self.vacancies) and int(self.vacancies.max()) >= len(seats):
            raise ValueError("a row's vacancy is not among the places")
        return seats

    def blocks(self) -> Iterator[slice]:
        """People in blocks of about a million rows, as slices of people."""
        first = 0
        while first < len(self):
            end = int(np.searchsorted(self.offsets, self.offsets[first] + _BLOCK_ROWS, "right"))
            last = min(max(end - 1, first + 1), len(self))
            yield slice(first, last)
            first = last


@dataclass(frozen=True, slots=True)
class Lists:
    """What everybody is shown: person i sees ``rows[offsets[i]:offsets[i + 1]]``, best first.

    ``rows`` are rows of the candidates that the lists were made from.
    """

    offsets: Ints
    rows: Ints

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def people(self) -> Array:
        """The person of each row shown."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.offsets))

    def ranks(self) -> Ints:
        """The rank of each row shown, from 1."""
        starts = np.repeat(self.offsets[:-1], np.diff(self.offsets))
        ranks: Ints = np.arange(1, len(self.rows) + 1) - starts
        return ranks

    def first(self, k: int) -> Lists:
        """The first k of each list."""
        return self.where(self.ranks() <= k)

    def where(self, kept: Bools) -> Lists:
        """Only the shown rows named."""
        running = np.concatenate([[0], np.cumsum(kept)])
        return Lists(running[self.offsets].astype(np.int64), self.rows[kept])
