"""One block of people: its lists, reckoned from index folders that all workers map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from antarkerja.domain.matching.tasks.shards import as_bytes
from matchengine import SeekerIndex, VacancyIndex, Weights
from matchengine.arrays import Ints
from matchengine.many import ListMaker


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a worker needs besides the block; small, for it travels with each block.

    `prints` tell what the folders of people and of vacancies hold (`shards.fingerprint`): a
    folder that has another version by now is opened anew.
    """

    people: str
    vacancies: str
    prints: tuple[str, str]
    k: int
    today: int
    weights: Weights

    def __hash__(self) -> int:
        return hash((self.people, self.vacancies, self.prints, self.k, self.today))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some people, by their rows in the index; `first` is the block's place among all."""

    first: int
    rows: Ints


@lru_cache(maxsize=1)
def _opened(inputs: Inputs) -> tuple[ListMaker, SeekerIndex]:
    """Opened once a process; the columns are mapped, so processes of a machine share them."""
    vacancies = VacancyIndex.open(Path(inputs.vacancies))
    maker = ListMaker(vacancies, today=inputs.today, k=inputs.k, weights=inputs.weights)
    return maker, SeekerIndex.open(Path(inputs.people))


def order_of(inputs: Inputs) -> Ints:
    """All rows of the people, those beside each other who share most."""
    maker, people = _opened(inputs)
    return maker.alike(people)


def shard_of(inputs: Inputs, block: Block) -> bytes:
    """The lists of a block's people as a shard."""
    maker, people = _opened(inputs)
    return as_bytes(maker.lists_of(people, block.rows))
