"""What every yes/no condition is."""

from collections.abc import Mapping
from typing import Protocol

from matchengine.arrays import Bools
from matchengine.pairs import Pairs
from matchengine.types import Seeker, Vacancy


class Condition(Protocol):
    """A rule that keeps a person and a vacancy apart, because law or nature makes it so.

    What is not known never keeps anybody apart.
    """

    @property
    def name(self) -> str:
        """The condition's name, as ``Excluded`` gives it."""

    @property
    def reads(self) -> tuple[str, ...]:
        """The vacancy's columns that it reads, all of them."""

    @property
    def of_person(self) -> tuple[str, ...]:
        """The person's columns that it reads, all of them."""

    def holds(self, pairs: Pairs, today: int) -> Bools:
        """Whether each pair may be matched; length 1 where the answer is the same for all."""

    def facts(self, seeker: Seeker, vacancy: Vacancy, today: int) -> Mapping[str, object]:
        """Plain values that say why a pair is kept apart."""
