"""Reasons that add up to a score exactly, and what would change it."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from matchengine.arrays import Bools, Floats
from matchengine.pairs import Pairs
from matchengine.signals import Lever, Signal, Weighed
from matchengine.signals.protocol import drawn_in
from matchengine.types import Change, Match, Reason, Seeker, Vacancy, Verdict
from matchengine.weights import Curve, score_of

MOST_CHANGES = 6
_LEVERS_A_SIGNAL = 3


class Facts(Mapping[str, object]):
    """Facts behind a reason, looked up when somebody reads them: most of a list nobody opens."""

    __slots__ = ("_look", "_of", "_told")

    def __init__(
        self, look: Callable[..., Mapping[str, object]], of: tuple[Seeker, Vacancy, float]
    ) -> None:
        self._look = look
        self._of = of
        self._told: Mapping[str, object] | None = None

    def _facts(self) -> Mapping[str, object]:
        if self._told is None:
            self._told = self._look(*self._of)
        return self._told

    def __getitem__(self, name: str) -> object:
        return self._facts()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts())

    def __len__(self) -> int:
        return len(self._facts())

    def __repr__(self) -> str:
        return repr(self._facts())


def explain(
    pairs: Pairs,
    people: Sequence[Seeker],
    vacancies: Sequence[Vacancy],
    log_odds: Floats,
    active: Sequence[tuple[Signal, Curve]],
    prices: Sequence[float],
) -> tuple[Match, ...]:
    """A match with its reasons and changes for every pair.

    ``people``, ``vacancies`` and ``prices`` have one entry a pair; ``log_odds`` are the sums.
    """
    reasons: list[list[Reason]] = []
    changes: list[list[Change]] = [[] for _ in people]
    open_to = np.zeros(len(people))  # variance of what is asked and not known
    sums: list[float] = log_odds.tolist()
    for signal, curve in active:
        weighed = signal.weigh(pairs, curve)
        values: Floats = np.broadcast_to(weighed.values, len(people))
        asked: Bools = np.broadcast_to(signal.asked(pairs), len(people))
        open_to += np.where(asked & np.isnan(values), curve.variance, 0.0)
        of = list(zip(people, vacancies, values.tolist(), strict=True))
        enough = signal.enough(pairs, curve)
        reasons.append(_reasons(signal, curve, weighed, of, curve.reaches(values, enough), asked))
        if levers := _levers(signal, of):
            _add_changes(changes, signal, curve, weighed, levers, sums)
    by_row = zip(*reasons, strict=True) if reasons else [()] * len(people)
    spreads: list[float] = np.sqrt(open_to).tolist()
    return tuple(
        Match(person.id, vacancy.id, score_of(total), total, told, _best_of(change), price, spread)
        for person, vacancy, total, told, change, price, spread in zip(
            people, vacancies, sums, by_row, changes, prices, spreads, strict=True
        )
    )


def _best_of(changes: list[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: -change.gain)[:MOST_CHANGES])


def _levers(
    signal: Signal, of: Sequence[tuple[Seeker, Vacancy, float]]
) -> list[tuple[int, Lever]]:
    """What could better each pair's measure, with the pair's row; nothing where it is not known."""
    return [
        (row, lever)
        for row, (person, vacancy, value) in enumerate(of)
        if not math.isnan(value)
        for lever in islice(signal.levers(person, vacancy, value), _LEVERS_A_SIGNAL)
    ]


def _reasons(
    signal: Signal,
    curve: Curve,
    weighed: Weighed,
    of: Sequence[tuple[Seeker, Vacancy, float]],
    fits: Bools,
    asked: Bools,
) -> list[Reason]:
    """One signal's reason in each pair."""
    least, most = curve.bounds
    weights: Floats = np.broadcast_to(weighed.weights, len(of))
    shares = np.clip((weights - least) / ((most - least) or 1.0), 0.0, 1.0)
    name, side, facts = signal.name, signal.side, signal.facts
    return [
        Reason(name, side, weight, share, _verdict(pair[2], fit), Facts(facts, pair), is_asked)
        for pair, weight, share, fit, is_asked in zip(
            of, weights.tolist(), shares.tolist(), fits.tolist(), asked.tolist(), strict=True
        )
    ]


def _verdict(value: float, fits: bool) -> Verdict:
    if math.isnan(value):
        return "unknown"
    return "fits" if fits else "gap"


def _add_changes(
    changes: list[list[Change]],
    signal: Signal,
    curve: Curve,
    weighed: Weighed,
    levers: Sequence[tuple[int, Lever]],
    sums: list[float],
) -> None:
    rows = np.array([row for row, _ in levers])
    size = len(sums)
    trust = None if weighed.trust is None else np.broadcast_to(weighed.trust, size)[rows]
    after = drawn_in(curve(np.array([lever.value for _, lever in levers])), trust)
    before = np.broadcast_to(weighed.weights, size)[rows]
    gained: list[float] = (after - before).tolist()
    for (row, lever), step in zip(levers, gained, strict=True):
        gain = score_of(sums[row] + step) - score_of(sums[row])
        if gain > 0:
            changes[row].append(Change(signal.name, gain, lever.facts))
