"""Shards into the database: packed rows, with what the floor shows besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from antarkerja.domain.matching.operations.lists import PackedList
from antarkerja.domain.matching.queries.lists import packed
from antarkerja.domain.matching.tasks.flooring import Shown
from antarkerja.domain.matching.tasks.shards import read_shards
from matchengine.arrays import Array

MOST_BESIDES = 5
READ = ["person_id", "in_reach", "vacancy_ids", "log_odds", "prices"]


def packed_lists(folder: Path, besides: Iterable[Shown] = ()) -> Iterator[PackedList]:
    """Each person's list as a packed row; what the floor shows takes the last places."""
    more: dict[int, list[Shown]] = {}
    for one in besides:
        more.setdefault(one.person_id, []).append(one)
    for table in read_shards(folder, READ):
        people = table.column("person_id").to_pylist()
        reach = table.column("in_reach").to_pylist()
        ids, odds, prices = (
            table.column(name).combine_chunks() for name in ("vacancy_ids", "log_odds", "prices")
        )
        starts = ids.offsets.to_numpy().tolist()
        values = [column.values.to_numpy() for column in (ids, odds, prices)]
        for row, person in enumerate(people):
            first, last = starts[row], starts[row + 1]
            entries = [column[first:last] for column in values]
            yield person, reach[row], packed(*_with(entries, more.get(person, [])[:MOST_BESIDES]))


def _with(entries: list[Array], besides: list[Shown]) -> list[Array]:
    """The entries with these in the last places; they cost nothing and take the last ones'."""
    if not besides:
        return entries
    kept = max(0, len(entries[0]) - len(besides))
    added = (
        [one.vacancy_id for one in besides], [one.log_odds for one in besides], [0] * len(besides)
    )
    return [
        np.append(column[:kept], values) for column, values in zip(entries, added, strict=True)
    ]
