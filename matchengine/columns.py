"""Rows as columns: plain arrays, lists of differing length, and a shared table of words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Array, Ints


class Words:
    """Numbers for words, first come first numbered; numbers are never taken back.

    A table laid over another (``Words(base)``) adds words of its own without touching the base,
    so that one question can bring words that the index has never seen.
    """

    def __init__(self, base: "Words | None" = None, *, known: list[str] | None = None) -> None:
        self._base = base
        self._below = len(base) if base is not None else 0
        self._words = list(known or ())
        self._numbers = {word: number for number, word in enumerate(self._words)}

    def __len__(self) -> int:
        return self._below + len(self._words)

    def number(self, word: str) -> int:
        """The number of a word, given anew where it has none."""
        if self._base is not None:
            # A word that came to the base after this table was laid over it is not in it here.
            found = self._base._numbers.get(word)
            if found is not None and found < self._below:
                return found
        number = self._numbers.get(word)
        if number is None:
            number = len(self)
            self._words.append(word)
            self._numbers[word] = number
        return number

    def word(self, number: int) -> str:
        """The word of a number that this table gave."""
        if self._base is not None and number < self._below:
            return self._base._words[number]
        return self._words[number - self._below]

    def listed(self) -> list[str]:
        """All words in the order of their numbers (a table that lies over no other)."""
        return list(self._words)


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of differing length: row i is ``values[offsets[i]:offsets[i + 1]]``."""

    offsets: Ints
    values: Array

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def lengths(self) -> Ints:
        """How many values each row has."""
        return np.diff(self.offsets)

    def row(self, index: int) -> list[int]:
        """The values of one row as plain numbers."""
        found: list[int] = self.values[self.offsets[index] : self.offsets[index + 1]].tolist()
        return found

    def take(self, rows: Ints) -> "Ragged":
        """The same lists for the rows named, in that order."""
        starts = self.offsets[rows]
        lengths = self.offsets[rows + 1] - starts
        offsets = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum(lengths, out=offsets[1:])
        shift = np.repeat(starts - offsets[:-1], lengths)
        return Ragged(offsets, self.values[shift + np.arange(offsets[-1])])

    def followed_by(self, other: "Ragged") -> "Ragged":
        """These rows, then the other's."""
        offsets = np.concatenate([self.offsets, other.offsets[1:] + self.offsets[-1]])
        return Ragged(offsets, np.concatenate([self.values, other.values]))


@dataclass(frozen=True, slots=True)
class Columns:
    """One side's rows as columns: ``scalars`` hold a value a row, ``lists`` any number."""

    scalars: Mapping[str, Array]
    lists: Mapping[str, Ragged]

    def __len__(self) -> int:
        return len(self.scalars["id"])

    def __getitem__(self, name: str) -> Array:
        return self.scalars[name]

    @property
    def ids(self) -> Ints:
        """The rows' ids."""
        return self.scalars["id"]

    def take(self, rows: Ints) -> "Columns":
        """The rows named, in that order."""
        return Columns(
            {name: column[rows] for name, column in self.scalars.items()},
            {name: column.take(rows) for name, column in self.lists.items()},
        )

    def followed_by(self, other: "Columns") -> "Columns":
        """These rows, then the other's."""
        return Columns(
            {
                name: np.concatenate([column, other.scalars[name]])
                for name, column in self.scalars.items()
            },
            {name: column.followed_by(other.lists[name]) for name, column in self.lists.items()},
        )

    def arrays(self) -> Iterator[tuple[str, Array]]:
        """Every array with a name of its own, to be written to files."""
        yield from self.scalars.items()
        for name, column in self.lists.items():
            yield f"{name}.offsets", column.offsets
            yield f"{name}.values", column.values
