"""Exact top-k: every pair that no condition keeps apart is weighed; none is sampled or skipped."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Bools, Floats, Ints
from matchengine.columns import Columns, Words
from matchengine.conditions import CONDITIONS
from matchengine.explain import explain
from matchengine.pairs import Pairs
from matchengine.rows import (
    decode_seekers,
    decode_vacancies,
    encode_seekers,
    encode_vacancies,
)
from matchengine.signals import SIGNALS, Signal
from matchengine.types import Excluded, Match, Seeker, Vacancy
from matchengine.weights import DEFAULT_WEIGHTS, GRID, Curve, Weights, score_of

_WORTH_TAKING = 0.6
"""Below this share of rows in reach, copying them out is cheaper than weighing the rest too."""


def active_signals(weights: Weights) -> tuple[tuple[Signal, Curve], ...]:
    """The signals that the weights have a curve for; the others are silent.

    Raises ValueError where the weights name a signal that does not exist.
    """
    strange = weights.curves.keys() - {signal.name for signal in SIGNALS}
    if strange:
        raise ValueError(f"no such signals: {sorted(strange)}")
    return tuple(
        (signal, weights.curves[signal.name]) for signal in SIGNALS if signal.name in weights.curves
    )


def allowed(pairs: Pairs, today: int) -> Bools:
    """Which pairs no condition keeps apart."""
    held = np.ones(pairs.size, dtype=np.bool_)
    for condition in CONDITIONS:
        held &= condition.holds(pairs, today)
    return held


def weigh(pairs: Pairs, weights: Weights) -> Floats:
    """The log-odds of every pair: the intercept and the weight of every signal, exactly."""
    total = np.full(pairs.size, weights.intercept)
    for signal, curve in active_signals(weights):
        total += signal.weights(pairs, curve)
    return total


def best_first(log_odds: Floats, ids: Ints, k: int) -> Ints:
    """Positions of the k greatest log-odds, greatest first, equal ones by id."""
    if k <= 0:
        return np.zeros(0, dtype=np.int64)
    candidates = np.arange(len(log_odds))
    if k < len(log_odds):
        least = np.partition(log_odds, len(log_odds) - k)[len(log_odds) - k]
        candidates = np.flatnonzero(log_odds >= least)
    order = np.lexsort((ids[candidates], -log_odds[candidates]))
    return candidates[order[:k]]


@dataclass(frozen=True, slots=True)
class Best:
    """The best rows of the many side, best first, with their log-odds and prices.

    ``prices`` are whole numbers of 2^-20; ``in_reach`` is how many rows no condition kept out.
    """

    rows: Columns
    log_odds: Floats
    prices: Ints
    in_reach: int

    def followed_by(self, other: "Best", k: int) -> "Best":
        """The best k of both."""
        if not other.in_reach:
            return self
        rows = self.rows.followed_by(other.rows)
        log_odds = np.concatenate([self.log_odds, other.log_odds])
        prices = np.concatenate([self.prices, other.prices])
        best = best_first(log_odds - prices / GRID, rows.ids, k)
        reach = self.in_reach + other.in_reach
        return Best(rows.take(best), log_odds[best], prices[best], reach)


def best_of_pairs(
    pairs: Pairs, many: Columns, k: int, *, today: int, weights: Weights, prices: Ints
) -> Best:
    """The k rows of ``many``, a side of the pairs, with the greatest log-odds less price.

    Equal ones go by id. ``prices`` has one value a pair.
    """
    reach = np.flatnonzero(allowed(pairs, today))
    if len(reach) < _WORTH_TAKING * pairs.size:
        log_odds = weigh(pairs.take(reach), weights)
    else:
        log_odds = weigh(pairs, weights)[reach]
    best = best_first(log_odds - prices[reach] / GRID, many.ids[reach], k)
    rows = reach[best]
    return Best(many.take(rows), log_odds[best], prices[rows], len(reach))


def matches_of(
    pairs: Pairs, words: Words, best: Best, *, explained: bool, weights: Weights
) -> tuple[Match, ...]:
    """The best as matches; ``pairs`` are of the best's rows, in their order."""
    paid: list[float] = (best.prices / GRID).tolist()
    if explained:
        return told(pairs, words, best.log_odds, weights, paid)
    return _bare(pairs, best.log_odds, paid)


def told(
    pairs: Pairs, words: Words, log_odds: Floats, weights: Weights, prices: Sequence[float]
) -> tuple[Match, ...]:
    """The pairs as matches with reasons."""
    if not pairs.size:
        return ()
    people = decode_seekers(pairs.seekers, words)
    vacancies = decode_vacancies(pairs.vacancies, words)
    people = people * pairs.size if len(people) < pairs.size else people
    vacancies = vacancies * pairs.size if len(vacancies) < pairs.size else vacancies
    return explain(pairs, people, vacancies, log_odds, active_signals(weights), prices)


def _bare(pairs: Pairs, log_odds: Floats, prices: Sequence[float]) -> tuple[Match, ...]:
    people: Sequence[int] = np.broadcast_to(pairs.seekers.ids, pairs.size).tolist()
    vacancies: Sequence[int] = np.broadcast_to(pairs.vacancies.ids, pairs.size).tolist()
    sums: Sequence[float] = log_odds.tolist()
    return tuple(
        Match(person, vacancy, score_of(total), total, (), (), price)
        for person, vacancy, total, price in zip(people, vacancies, sums, prices, strict=True)
    )


def encoded(single: Seeker | Vacancy, base: Words) -> tuple[Columns, Words]:
    """One row, its words laid over the base, which stays as it is."""
    words = Words(base)
    if isinstance(single, Seeker):
        return encode_seekers([single], words), words
    return encode_vacancies([single], words), words


def match_one(
    seeker: Seeker, vacancy: Vacancy, *, today: int, weights: Weights = DEFAULT_WEIGHTS
) -> Match | Excluded:
    """One person and one vacancy, by the same code as a whole ranking.

    Raises ValueError where either holds a value that is out of range or not a code.
    """
    words = Words()
    work, person = encode_vacancies([vacancy], words), encode_seekers([seeker], words)
    pairs = Pairs(person, work, len(words))
    for condition in CONDITIONS:
        if not condition.holds(pairs, today).all():
            (as_kept,) = decode_seekers(person, words)
            (as_open,) = decode_vacancies(work, words)
            return Excluded(condition.name, condition.facts(as_kept, as_open, today))
    (match,) = told(pairs, words, weigh(pairs, weights), weights, [0.0])
    return match
