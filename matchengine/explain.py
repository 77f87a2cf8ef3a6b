"""Reasons that add up to a score exactly, and what would change it."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from matchengine.arrays import Floats
from matchengine.pairs import Pairs
from matchengine.signals import Lever, Signal, Weighed
from matchengine.signals.protocol import drawn_in
from matchengine.types import Change, Match, Reason, Seeker, Vacancy, Verdict
from matchengine.weights import Curve, score_of

MOST_CHANGES = 6
_LEVERS_A_SIGNAL = 3


class Facts(Mapping[str, object]):
    """Facts behind a reason, looked up when somebody reads them: most of a list nobody opens."""

    __slots__ = ("_look", "_told")

    def __init__(self, look: Callable[[], Mapping[str, object]]) -> None:
        self._look = look
        self._told: Mapping[str, object] | None = None

    def _facts(self) -> Mapping[str, object]:
        if self._told is None:
            self._told = self._look()
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
) -> tuple[Match, ...]:
    """A match with its reasons and changes for every pair.

    ``people`` and ``vacancies`` have one entry a pair; ``log_odds`` are the pairs' sums.
    """
    reasons: list[list[Reason]] = [[] for _ in people]
    changes: list[list[Change]] = [[] for _ in people]
    open_to = [0.0] * len(people)  # variance of what is asked and not known
    sums: list[float] = log_odds.tolist()
    for signal, curve in active:
        weighed = signal.weigh(pairs, curve)
        values: list[float] = np.broadcast_to(weighed.values, len(people)).tolist()
        _add_reasons(reasons, signal, curve, weighed, values, people, vacancies)
        _add_openness(open_to, signal, curve, values, people, vacancies)
        levers: list[tuple[int, Lever]] = []
        for row, value in enumerate(values):
            if not math.isnan(value):
                found = list(signal.levers(people[row], vacancies[row], value))
                levers.extend((row, lever) for lever in found[:_LEVERS_A_SIGNAL])
        if levers:
            _add_changes(changes, signal, curve, weighed, levers, sums)
    return tuple(
        Match(
            seeker_id=people[row].id,
            vacancy_id=vacancies[row].id,
            score=score_of(total),
            log_odds=total,
            reasons=tuple(reasons[row]),
            changes=tuple(sorted(changes[row], key=lambda change: -change.gain)[:MOST_CHANGES]),
            spread=math.sqrt(open_to[row]),
        )
        for row, total in enumerate(sums)
    )


def _add_reasons(
    reasons: list[list[Reason]],
    signal: Signal,
    curve: Curve,
    weighed: Weighed,
    values: list[float],
    people: Sequence[Seeker],
    vacancies: Sequence[Vacancy],
) -> None:
    least, most = curve.bounds
    weights: list[float] = np.broadcast_to(weighed.weights, len(people)).tolist()
    span = (most - least) or 1.0
    for row, weight in enumerate(weights):
        verdict: Verdict = "unknown"
        if not math.isnan(values[row]):
            enough = signal.enough(vacancies[row], curve)
            verdict = "fits" if curve.reaches(values[row], enough) else "gap"
        share = min(1.0, max(0.0, (weight - least) / span))
        facts = Facts(partial(signal.facts, people[row], vacancies[row], values[row]))
        asked = signal.is_asked(people[row], vacancies[row])
        reasons[row].append(Reason(signal.name, signal.side, weight, share, verdict, facts, asked))


def _add_openness(
    open_to: list[float],
    signal: Signal,
    curve: Curve,
    values: list[float],
    people: Sequence[Seeker],
    vacancies: Sequence[Vacancy],
) -> None:
    for row, value in enumerate(values):
        if math.isnan(value) and signal.is_asked(people[row], vacancies[row]):
            open_to[row] += curve.variance


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
