"""What the fairness report counts: arrays checked, and rows of one person drawn together."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from matchengine.arrays import Array, Bools, Floats, Ints
from matchengine.weights import on_grid


class Measure(StrEnum):
    """What is compared between groups; how each is reckoned stands in ``fairness_report``."""

    ABOVE_MEDIAN = "above_median"
    EXPOSURE = "exposure"
    REFERRED = "referred"
    HIRED = "hired"
    WAGE = "wage"
    DISTANCE = "distance"

    @property
    def less_is_worse(self) -> bool:
        """Whether a lower figure is the worse one; it is of all but distance."""
        return self is not Measure.DISTANCE

    @property
    def is_share(self) -> bool:
        """Whether the figure is a share of rows or people."""
        return self in (Measure.ABOVE_MEDIAN, Measure.REFERRED, Measure.HIRED)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One value a row, and which rows have one; a masked row (``numpy.ma``) has none."""

    values: Floats
    known: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Which person each row belongs to, as numbers from 0; without people each row is its own."""

    rows: int
    persons: Ints | None
    count: int

    @classmethod
    def of(cls, people: npt.ArrayLike | None, rows: int) -> "Units":
        """The units of so many rows. Raises ValueError where ``people`` are not as many."""
        if people is None:
            return cls(rows, None, rows)
        numbers = whole("people", people, rows)
        distinct, persons = np.unique(numbers, return_inverse=True)
        return cls(rows, persons.astype(np.int64).reshape(-1), len(distinct))

    def groups(self, label: str, numbers: Ints) -> Ints:
        """Each unit's group. Raises ValueError where one person is in two."""
        if self.persons is None:
            return numbers
        groups = np.empty(self.count, dtype=np.int64)
        groups[self.persons] = numbers
        if (groups[self.persons] != numbers).any():
            raise ValueError(f"{label}: one person is in two groups")
        return groups

    def gathered(self, column: Known, *, summed: bool) -> Known:
        """Each unit's sum or mean of its known rows; a unit without any is not known.

        Values lie on a grid of 2^-20, so sums are exact in any order up to 8.6e9 a person.
        """
        values = on_grid(column.values)
        if self.persons is None:
            return Known(values, column.known)
        persons = self.persons[column.known]
        held = np.bincount(persons, minlength=self.count)
        sums = np.bincount(persons, weights=values[column.known], minlength=self.count)
        shares = np.ones(self.count) if summed else 1.0 / np.maximum(held, 1)
        return Known(sums * shares, held > 0)


def whole(label: str, values: npt.ArrayLike, rows: int) -> Ints:
    """A column of whole numbers, none masked. Raises ValueError for anything else."""
    column = checked(label, values, rows)
    if not column.known.all():
        raise ValueError(f"{label}: no row may be masked")
    numbers = column.values.astype(np.int64)
    if (numbers != column.values).any():
        raise ValueError(f"{label}: not a whole number")
    return numbers


def checked(label: str, values: npt.ArrayLike, rows: int) -> Known:
    """A column of finite numbers. Raises ValueError for NaN, other lengths and other types."""
    given: Array = np.ma.getdata(values)
    if given.ndim != 1 or len(given) != rows:
        raise ValueError(f"{label}: {given.shape} is not one value for each of {rows} rows")
    if given.size and given.dtype.kind not in "biuf":
        raise ValueError(f"{label}: {given.dtype} is not a number")
    known = ~np.ma.getmaskarray(np.ma.asarray(values))
    plain = np.where(known, given, 0).astype(np.float64)
    if not np.isfinite(plain).all():
        raise ValueError(f"{label}: NaN or infinite; mask what is not known")
    return Known(plain, known)


def yes_or_no(values: Floats) -> bool:
    """Whether every value is 0 or 1."""
    return bool(((values == 0.0) | (values == 1.0)).all())


def figures(given: dict[Measure, Any], rows: int, units: Units) -> Iterator[tuple[Measure, Known]]:
    """Each measure that was given, reckoned for each unit."""
    for measure, values in given.items():
        if values is None:
            continue
        column = checked(measure.value, values, rows)
        if measure is Measure.ABOVE_MEDIAN:
            scores = column.values[column.known]
            middle = float(np.median(scores)) if len(scores) else 0.0
            column = Known((column.values > middle).astype(np.float64), column.known)
        elif (column.values < 0).any():
            raise ValueError(f"{measure}: below zero")
        elif measure is Measure.EXPOSURE:
            column = Known(exposure(whole(measure.value, column.values, rows)), column.known)
        elif measure.is_share and not yes_or_no(column.values):
            raise ValueError(f"{measure}: neither yes nor no")
        yield measure, units.gathered(column, summed=measure is Measure.EXPOSURE)


def exposure(ranks: Ints) -> Floats:
    """The attention that a place in a list gets: 1 for the first, falling as 1 / log2(1 + rank).

    Rank 0, not in the list, gets none. Source: Singh and Joachims 2018.
    """
    seen = np.maximum(ranks, 1).astype(np.float64)
    return np.where(ranks > 0, 1.0 / np.log2(1.0 + seen), 0.0)
