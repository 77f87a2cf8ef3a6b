"""Vacancies as facets: the columns that signals read together, once a distinct combination.

Real vacancies share their occupations, places, wages and conditions. So a person is weighed
against each distinct combination once, by the same signals as anywhere else, and a vacancy's sum
is read off these tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from matchengine.arrays import Array, Ints
from matchengine.columns import Columns
from matchengine.conditions import CONDITIONS, Condition
from matchengine.signals import SIGNALS, Signal

MERGED_AT_MOST = 2_048
"""Facets are put together while they have no more combinations than this."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Columns read together: ``distinct`` holds each combination once."""

    signals: tuple[Signal, ...]
    conditions: tuple[Condition, ...]
    distinct: Columns

    def only(self, which: Ints) -> Facet:
        """The same with the combinations named, in that order."""
        return replace(self, distinct=self.distinct.take(which))

    @property
    def of_people(self) -> frozenset[str]:
        """The people's columns on which the facet's weights depend."""
        readers: list[Signal | Condition] = [*self.signals, *self.conditions]
        return frozenset(name for reader in readers for name in reader.of_person)


@dataclass(frozen=True, slots=True)
class _Draft:
    reads: frozenset[str]
    codes: Ints
    first: Ints
    """A row that has each combination."""


def facets_of(rows: Columns, counted: Iterable[str]) -> tuple[list[Facet], Array]:
    """The facets of some vacancies, and each row's combination in each: (rows, facets).

    Signals named in ``counted`` are left to the caller.
    """
    signals = [signal for signal in SIGNALS if signal.name not in set(counted)]
    drafts = [_draft(rows, reads) for reads in _together([signals, CONDITIONS])]
    drafts = _merged(drafts)
    facets = [
        _facet(
            [signal for signal in signals if set(signal.reads) <= draft.reads],
            [rule for rule in CONDITIONS if set(rule.reads) <= draft.reads],
            rows,
            draft.first,
        )
        for draft in drafts
    ]
    return facets, np.stack([draft.codes for draft in drafts], axis=1).astype(np.int32)


def facets_named(named: Sequence[Sequence[str]], rows: Columns) -> list[Facet]:
    """Facets by the names of their signals and conditions, without any combination yet."""
    return [
        _facet(
            [signal for signal in SIGNALS if f"signal {signal.name}" in names],
            [rule for rule in CONDITIONS if f"condition {rule.name}" in names],
            rows,
            np.zeros(0, dtype=np.int64),
        )
        for names in named
    ]


def names_of(facet: Facet) -> list[str]:
    """What ``facets_named`` reads."""
    return [f"signal {one.name}" for one in facet.signals] + [
        f"condition {one.name}" for one in facet.conditions
    ]


def _together(readers: Iterable[Iterable[Signal | Condition]]) -> list[frozenset[str]]:
    """Columns that some signal or condition reads together, in as many parts as can be."""
    parts: list[frozenset[str]] = []
    for reader in (one for group in readers for one in group):
        reads = frozenset(reader.reads)
        touched = [part for part in parts if part & reads]
        parts = [part for part in parts if not part & reads]
        parts.append(reads.union(*touched))
    return parts


def combinations(rows: Columns, reads: frozenset[str]) -> Ints:
    """A number a row: equal where all the columns named are equal."""
    return _draft(rows, reads).codes


def _draft(rows: Columns, reads: frozenset[str]) -> _Draft:
    codes = np.zeros(len(rows), dtype=np.int64)
    for name in sorted(reads):
        codes = _joined(codes, _numbered(rows, name))[0]
    return _Draft(reads, *_joined(codes, np.zeros_like(codes)))


def _numbered(rows: Columns, name: str) -> Ints:
    """A number for each distinct value of a column."""
    if name in rows.scalars:
        values = rows.scalars[name]
        # NaN, a point not known, is one value; as bits it is equal to itself.
        bits = values.view(np.int64) if values.dtype == np.float64 else values
        numbers: Ints = np.unique(bits, return_inverse=True)[1]
        return numbers
    column = rows.lists[name]
    raw, width = np.ascontiguousarray(column.values).tobytes(), column.values.itemsize
    ends = (column.offsets * width).tolist()
    seen: dict[bytes, int] = {}
    return np.fromiter(
        (seen.setdefault(raw[a:b], len(seen)) for a, b in pairwise(ends)),
        dtype=np.int64,
        count=len(column),
    )


def _joined(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Numbers for pairs of numbers, and a row that has each."""
    wide = int(other.max(initial=0)) + 1
    _, first, codes = np.unique(one * wide + other, return_index=True, return_inverse=True)
    return codes.astype(np.int64), first.astype(np.int64)


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Fewer facets, as long as their combinations stay few."""
    waiting = sorted(drafts, key=lambda draft: len(draft.first))
    done: list[_Draft] = []
    while waiting:
        small = waiting.pop(0)
        for place, other in enumerate(waiting):
            codes, first = _joined(small.codes, other.codes)
            if len(first) <= MERGED_AT_MOST:
                waiting[place] = _Draft(small.reads | other.reads, codes, first)
                break
        else:
            done.append(small)
    return done


def _facet(
    signals: Sequence[Signal], conditions: Sequence[Condition], rows: Columns, which: Ints
) -> Facet:
    """A facet whose combinations are those of the rows named, in that order."""
    readers: list[Signal | Condition] = [*signals, *conditions]
    reads = frozenset(name for reader in readers for name in reader.reads)
    narrow = Columns(
        {name: rows.scalars[name] for name in sorted(reads & rows.scalars.keys())},
        {name: rows.lists[name] for name in sorted(reads & rows.lists.keys())},
    )
    taken = narrow.take(which)
    numbers = np.arange(len(which), dtype=np.int64)
    distinct = Columns({"id": numbers, **taken.scalars}, taken.lists)
    return Facet(tuple(signals), tuple(conditions), distinct)
