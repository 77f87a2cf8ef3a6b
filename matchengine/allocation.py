"""Prices that spread people over scarce places.

Ranking for each person alone sends crowds to the same few vacancies. A vacancy's price is what is
taken off its rank for everybody: the more people are expected for each place, the higher it is,
and each person's list is the best by (score - price). Prices change who is shown what, and never
a score or its reasons.

People are taken to apply in proportion to exp((score - price) / undecided), the logit model of
choice (McFadden 1974). The prices reckoned are the lowest that agree with the crowds they leave
behind: a higher price turns people away from one vacancy and can only fill others more, so prices
that start at zero rise until none is too low (Tarski 1955; Kelso and Crawford 1982). Hence more
places never raise any price, and a run that is cut short gives prices that are too low, never too
high. All sums are of whole numbers, so the order of rows changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Array, Floats, Ints
from matchengine.candidates import Candidates, Lists
from matchengine.weights import GRID

PRICE_STEP = 1 << 10
"""Prices are whole numbers of this many 2^-20, about a thousandth of a log-odds."""

_SHARES = float(2**40)
_PEOPLE = float(2**24)
_MOST_DECIDED = 16.0
"""Beyond, the pull of a dear vacancy is too small a number to be counted in whole 2^-40."""


@dataclass(frozen=True, slots=True)
class PriceRule:
    """How a crowd becomes a price: ``strength`` x the share of applicants who must miss out.

    ``strength`` is the most that a price takes off, in log-odds; 0 is plain ranking. ``undecided``
    is how far below the best a vacancy may lie and still draw a person, in log-odds.
    ``applications`` is how often one person applies. ``rounds`` is when to stop at the latest.
    Raises ValueError for values that make no sense.
    """

    strength: float = 2.0
    undecided: float = 0.6
    applications: float = 3.0
    rounds: int = 200

    def __post_init__(self) -> None:
        if not 0.0 <= self.strength <= 16.0:
            raise ValueError("strength must be between 0 and 16")
        if not (0.01 <= self.undecided <= 100.0 and 0.0 < self.applications <= 1000.0):
            raise ValueError("undecided or applications is out of range")
        if self.strength > _MOST_DECIDED * self.undecided:
            raise ValueError("strength may be 16 times undecided at most")
        if self.rounds < 1:
            raise ValueError("there must be a round")

    def price(self, crowd: Floats) -> Floats:
        """The price, in log-odds, at so many applicants for each place; none up to one."""
        return self.strength * (1.0 - 1.0 / np.maximum(crowd, 1.0))


@dataclass(frozen=True, slots=True)
class Prices:
    """A price a vacancy, as whole numbers of 2^-20, and the crowd that it leaves.

    ``applicants`` are those expected under these prices. ``settled``: no price would rise by
    another step. ``residual`` is by how many log-odds some price is still below what its crowd
    asks; where all is settled it is a few steps, since a whole step more would be too much.
    """

    prices: Ints
    applicants: Floats
    places: Ints
    rounds: int
    settled: bool
    residual: float

    @property
    def log_odds(self) -> Floats:
        """The prices in log-odds."""
        return self.prices / GRID

    @property
    def crowd(self) -> Floats:
        """People expected for each place; infinite where there is none, which costs the most."""
        return _crowd(self.applicants, self.places)


def prices_of(
    candidates: Candidates,
    places: Array,
    *,
    rule: PriceRule | None = None,
    weight: Floats | None = None,
    already: Floats | None = None,
) -> Prices:
    """The lowest prices that agree with the crowds they leave.

    ``places`` has one number a vacancy. ``weight`` is how many people each person stands for:
    with one in twenty drawn at random, 20.0 for each gives about the prices of all. ``already``
    are applicants that each vacancy has and whom no price turns away. Raises ValueError where the
    arrays do not belong together.
    """
    rule = rule or PriceRule()
    seats = candidates.check_places(places)
    present = _checked(already, len(seats), "already")
    people = _checked(1.0 if weight is None else weight, len(candidates), "weight")
    prices = np.zeros(len(seats), dtype=np.int64)
    rounds = 0
    while True:
        drawn = _drawn(candidates, prices, people, rule)
        risen = _risen(prices, drawn, present, seats, rule)
        settled = bool((risen == prices).all())
        if settled or rounds == rule.rounds:
            break
        prices, rounds = risen, rounds + 1
    short = rule.price(_crowd(drawn + present, seats)) - prices / GRID
    return Prices(prices, drawn + present, seats, rounds, settled, float(short.max(initial=0.0)))


def expected_applicants(
    candidates: Candidates,
    prices: Ints,
    *,
    rule: PriceRule | None = None,
    weight: Floats | None = None,
) -> Floats:
    """How many people are expected to apply for each vacancy under any prices."""
    people = _checked(1.0 if weight is None else weight, len(candidates), "weight")
    candidates.check_places(prices)
    return _drawn(candidates, np.asarray(prices, dtype=np.int64), people, rule or PriceRule())


def _checked(values: Floats | float | None, count: int, name: str) -> Floats:
    given = np.asarray(0.0 if values is None else values, dtype=np.float64)
    wide: Floats = np.broadcast_to(given, count)
    if not ((wide >= 0.0) & (wide <= 1e6)).all():
        raise ValueError(f"{name} is negative or not a number")
    return wide


def _crowd(applicants: Floats, places: Ints) -> Floats:
    return np.where(places > 0, applicants / np.maximum(places, 1), np.inf)


def _drawn(candidates: Candidates, prices: Ints, people: Floats, rule: PriceRule) -> Floats:
    """Applicants by vacancy. Shares are whole numbers of 2^-24, so that their sums are exact."""
    total = np.zeros(len(prices))
    for block in candidates.blocks():
        offsets = candidates.offsets[block.start : block.stop + 1]
        rows = slice(int(offsets[0]), int(offsets[-1]))
        counts = np.diff(offsets)
        filled = counts > 0
        if not filled.any():
            continue
        starts, counts = (offsets[:-1] - offsets[0])[filled], counts[filled]
        which, scores = candidates.vacancies[rows], candidates.scores[rows]
        # Against the best score before prices: what others cost must not move a person's own.
        below = scores - prices[which] - np.repeat(np.maximum.reduceat(scores, starts), counts)
        pull = np.rint(np.exp(below / (GRID * rule.undecided)) * _SHARES)
        share = pull / np.repeat(np.add.reduceat(pull, starts), counts)
        stands_for = np.repeat(people[block][filled] * (rule.applications * _PEOPLE), counts)
        total += np.bincount(which, np.rint(share * stands_for), len(prices))
    return total / _PEOPLE


def _risen(prices: Ints, drawn: Floats, present: Floats, places: Ints, rule: PriceRule) -> Ints:
    """For each vacancy the highest price that its crowd still asks at that price.

    A vacancy's crowd falls no faster than exp(-rise / undecided), so no price rises too far.
    """
    low = prices // PRICE_STEP
    high = np.full_like(low, int(rule.strength * GRID) // PRICE_STEP)
    high = np.maximum(high, low)
    while (low < high).any():
        middle = (low + high + 1) // 2
        at = middle * PRICE_STEP
        left = drawn * np.exp((prices - at) / (GRID * rule.undecided)) + present
        asked = rule.price(_crowd(left, places)) * GRID >= at
        low, high = np.where(asked, middle, low), np.where(asked, high, middle - 1)
    return low * PRICE_STEP


def list_of_one(vacancies: Array, scores: Ints, prices: Ints, k: int) -> Ints:
    """One person's k best by (score - price), best first, ties by the vacancy's place.

    ``vacancies`` and ``scores`` are the person's rows, scores and prices whole numbers of 2^-20;
    the answer are places in them. Raises ValueError for a negative k.
    """
    if k < 0:
        raise ValueError("k must not be negative")
    worth = scores - prices[vacancies]
    order: Ints = np.lexsort((vacancies, -worth))[:k]
    return order


def lists_of(candidates: Candidates, prices: Ints, k: int) -> Lists:
    """Everybody's list, as ``list_of_one`` makes it."""
    if k < 0:
        raise ValueError("k must not be negative")
    candidates.check_places(prices)
    lengths = np.minimum(np.diff(candidates.offsets), k)
    offsets = np.zeros(len(candidates) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    found = np.empty(int(offsets[-1]), dtype=np.int64)
    for block in candidates.blocks():
        starts = candidates.offsets[block.start : block.stop + 1]
        rows = slice(int(starts[0]), int(starts[-1]))
        which = candidates.vacancies[rows]
        worth = candidates.scores[rows] - prices[which]
        person = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        order = np.lexsort((which, -worth, person))
        kept = order[np.arange(len(order)) - (starts[:-1] - starts[0])[person] < k]
        found[offsets[block.start] : offsets[block.stop]] = kept + starts[0]
    return Lists(offsets, found)
