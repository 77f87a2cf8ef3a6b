"""The floor: a vacancy that stands in nobody's list is shown to who suits it best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from antarkerja.domain.matching.tasks.pricing import SAMPLE, sampled
from antarkerja.domain.matching.tasks.shards import read_shards
from matchengine import GRID, SeekerIndex, VacancyIndex, Weights
from matchengine.arrays import Ints

MOST_SHOWN = 2_000
"""Beyond so many the lists are too short for the vacancies; the rest stays unseen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A vacancy that a person is shown besides the own list; log-odds times 2^20."""

    person_id: int
    vacancy_id: int
    log_odds: int


def unseen(folder: Path, vacancies: VacancyIndex) -> Ints:
    """Ids of vacancies that stand in nobody's list."""
    ids = np.sort(vacancies.compacted()[0].base.ids)
    seen = np.zeros(len(ids), dtype=np.bool_)
    for table in read_shards(folder, ["vacancy_ids"]):
        listed = table.column("vacancy_ids").combine_chunks().values.to_numpy()
        seen[np.searchsorted(ids, listed)] = True
    left: Ints = ids[~seen]
    return left


def shown_besides(
    folder: Path, people: SeekerIndex, vacancies: VacancyIndex, *, today: int, weights: Weights
) -> Iterator[Shown]:
    """For each unseen vacancy the person who suits it best, of a sample, else of everybody.

    A vacancy beyond everybody's reach gets nobody.
    """
    some = sampled(people, SAMPLE)
    for number in unseen(folder, vacancies).tolist()[:MOST_SHOWN]:
        row = vacancies.get(number)
        if row is None:
            continue
        for asked in (some, people):
            found = asked.rank(row, k=1, today=today, explain=False, weights=weights).matches
            if found:
                yield Shown(found[0].seeker_id, number, round(found[0].log_odds * GRID))
                break
