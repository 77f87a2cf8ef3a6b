"""Exact top-k: every pair that no condition keeps apart is weighed; none is sampled or skipped."""

from collections.abc import Sequence

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
from matchengine.types import Excluded, Match, Ranking, Seeker, Vacancy
from matchengine.weights import DEFAULT_WEIGHTS, Curve, Weights, score_of

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


def rank(
    pairs: Pairs, words: Words, *, k: int, today: int, explained: bool, weights: Weights
) -> Ranking:
    """The best k of the pairs, best first, ties by the id of the many side.

    Raises ValueError for a negative k.
    """
    if k < 0:
        raise ValueError("k must not be negative")
    reach = np.flatnonzero(allowed(pairs, today))
    if len(reach) < _WORTH_TAKING * pairs.size:
        near = pairs.take(reach)
        log_odds = weigh(near, weights)
    else:
        log_odds = weigh(pairs, weights)[reach]
    many = pairs.seekers if pairs.one_vacancy else pairs.vacancies
    best = best_first(log_odds, many.ids[reach], k)
    chosen = pairs.take(reach[best])
    if explained:
        matches = told(chosen, words, log_odds[best], weights)
    else:
        matches = _bare(chosen, log_odds[best])
    return Ranking(matches, len(reach))


def told(pairs: Pairs, words: Words, log_odds: Floats, weights: Weights) -> tuple[Match, ...]:
    """The pairs as matches with reasons."""
    if not pairs.size:
        return ()
    people = decode_seekers(pairs.seekers, words)
    vacancies = decode_vacancies(pairs.vacancies, words)
    people = people * pairs.size if len(people) < pairs.size else people
    vacancies = vacancies * pairs.size if len(vacancies) < pairs.size else vacancies
    return explain(pairs, people, vacancies, log_odds, active_signals(weights))


def _bare(pairs: Pairs, log_odds: Floats) -> tuple[Match, ...]:
    people: Sequence[int] = np.broadcast_to(pairs.seekers.ids, pairs.size).tolist()
    vacancies: Sequence[int] = np.broadcast_to(pairs.vacancies.ids, pairs.size).tolist()
    sums: Sequence[float] = log_odds.tolist()
    return tuple(
        Match(person, vacancy, score_of(total), total)
        for person, vacancy, total in zip(people, vacancies, sums, strict=True)
    )


def one_against(single: Seeker | Vacancy, many: Columns, base: Words) -> tuple[Pairs, Words]:
    """Pairs of one person with many vacancies, or one vacancy with many people.

    The words of the single side are laid over the base, which stays as it is.
    """
    words = Words(base)
    if isinstance(single, Seeker):
        seekers = encode_seekers([single], words)
        return Pairs(seekers, many, len(words)), words
    vacancies = encode_vacancies([single], words)
    return Pairs(many, vacancies, len(words)), words


def match_one(
    seeker: Seeker, vacancy: Vacancy, *, today: int, weights: Weights = DEFAULT_WEIGHTS
) -> Match | Excluded:
    """One person and one vacancy, by the same code as a whole ranking.

    Raises ValueError where either holds a value that is out of range or not a code.
    """
    words = Words()
    pairs, words = one_against(seeker, encode_vacancies([vacancy], words), words)
    for condition in CONDITIONS:
        if not condition.holds(pairs, today).all():
            (person,) = decode_seekers(pairs.seekers, words)
            (work,) = decode_vacancies(pairs.vacancies, words)
            return Excluded(condition.name, condition.facts(person, work, today))
    (match,) = told(pairs, words, weigh(pairs, weights), weights)
    return match
