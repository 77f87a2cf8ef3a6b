"""A planned trial: could it see the effect, and who starts when."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import numpy.typing as npt

from antarkerja.domain.practices.policies.evidence.comparison import Rules

Floats = npt.NDArray[np.float64]


def power_of_trial(
    numerators: Floats, denominators: Floats, *, offices: int, waiting: int, effect: float,
    rules: Rules = Rules(),
) -> float | None:
    """Chance, 0 to 1, that a trial sees `effect` where it is there.

    `offices` start while `waiting` others have not. The spread is that of the offices' own past:
    how they strayed from each other's change between the windows of a comparison. None where the
    past is too short or too few offices count people enough.
    """
    from statsmodels.stats.power import TTestIndPower  # noqa: PLC0415 (see comparison)

    spread = _past_spread(numerators, denominators, rules)
    if spread is None or offices < 1 or waiting < 1 or offices + waiting < 3:
        return None
    if spread == 0:
        return 1.0
    power = TTestIndPower().power(
        effect_size=abs(effect) / spread, nobs1=offices, alpha=1 - rules.confidence,
        ratio=waiting / offices,
    )
    return float(power)


def _past_spread(numerators: Floats, denominators: Floats, rules: Rules) -> float | None:
    months, window = numerators.shape[1], rules.window
    longest = min(rules.before, max(window, months - window))
    variances: list[float] = []
    for middle in range(months - window, longest - 1, -window):
        before, after = slice(middle - longest, middle), slice(middle, middle + window)
        bottoms = [denominators[:, part].sum(axis=1) for part in (before, after)]
        enough = (bottoms[0] >= rules.people) & (bottoms[1] >= rules.people)
        if enough.sum() < rules.controls:
            continue
        rates = [
            numerators[enough, part].sum(axis=1) / bottom[enough]
            for part, bottom in zip((before, after), bottoms, strict=True)
        ]
        variances.append(float(np.var(rates[1] - rates[0], ddof=1)))
    return float(np.sqrt(np.mean(variances))) if variances else None


def draw_order(offices: Sequence[int], *, waves: int, seed: int) -> list[list[int]]:
    """Offices by wave, drawn by lot: the same seed draws the same order for anybody who asks.

    The order in which `offices` are named makes no difference; waves differ by one office at most.
    """
    drawn = sorted(offices)
    Random(seed).shuffle(drawn)  # nosec B311  (a lot that anybody can draw again, no secret)
    return [drawn[wave::waves] for wave in range(waves)]
