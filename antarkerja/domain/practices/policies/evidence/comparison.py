"""Differences of differences with staggered starts, made for few offices.

Each adopting office is one observation, however many months it has: its change from before the
start to after it, less the mean change of similar offices in the very same months. So seasons and
policy spikes fall out, months that hang together do no harm, and an office that starts later is
never compared with one that already changed. The interval is that of two samples of offices
(Student or Welch, statsmodels), so it is honest with three offices and with sixty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# From so many adopters on, their spread is reckoned apart from that of the others (Welch).
OWN_SPREAD_FROM = 4


class Reading(StrEnum):
    """What may be said of a practice."""

    BETTER = "better"
    WORSE = "worse"
    NO_DIFFERENCE = "no_difference"
    TOO_FEW = "too_few"


class TooFew(StrEnum):
    """What there is too little of."""

    NOTHING = ""
    ADOPTERS = "adopters"
    MONTHS = "months"
    PEOPLE = "people"
    CONTROLS = "controls"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Months of the two windows, and smallest samples.

    `before` is a whole year: offices often begin when their numbers are at their worst, and such
    numbers recover without any practice; in a year a bad quarter weighs little (decision 20).
    `window` is the longest time after. `people` is the denominator of one office in one window.
    """

    before: int = 12
    window: int = 6
    months: int = 3
    people: float = 20
    controls: int = 3
    confidence: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Row of an adopting office; months are columns. The month of the start itself is left out
    where it began in its midst: `before` is the first month that is no longer before, `after` the
    first wholly after, `until` the first in which the practice was given up."""

    row: int
    before: int
    after: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChange:
    """One adopting office: level before and in `months` after, the others' change in the same."""

    row: int
    months: int
    before: float
    after: float
    people_before: float
    people_after: float
    others: float
    controls: int

    @property
    def beyond(self) -> float:
        """Its change beyond that of the others."""
        return self.after - self.before - self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The answer. `change` is the adopters' mean change beyond the others', with its interval.

    `before_start` is the same reckoned one window earlier, when nobody had begun: far from zero,
    the offices moved apart already. None where the history is too short.
    """

    reading: Reading
    too_few: TooFew = TooFew.NOTHING
    change: float | None = None
    low: float | None = None
    high: float | None = None
    adopters: tuple[OfficeChange, ...] = ()
    controls: tuple[int, ...] = ()
    left_out: tuple[tuple[int, TooFew], ...] = ()
    before_start: tuple[float, float, float] | None = None


def compare(
    numerators: Floats, denominators: Floats, adoptions: Sequence[Adoption], *,
    controls: Sequence[int], higher_is_better: bool = True, rules: Rules = Rules(),
) -> Comparison:
    """Compares adopters with others. Arrays are offices × months; months nobody knows are NaN.

    `controls` are rows that never adopted; other adopters stand in before their own start.
    """
    samples = _samples(numerators, denominators, adoptions, controls, rules)
    changes, left_out = samples.changes, samples.left_out
    used = tuple(int(row) for row in controls if row in samples.spread)
    if not changes:
        return Comparison(
            reading=Reading.TOO_FEW, controls=used, left_out=left_out,
            too_few=left_out[0][1] if left_out else TooFew.ADOPTERS,
        )
    change, low, high = _interval(samples, rules.confidence)
    return Comparison(
        reading=_reading(low, high, higher_is_better), change=change, low=low, high=high,
        adopters=changes, controls=used, left_out=left_out,
        before_start=_before_start(numerators, denominators, adoptions, controls, rules),
    )


@dataclass(frozen=True, slots=True)
class _Samples:
    changes: tuple[OfficeChange, ...]
    spread: dict[int, float]
    left_out: tuple[tuple[int, TooFew], ...]


def _samples(
    numerators: Floats, denominators: Floats, adoptions: Sequence[Adoption],
    controls: Sequence[int], rules: Rules,
) -> _Samples:
    """Every adopter's change, and of every other office how it strayed from the others' mean."""
    begins = {adoption.row: adoption.before for adoption in adoptions}
    changes: list[OfficeChange] = []
    left_out: list[tuple[int, TooFew]] = []
    strayed: dict[int, list[float]] = {}
    for adoption in adoptions:
        windows = _windows(adoption, numerators.shape[1], rules)
        if windows is None:
            left_out.append((adoption.row, TooFew.MONTHS))
            continue
        levels = _levels(numerators, denominators, windows, rules.people)
        if adoption.row not in levels:
            left_out.append((adoption.row, TooFew.PEOPLE))
            continue
        free = [
            row for row in [*controls, *begins]
            if row in levels and begins.get(row, windows[1].stop) >= windows[1].stop
        ]
        if len(free) < rules.controls:
            left_out.append((adoption.row, TooFew.CONTROLS))
            continue
        moved = {row: levels[row].after - levels[row].before for row in free}
        others = float(np.mean(list(moved.values())))
        for row, change in moved.items():
            strayed.setdefault(row, []).append(change - others)
        changes.append(_office(adoption.row, levels[adoption.row], windows, others, len(free)))
    spread = {row: float(np.mean(values)) for row, values in strayed.items()}
    return _Samples(tuple(changes), spread, tuple(left_out))


def _windows(adoption: Adoption, months: int, rules: Rules) -> tuple[slice, slice] | None:
    """Months before and after, as many as there are up to the rules'."""
    until = months if adoption.until is None else min(months, adoption.until)
    before, after = min(rules.before, adoption.before), min(rules.window, until - adoption.after)
    if min(before, after) < rules.months:
        return None
    return (
        slice(adoption.before - before, adoption.before),
        slice(adoption.after, adoption.after + after),
    )


@dataclass(frozen=True, slots=True)
class _Level:
    before: float
    after: float
    people_before: float
    people_after: float


def _levels(
    numerators: Floats, denominators: Floats, windows: tuple[slice, slice], people: float
) -> dict[int, _Level]:
    """Rates of every office with people enough in both windows: all cases of a window as one."""
    tops = [numerators[:, window].sum(axis=1) for window in windows]
    bottoms = [denominators[:, window].sum(axis=1) for window in windows]
    enough = (
        (bottoms[0] >= people) & (bottoms[1] >= people)
        & np.isfinite(tops[0]) & np.isfinite(tops[1])
    )
    return {
        int(row): _Level(
            float(tops[0][row] / bottoms[0][row]), float(tops[1][row] / bottoms[1][row]),
            float(bottoms[0][row]), float(bottoms[1][row]),
        )
        for row in np.flatnonzero(enough)
    }


def _office(
    row: int, level: _Level, windows: tuple[slice, slice], others: float, controls: int
) -> OfficeChange:
    return OfficeChange(
        row=row, months=windows[1].stop - windows[1].start, before=level.before,
        after=level.after, people_before=level.people_before, people_after=level.people_after,
        others=others, controls=controls,
    )


def _interval(samples: _Samples, confidence: float) -> tuple[float, float, float]:
    """Mean change beyond the others' and its interval.

    With few adopters the offices' common spread is taken (one adopter: that of the others alone),
    for two or three numbers say little about their own.
    """
    # A hundred megabytes that pages do not need.
    from statsmodels.stats.weightstats import CompareMeans, DescrStatsW  # noqa: PLC0415

    beyond = np.array([change.beyond for change in samples.changes])
    strayed = np.array(list(samples.spread.values()))
    strayed = strayed - strayed.mean()
    means = CompareMeans(DescrStatsW(beyond), DescrStatsW(strayed))
    form = "pooled" if len(beyond) < OWN_SPREAD_FROM else "unequal"
    low, high = means.tconfint_diff(alpha=1 - confidence, usevar=form)
    return float(beyond.mean()), float(low), float(high)


def _reading(low: float, high: float, higher_is_better: bool) -> Reading:
    if low > 0:
        return Reading.BETTER if higher_is_better else Reading.WORSE
    if high < 0:
        return Reading.WORSE if higher_is_better else Reading.BETTER
    return Reading.NO_DIFFERENCE


def _before_start(
    numerators: Floats, denominators: Floats, adoptions: Sequence[Adoption],
    controls: Sequence[int], rules: Rules,
) -> tuple[float, float, float] | None:
    """The same comparison in the two windows before the start."""
    earlier = [
        Adoption(row=adoption.row, before=adoption.before - rules.window,
                 after=adoption.before - rules.window, until=adoption.before)
        for adoption in adoptions
    ]
    samples = _samples(numerators, denominators, earlier, controls, rules)
    return _interval(samples, rules.confidence) if samples.changes else None
