"""Logistic regression drawn towards today's weights: each coefficient towards 1, within bounds.

One fit has one answer: the loss is convex, the steps are Newton's, projected onto the bounds, and
nothing in them is left to chance.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Floats

_STEPS = 100
_CLOSE = 1e-10
_HALVINGS = 40
_INTERCEPT_RIDGE = 1e-4
"""Keeps a sample of a single outcome finite; moves no other by anything that could be seen."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a coefficient is believed to be before any outcome is seen, and may be at all.

    ``ridge`` is the inverse of the variance of that belief, around 1.
    """

    ridge: float
    least: float
    most: float


def chances(columns: Floats, coefficients: Floats) -> Floats:
    """The chance of each row; the first coefficient is the intercept."""
    return logistic(coefficients[0] + columns @ coefficients[1:])


def logistic(log_odds: Floats) -> Floats:
    """The chance that log-odds mean."""
    return 1.0 / (1.0 + np.exp(-np.clip(log_odds, -500.0, 500.0)))


def losses(chance: Floats, outcomes: Floats) -> Floats:
    """The log-loss of each row, in nats."""
    sure = np.clip(chance, 1e-12, 1.0 - 1e-12)
    loss: Floats = -np.where(outcomes > 0, np.log(sure), np.log1p(-sure))
    return loss


def fit(
    columns: Floats,
    outcomes: Floats,
    counts: Floats,
    bounds: Bounds,
    *,
    start: Floats | None = None,
) -> Floats:
    """Intercept and one coefficient a column, by penalised likelihood.

    ``columns`` (rows, signals) hold each row's log-odds by signal, ``outcomes`` 0 or 1,
    ``counts`` how often each row counts. Without columns, the intercept alone.
    """
    at = np.ones(columns.shape[1] + 1) if start is None else start.copy()
    if start is None:
        at[0] = 0.0
    ridge = np.full(len(at), bounds.ridge)
    ridge[0] = _INTERCEPT_RIDGE
    centre = np.where(np.arange(len(at)) == 0, 0.0, 1.0)
    least = np.where(np.arange(len(at)) == 0, -np.inf, bounds.least)
    most = np.where(np.arange(len(at)) == 0, np.inf, bounds.most)
    rows = np.column_stack([np.ones(len(columns)), columns])

    def cost(of: Floats) -> float:
        linear = rows @ of
        missed = np.logaddexp(0.0, linear) - outcomes * linear
        return float(counts @ missed + 0.5 * ridge @ (of - centre) ** 2)

    now = cost(at)
    for _ in range(_STEPS):
        step = _newton(rows, outcomes, counts, at, ridge, centre, least, most)
        moved, after = _walk(at, step, now, cost, least, most)
        if now - after <= _CLOSE * (1.0 + abs(now)):
            return moved
        at, now = moved, after
    return at


def _newton(
    rows: Floats, outcomes: Floats, counts: Floats, at: Floats, ridge: Floats, centre: Floats,
    least: Floats, most: Floats,
) -> Floats:
    """Newton's step over the coefficients that no bound holds; the others stay."""
    chance = logistic(rows @ at)
    slope = rows.T @ (counts * (chance - outcomes)) + ridge * (at - centre)
    free = ~(((at <= least) & (slope > 0)) | ((at >= most) & (slope < 0)))
    bent = (rows.T * (counts * chance * (1.0 - chance))) @ rows + np.diag(ridge)
    step = np.zeros(len(at))
    step[free] = -np.linalg.solve(bent[np.ix_(free, free)], slope[free])
    return step


def _walk(
    at: Floats,
    step: Floats,
    now: float,
    cost: Callable[[Floats], float],
    least: Floats,
    most: Floats,
) -> tuple[Floats, float]:
    """As far along the step, within the bounds, as the cost falls."""
    part = 1.0
    for _ in range(_HALVINGS):
        moved = np.clip(at + part * step, least, most)
        after = cost(moved)
        if after <= now:
            return moved, after
        part /= 2.0
    return at, now
