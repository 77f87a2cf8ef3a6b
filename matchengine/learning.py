"""Weights learnt from what came of referrals: one multiplier a signal, and how sure it is.

A curve keeps its shape and gets steeper or flatter. Multipliers are drawn towards 1, that is
towards the table in use, and nothing is proposed where too little is known or where the change
does not foretell outcomes better that it has not seen. Only pairs that somebody referred have an
outcome: what is learnt holds among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from matchengine.arrays import Floats, Ints
from matchengine.regression import Bounds, chances, fit, losses
from matchengine.signals import SIGNALS
from matchengine.types import Side
from matchengine.weights import GRID, Curve, Weights, on_grid

LEAST, MOST = 0.05, 4.0
"""No signal falls silent or drowns the others; above 0, so that no curve turns back."""

Outcome = Literal["better", "too_few", "no_better"]
_BANDS = 5
_HARDLY, _FAR = 0.01, 20.0
_BETTER_BY = 2.0
"""Standard errors by which the loss must fall. One would let chance through more often."""


@dataclass(frozen=True, slots=True)
class LearningFloor:
    """Below this nothing is proposed: answered pairs, answers of either kind, distinct deciders."""

    rows: int = 200
    either: int = 50
    deciders: int = 10


@dataclass(frozen=True, slots=True)
class LearningMethod:
    """How it is learnt. ``ridge`` 4 means: before any outcome is seen, a multiplier is believed
    to lie between 0 and 2 in nineteen of twenty cases."""

    ridge: float = 4.0
    folds: int = 10
    resamples: int = 300
    seed: int = 20_261_124


@dataclass(frozen=True, slots=True)
class Observed:
    """Pairs and what came of them, one row each.

    ``weights`` (rows, signals) are the reasons as the engine gave them, in log-odds. ``accepted``
    is 1 where the employer took the person, 0 where not; ``taken`` the same of the person and the
    work; NaN is not known. ``employers`` and ``people`` number who decided: one decider's answers
    stay together, since they resemble each other.
    """

    signals: tuple[str, ...]
    weights: Floats
    accepted: Floats
    taken: Floats
    employers: Ints
    people: Ints


@dataclass(frozen=True, slots=True)
class Multiplier:
    """What a signal's weights are multiplied by.

    ``low`` to ``high`` is the 95 % interval by the outcomes alone, wide where they say little;
    ``value`` lies nearer to 1, and is within `LEAST` and `MOST`. ``known`` is in how many pairs the
    signal said anything; 0 leaves it at 1.
    """

    signal: str
    value: float
    low: float
    high: float
    known: int


@dataclass(frozen=True, slots=True)
class Band:
    """Pairs of like chance: how many, the share foretold and the share that came."""

    rows: int
    foretold: float
    came: float


@dataclass(frozen=True, slots=True)
class Foretelling:
    """How well outcomes are foretold that the fit has not seen: mean log-loss, and by bands.

    ``off`` is the mean distance between share foretold and share that came.
    """

    loss: float
    off: float
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class LearntSide:
    """What one side's outcomes say.

    ``before`` is today's table with its base rate fitted, ``after`` the multipliers too, both by
    cross-validation; ``gain`` is the fall in log-loss and ``gain_error`` its standard error.
    ``base`` is the fitted intercept: the log-odds of a pair of which nothing is known.
    """

    side: Side
    outcome: Outcome
    rows: int
    events: int
    deciders: int
    multipliers: tuple[Multiplier, ...] = ()
    base: float | None = None
    before: Foretelling | None = None
    after: Foretelling | None = None
    gain: float | None = None
    gain_error: float | None = None


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is proposed: multipliers of the sides that foretell better, and the intercept.

    The intercept keeps the mean log-odds of the pairs where it is, so that scores stay comparable
    between versions: how often referred pairs succeed says nothing of pairs nobody referred.
    """

    based_on: str
    sides: tuple[LearntSide, ...]
    multipliers: Mapping[str, float]
    intercept: float

    @property
    def proposes(self) -> bool:
        """Whether any weight would change."""
        return any(value != 1.0 for value in self.multipliers.values())


def learn(
    observed: Observed, weights: Weights, *, floor: LearningFloor | None = None,
    method: LearningMethod | None = None,
) -> Learnt:
    """What the outcomes say of the table with which the pairs were weighed.

    Raises ValueError where arrays differ in length, a signal is unknown, a weight is not finite
    or an outcome is neither 0, 1 nor NaN.
    """
    _check(observed)
    floor, method = floor or LearningFloor(), method or LearningMethod()
    sides = (
        _side(observed, "A", observed.taken, observed.people, floor, method),
        _side(observed, "B", observed.accepted, observed.employers, floor, method),
    )
    multipliers = {
        each.signal: each.value for side in sides if side.outcome == "better"
        for each in side.multipliers
    }  # fmt: skip
    factors = np.array([multipliers.get(name, 1.0) for name in observed.signals])
    moved = float((observed.weights @ (1.0 - factors)).mean()) if len(observed.weights) else 0.0
    intercept = float(on_grid(np.array(weights.intercept + moved)))
    return Learnt(weights.version, sides, multipliers, intercept)


def rescaled(
    weights: Weights, multipliers: Mapping[str, float], intercept: float, version: str
) -> Weights:
    """The table with each named curve multiplied, its points on the grid.

    Raises ValueError where a multiplier is not above 0 or names no curve of the table.
    """
    strange = multipliers.keys() - weights.curves.keys()
    if strange or not all(0.0 < value < np.inf for value in multipliers.values()):
        raise ValueError(f"multipliers above 0 for curves of the table only: {sorted(strange)}")
    curves = {
        name: Curve(
            tuple(
                (measure, round(worth * multipliers.get(name, 1.0) * GRID) / GRID)
                for measure, worth in curve.points
            ),
            curve.fits_at,
        )
        if name in multipliers else curve
        for name, curve in weights.curves.items()
    }  # fmt: skip
    return Weights(version, round(intercept * GRID) / GRID, curves)


def _check(observed: Observed) -> None:
    rows, columns = observed.weights.shape
    each = (observed.accepted, observed.taken, observed.employers, observed.people)
    if any(len(array) != rows for array in each) or len(observed.signals) != columns:
        raise ValueError("one outcome and one decider a row, one name a column")
    strange = set(observed.signals) - {signal.name for signal in SIGNALS}
    if strange or len(set(observed.signals)) != columns:
        raise ValueError(f"no such signals, or one named twice: {sorted(strange)}")
    if not np.isfinite(observed.weights).all():
        raise ValueError("a weight that is not known is 0, never NaN")
    for outcomes in each[:2]:
        told = outcomes[~np.isnan(outcomes)]
        if not np.isin(told, (0.0, 1.0)).all():
            raise ValueError("an outcome is 0, 1 or NaN")


def _side(
    observed: Observed,
    side: Side,
    outcomes: Floats,
    deciders: Ints,
    floor: LearningFloor,
    method: LearningMethod,
) -> LearntSide:
    told = ~np.isnan(outcomes)
    own = {signal.name for signal in SIGNALS if signal.side == side}
    columns = [place for place, name in enumerate(observed.signals) if name in own]
    names = [observed.signals[place] for place in columns]
    weights, came = observed.weights[told][:, columns], outcomes[told]
    _, who = np.unique(deciders[told], return_inverse=True)
    rows, events, groups = len(came), int(came.sum()), int(who.max(initial=-1)) + 1
    enough = rows >= floor.rows and min(events, rows - events) >= floor.either
    if not enough or groups < floor.deciders or not names:
        return LearntSide(side, "too_few", rows, events, groups)
    bounds = Bounds(method.ridge, LEAST, MOST)
    found = fit(weights, came, np.ones(rows), bounds)
    spread = _resampled(weights, came, who, found, method)
    before, after = _foretold(weights, came, who, bounds, method)
    gained = losses(before, came) - losses(after, came)
    error = _error(gained, who)
    better = float(gained.mean()) > _BETTER_BY * error
    return LearntSide(
        side, "better" if better else "no_better", rows, events, groups,
        multipliers=_multipliers(names, weights, found, spread),
        base=round(float(found[0]), 4),
        before=_foretelling(before, came), after=_foretelling(after, came),
        gain=float(gained.mean()), gain_error=error,
    )  # fmt: skip


def _multipliers(
    names: list[str], weights: Floats, found: Floats, spread: Floats
) -> tuple[Multiplier, ...]:
    low, high = np.quantile(spread[:, 1:], (0.025, 0.975), axis=0)
    known = (weights != 0.0).sum(axis=0)
    return tuple(
        Multiplier(
            signal=name,
            value=round(float(found[1 + at]), 2),
            low=round(float(low[at]), 2),
            high=round(float(high[at]), 2),
            known=int(known[at]),
        )
        for at, name in enumerate(names)
    )


def _resampled(
    weights: Floats, came: Floats, who: Ints, found: Floats, method: LearningMethod
) -> Floats:
    """Fits of samples drawn with replacement, deciders whole, hardly drawn towards 1: the answers
    alone; (resamples, coefficients)."""
    chance = np.random.default_rng(method.seed)
    groups = int(who.max()) + 1
    drawn, alone = [], Bounds(_HARDLY, -_FAR, _FAR)
    for _ in range(method.resamples):
        counts = np.bincount(chance.integers(groups, size=groups), minlength=groups)[who]
        drawn.append(fit(weights, came, counts.astype(np.float64), alone, start=found))
    return np.array(drawn)


def _foretold(
    weights: Floats, came: Floats, who: Ints, bounds: Bounds, method: LearningMethod
) -> tuple[Floats, Floats]:
    """Each row's chance by fits that have not seen its decider: today's table, and the learnt."""
    groups = int(who.max()) + 1
    fold = np.random.default_rng(method.seed).permutation(groups)[who] % method.folds
    before, after = np.zeros(len(came)), np.zeros(len(came))
    today = weights.sum(axis=1, keepdims=True)
    held = Bounds(bounds.ridge, 1.0, 1.0)
    for one in range(method.folds):
        left, rest = fold == one, fold != one
        counts = np.ones(int(rest.sum()))
        base = fit(today[rest], came[rest], counts, held)
        before[left] = chances(today[left], base)
        learnt = fit(weights[rest], came[rest], counts, bounds)
        after[left] = chances(weights[left], learnt)
    return before, after


def _error(gained: Floats, who: Ints) -> float:
    """The standard error of the mean, deciders whole."""
    sums = np.bincount(who, weights=gained - gained.mean())
    groups = len(sums)
    return float(np.sqrt((sums**2).sum() * groups / (groups - 1)) / len(gained))


def _foretelling(chance: Floats, came: Floats) -> Foretelling:
    order = np.argsort(chance, kind="stable")
    bands = tuple(
        Band(len(part), round(float(chance[part].mean()), 4), round(float(came[part].mean()), 4))
        for part in np.array_split(order, _BANDS)
    )
    off = sum(band.rows * abs(band.foretold - band.came) for band in bands) / len(came)
    return Foretelling(round(float(losses(chance, came).mean()), 5), round(off, 4), bands)
