"""How far two groups' figures lie apart: ratios, their intervals, and how likely chance is.

Everything is in closed form, so that the same arrays always give the same report and the order of
rows changes nothing. Sources: Katz et al. 1978 (logarithm of a ratio of shares), Fisher 1935
(exact test of two shares), Wilson and Hilferty 1931 (a skewed sum made normal), Holm 1979 (many
comparisons at once).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from matchengine.arrays import Floats

_EXACT_BELOW = 500.0
"""Expected count of the rarest cell from which the normal curve stands for the exact test."""

_ALMOST_EVEN = 1e-6


@dataclass(frozen=True, slots=True)
class Ratio:
    """One group's figure over the other's, its interval, and the chance of as much by accident.

    ``value`` is NaN where both figures are zero, infinite where only the other is. ``low`` and
    ``high`` are the ends of the interval (infinite: no end). ``p`` is two-sided.
    """

    value: float
    low: float
    high: float
    p: float


NOTHING = Ratio(math.nan, 0.0, math.inf, 1.0)


def share_ratio(hits: int, n: int, other_hits: int, other_n: int, level: float) -> Ratio:
    """The share ``hits / n`` over the share ``other_hits / other_n``.

    Katz's interval on the logarithm, half a person added to each count where one is zero
    (Walter 1975), and Fisher's test, twice the smaller tail.
    """
    if hits == 0 and other_hits == 0:
        return NOTHING
    p = _fisher(hits, n, hits + other_hits, n + other_n)
    value = (hits / n) / (other_hits / other_n) if other_hits else math.inf
    extra = 0.0 if hits and other_hits else 0.5
    a, c = hits + extra, other_hits + extra
    b, d = n + extra, other_n + extra
    spread = math.sqrt(max(1 / a - 1 / b + 1 / c - 1 / d, 0.0))
    low, high = _about(math.log((a / b) / (c / d)), spread * _quantile(level))
    return Ratio(value, low if hits else 0.0, high if other_hits else math.inf, p)


def mean_ratio(group: Floats, others: Floats, level: float) -> Ratio:
    """The mean of one group over that of the others; both sorted, not negative, two or more.

    The interval is the delta method's on the logarithm, widened for small samples as Student's t.
    """
    n, m = len(group), len(others)
    mean, other = float(group.mean()), float(others.mean())
    if mean == 0.0 and other == 0.0:
        return NOTHING
    spreads = float(group.var(ddof=1)) / n, float(others.var(ddof=1)) / m
    p = _chance(group, others, math.sqrt(sum(spreads)))
    if mean == 0.0:
        return Ratio(0.0, 0.0, math.inf, p)
    if other == 0.0:
        return Ratio(math.inf, 0.0, math.inf, p)
    spread = _relative_spread(spreads[0] * n / mean**2, n, spreads[1] * m / other**2, m)
    z = _quantile(level)
    t = z + (z**3 + z) / (4 * (min(n, m) - 1))
    return Ratio(mean / other, *_about(math.log(mean / other), spread * t), p)


def holm(chances: Sequence[float]) -> list[float]:
    """Each chance corrected for there being so many, in the order given (Holm's step-down)."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    corrected, so_far = [0.0] * len(chances), 0.0
    for place, index in enumerate(order):
        so_far = max(so_far, min(1.0, (len(chances) - place) * chances[index]))
        corrected[index] = so_far
    return corrected


def _quantile(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)


def _about(log: float, spread: float) -> tuple[float, float]:
    # Past e^700 a double ends; an interval so wide says nothing either way.
    return math.exp(max(log - spread, -700.0)), math.exp(min(log + spread, 700.0))


def _relative_spread(group: float, n: int, others: float, m: int) -> float:
    """Standard error of the logarithm of a ratio of means, from both squared variations.

    A small sample of something skewed mostly misses its rare great values and looks too even, so
    neither group counts as more even than both together.
    """
    both = (group * n + others * m) / (n + m)
    return math.sqrt(max(group, both) / n + max(others, both) / m)


def _two_sided(z: float) -> float:
    return math.erfc(abs(z) / math.sqrt(2))


def _fisher(hits: int, n: int, all_hits: int, people: int) -> float:
    """Twice the smaller tail of the hypergeometric law, 1 at most."""
    rarest = min(n, people - n) * min(all_hits, people - all_hits) / people
    if rarest >= _EXACT_BELOW:
        expected = n * all_hits / people
        variance = expected * (1 - n / people) * (people - all_hits) / (people - 1)
        return _two_sided((hits - expected) / math.sqrt(variance))
    first, last = max(0, n + all_hits - people), min(n, all_hits)
    at = np.arange(first, last, dtype=np.float64)
    steps = np.log((all_hits - at) * (n - at)) - np.log((at + 1) * (people - all_hits - n + at + 1))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    here = hits - first
    tails = float(weights[: here + 1].sum()), float(weights[here:].sum())
    return min(1.0, 2 * min(tails))


def _chance(group: Floats, others: Floats, welch: float) -> float:
    """How often as great a difference of means would come if the groups were dealt at random.

    Mean, variance and skewness of dealing at random are exact (Cochran 1977, chapter 2) and a
    gamma curve with the same three stands for its long side, made normal by the cube root. Where
    the groups spread differently, the wider of that and Welch's standard error counts.
    """
    n, m = len(group), len(others)
    everyone = np.sort(np.concatenate([group, others]))
    people = n + m
    away = everyone - everyone.mean()
    variance = float((away**2).mean())
    # Equal values differ from their mean by rounding only.
    if everyone[0] == everyone[-1] or variance == 0.0:
        return 1.0
    dealt = math.sqrt(variance * people / (people - 1) * (1 / n + 1 / m))
    z = float(group.mean() - others.mean()) / max(dealt, welch)
    skew = float((away**3).mean()) / variance**1.5
    skew *= (people - 2 * n) * math.sqrt(people - 1) / ((people - 2) * math.sqrt(n * m))
    # On the short side of a skewed curve the gamma ends too soon, so there the normal one stays.
    if skew * z > _ALMOST_EVEN:
        evened = 6 / skew * (math.cbrt(skew * z / 2 + 1) - 1) + skew / 6
        z = min(abs(z), abs(evened))
    return _two_sided(z)
