"""How much each signal says: a versioned table of curves from a measure to log-odds.

A signal measures (kilometres, rungs of schooling, share of skills); a curve turns the measure
into log-odds against *not known*, which is 0. All results lie on a grid of 2^-20, so sums are
exact in any order and the reasons of a match add up to its log-odds to the last bit.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Bools, Floats

GRID = float(2**20)
"""All weights are whole numbers of 1 / GRID."""


def on_grid(values: Floats) -> Floats:
    """The values, each rounded to the grid."""
    return np.rint(values * GRID) / GRID


@dataclass(frozen=True, slots=True)
class Curve:
    """Straight pieces between points of (measure, log-odds), flat beyond both ends.

    ``fits_at`` is the measure from which the verdict is "fits". Raises ValueError where measures
    do not rise or log-odds turn back: a better measure may never say less.
    """

    points: tuple[tuple[float, float], ...]
    fits_at: float

    def __post_init__(self) -> None:
        steps = np.diff(np.array(self.points).reshape(-1, 2), axis=0)
        finite = len(self.points) >= 2 and bool(np.isfinite(self.points).all())
        if not finite or not (steps[:, 0] > 0).all():
            raise ValueError("a curve needs two points or more, their measures rising")
        if not ((steps[:, 1] >= 0).all() or (steps[:, 1] <= 0).all()):
            raise ValueError("a curve's log-odds may not turn back")

    def __call__(self, measured: Floats) -> Floats:
        """Log-odds of each measure, on the grid; NaN, not known, gives 0."""
        across, up = zip(*self.points, strict=True)
        weights = np.interp(measured, across, up)
        return on_grid(np.where(np.isnan(weights), 0.0, weights))

    def reaches(self, measured: Floats, enough: Floats) -> Bools:
        """Whether each measure is at least as good as another, the way the curve goes."""
        rises = self.points[-1][1] >= self.points[0][1]
        reached: Bools = measured >= enough if rises else measured <= enough
        return reached

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most log-odds that the curve gives."""
        ends = (self.points[0][1], self.points[-1][1])
        return min(ends), max(ends)

    @property
    def variance(self) -> float:
        """Of a weight that may be anywhere between the least and the most."""
        least, most = self.bounds
        return (most - least) ** 2 / 12.0


ONLY_RAISING = frozenset({"title", "skills", "usual", "accommodation"})
"""Lists of skills, needs and words are never complete: a lack in them is no evidence against
anyone."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One version of the table. ``intercept`` is the log-odds where nothing at all is known.

    Raises ValueError where a signal that may only raise a match could lower it.
    """

    version: str
    intercept: float
    curves: Mapping[str, Curve]

    def __post_init__(self) -> None:
        for name in sorted(ONLY_RAISING & self.curves.keys()):
            if self.curves[name].bounds[0] < 0:
                raise ValueError(f"{name} may only raise a match")
        if self.intercept != round(self.intercept * GRID) / GRID:
            raise ValueError("the intercept must be a multiple of 2^-20")


def score_of(log_odds: float) -> int:
    """The score, 0 to 100, of some log-odds: 100 times the logistic function, rounded."""
    return round(100.0 / (1.0 + math.exp(-log_odds)))


def score_range(log_odds: float, spread: float) -> tuple[int, int]:
    """The scores one standard deviation below and above."""
    return score_of(log_odds - spread), score_of(log_odds + spread)


DEFAULT_WEIGHTS = Weights(
    version="3",
    intercept=-0.375,
    curves={
        # Side A: would the person take it.
        # Nearness of the vacancy's occupation to what the person wishes, 0 to 1.
        "wish": Curve(((0.0, -1.6), (0.15, -1.0), (0.45, -0.2), (0.75, 0.5), (1.0, 0.8)), 0.55),
        # Share of the title's words that the person has used of wishes and past work.
        "title": Curve(((0.0, 0.0), (1.0, 1.0)), 1.0),
        # Kilometres from home.
        "place": Curve(
            ((0.0, 0.45), (5.0, 0.4), (15.0, 0.2), (30.0, 0.0), (60.0, -0.5), (150.0, -1.1),
             (400.0, -1.4)),
            30.0,
        ),
        # What is offered at most, as a share of what the person needs at least.
        "wage": Curve(((0.5, -1.5), (0.75, -0.9), (0.95, -0.2), (1.0, 0.15), (1.3, 0.3)), 1.0),
        "hours": Curve(((0.0, -0.7), (1.0, 0.15)), 1.0),
        # Side B: would the employer take the person.
        # Share of the skills asked that the person has named; of those usual in the occupation.
        "skills": Curve(((0.0, 0.0), (1.0, 0.8)), 1.0),
        "usual": Curve(((0.0, 0.0), (1.0, 0.3)), 1.0),
        # Rungs above (or below) what is asked.
        # A diploma is three rungs above school, a degree one above a diploma.
        "education": Curve(
            ((-6.0, -4.0), (-5.0, -3.0), (-4.0, -2.0), (-3.0, -1.2), (-1.0, -0.7), (0.0, 0.25)),
            0.0,
        ),
        # See signals/field.py.
        "field": Curve(((-1.0, -3.0), (0.0, -1.5), (0.3, -0.7), (0.6, 0.3), (1.0, 0.7)), 0.6),
        # Months of related work as a share of the months asked; see signals/experience.py.
        "experience": Curve(((0.0, -0.8), (0.5, 0.0), (1.0, 0.4), (2.0, 0.5)), 0.9),
        "licences": Curve(((0.0, -0.8), (1.0, 0.15)), 1.0),
        "languages": Curve(((0.0, -0.5), (1.0, 0.15)), 1.0),
        # Share of the wished accommodation that the workplace offers.
        "accommodation": Curve(((0.0, 0.0), (1.0, 0.15)), 1.0),
    },
)  # fmt: skip
