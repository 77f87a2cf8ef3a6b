"""One block of people: its lists, reckoned from index folders that all workers map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from antarkerja.domain.matching.tasks.shards import as_bytes
from matchengine import SeekerIndex, VacancyIndex, Weights
from matchengine.many import ListMaker


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a worker needs besides the block; small, for it travels with each block."""

    people: str
    vacancies: str
    k: int
    today: int
    weights: Weights

    def __hash__(self) -> int:
        return hash((self.people, self.vacancies, self.k, self.today, self.weights.version))


@lru_cache(maxsize=1)
def _opened(inputs: Inputs) -> tuple[ListMaker, SeekerIndex]:
    """Opened once a process; the columns are mapped, so processes of a machine share them."""
    vacancies = VacancyIndex.open(Path(inputs.vacancies))
    maker = ListMaker(vacancies, today=inputs.today, k=inputs.k, weights=inputs.weights)
    return maker, SeekerIndex.open(Path(inputs.people))


def shard_of(inputs: Inputs, first: int, last: int) -> bytes:
    """The lists of people `first` to `last` (not included) as a shard."""
    maker, people = _opened(inputs)
    return as_bytes(maker.lists(people, first, last))
