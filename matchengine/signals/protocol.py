"""What every signal is, and what it says about each pair."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from matchengine.arrays import Bools, Floats
from matchengine.pairs import Pairs
from matchengine.types import Seeker, Side, Vacancy
from matchengine.weights import Curve, on_grid


@dataclass(frozen=True, slots=True)
class Measure:
    """What a signal measures of each pair; NaN where it is not known.

    ``trust`` (0 to 1) draws the weight towards neutral where what was measured is a guess.
    ``partly`` marks pairs of which a part is not known: a shortfall there is no known shortfall
    and counts as not known. Arrays have one value a pair, or a single value for all.
    """

    value: Floats
    trust: Floats | None = None
    partly: Bools | None = None


NOTHING_KNOWN = Measure(np.full(1, np.nan))


@dataclass(frozen=True, slots=True)
class Weighed:
    """Weights in log-odds, on the grid, and the measures behind them (NaN: not known)."""

    weights: Floats
    values: Floats
    trust: Floats | None


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that can change: the measure it would bring, and what it is."""

    value: float
    facts: Mapping[str, object]


def drawn_in(weights: Floats, trust: Floats | None) -> Floats:
    """The weights drawn towards neutral by a trust from 0 to 1."""
    return weights if trust is None else on_grid(weights * trust)


class Signal(ABC):
    """One strand of a match. It measures; the table of weights says what the measure is worth.

    ``reads`` names the vacancy's columns that it reads, ``of_person`` the person's, all of them:
    what it says of a pair may depend on nothing else.
    """

    name: ClassVar[str]
    side: ClassVar[Side]
    reads: ClassVar[tuple[str, ...]]
    of_person: ClassVar[tuple[str, ...]]

    @abstractmethod
    def measure(self, pairs: Pairs) -> Measure:
        """The measure of each pair."""

    @abstractmethod
    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """Plain values behind one pair's measure, for words and for tests."""

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """What could better one pair's measure; asked only where the measure is known."""
        return ()

    def asked(self, pairs: Pairs) -> Bools:
        """Whether the answer matters in each pair (or one value for all); what nobody asks leaves
        nothing open."""
        return np.ones(1, dtype=np.bool_)

    def enough(self, pairs: Pairs, curve: Curve) -> Floats:
        """The measure from which each pair (or all alike) fits."""
        return np.array([curve.fits_at])

    def weigh(self, pairs: Pairs, curve: Curve) -> Weighed:
        """Weights of each pair with the measures behind them."""
        measure = self.measure(pairs)
        weights, values = curve(measure.value), measure.value
        if measure.partly is not None:
            unclear = measure.partly & (weights < 0.0)
            weights = np.where(unclear, 0.0, weights)
            values = np.where(unclear, np.nan, values)
        return Weighed(drawn_in(weights, measure.trust), values, measure.trust)

    def weights(self, pairs: Pairs, curve: Curve) -> Floats:
        """Log-odds of each pair (or one value for all), on the grid; 0 where not known."""
        return self.weigh(pairs, curve).weights
