"""Simulation of the evidence of practices: does the interval hold the truth? 200 seeds a case.

On series and not through the database. Offices have their own level and size; months hang together
(AR(1)), school leavers come in May and June (facts §6: 1.5 to 2.4 times the mean), one month of
policy brings 6.5 times as many people and pulls every office's rate down by its own amount, and
adopters start at different times. Goals: the 95 % interval holds the truth in 90 to 98 of a hundred
series, and a practice without effect is called so in at least 90.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from antarkerja.domain.practices.policies.evidence import (
    Adoption,
    Comparison,
    Reading,
    Rules,
    compare,
    similar_offices,
)

Floats = npt.NDArray[np.float64]
MONTHS = 36
SEEDS = 200
COVERAGE = (0.90, 0.98)
CALLED_SO = 0.90
# Registrations of a month beside the year's mean (facts §6).
SEASON = np.array([0.9, 0.85, 0.85, 0.9, 1.8, 1.6, 1.1, 0.9, 0.8, 0.8, 0.75, 0.7])
SPIKE = 6.5


@dataclass(frozen=True)
class Case:
    """One line of the table. `together` is how far each month hangs on the one before; `worst`
    means that those begin whose numbers fell most in so many months just before."""

    offices: int
    adopters: int
    effect: float
    together: float = 0.6
    spike: bool = True
    staggered: bool = True
    worst: int = 0


@dataclass(frozen=True)
class Outcome:
    """Shares of the seeds, and the mean error of the estimate."""

    coverage: float
    bias: float
    right: float
    width: float
    unanswered: float


CASES = (
    *(
        Case(offices=offices, adopters=adopters, effect=effect, together=together)
        for offices, adopters in ((5, 1), (5, 2), (20, 1), (20, 6), (60, 4), (60, 18))
        for effect in (0.08, 0.0)
        for together in (0.3, 0.8)
    ),
    Case(offices=20, adopters=6, effect=0.08, spike=False, staggered=False),
    Case(offices=20, adopters=6, effect=0.0, spike=False, staggered=False),
    # Those begin whose last three months were worst: what comes back by itself is no effect.
    *(
        Case(offices=offices, adopters=adopters, effect=effect, worst=3)
        for offices, adopters in ((20, 6), (60, 18)) for effect in (0.08, 0.0)
    ),
)


def simulate(case: Case, seed: int) -> tuple[Floats, Floats, list[Adoption], float]:
    """Numerators, denominators, who began when, and the true mean effect on the adopters."""
    draw = np.random.default_rng(seed)
    rate, people = _offices(draw, case)
    starts = np.sort(draw.integers(12, MONTHS - 6, case.adopters)) if case.staggered else np.full(
        case.adopters, MONTHS // 2)
    without = _reached(draw, people, rate)
    if case.worst:
        rows = _worst(without / np.maximum(people, 1), starts, case.worst)
    else:
        rows = [int(row) for row in draw.choice(case.offices, case.adopters, replace=False)]
    effects = draw.normal(case.effect, abs(case.effect) / 5, case.adopters)
    for row, start, effect in zip(rows, starts, effects, strict=True):
        without[row, start:] = _reached(draw, people[row, start:], rate[row, start:] + effect)
    adoptions = [
        Adoption(row=row, before=int(start), after=int(start))
        for row, start in zip(rows, starts, strict=True)
    ]
    return without, people, adoptions, float(effects.mean())


def _offices(draw: np.random.Generator, case: Case) -> tuple[Floats, Floats]:
    """The true rate and the people of every office and month, where nobody had begun."""
    offices = case.offices
    size = draw.lognormal(np.log(80), 0.7, offices)[:, None]
    season = np.tile(SEASON, MONTHS // 12)
    expected = size * (1 + (season - 1) * draw.uniform(0.6, 1.3, (offices, 1)))
    spike_at = int(draw.integers(8, MONTHS - 4))
    rate = draw.normal(0.35, 0.06, (offices, 1)) - 0.05 * (season - 1) * draw.uniform(
        0.5, 1.5, (offices, 1))
    if case.spike:
        expected[:, spike_at] *= SPIKE * draw.uniform(0.6, 1.4, offices)
        rate[:, spike_at] -= 0.10 * draw.uniform(0.5, 1.5, offices)
    rate = rate + _hanging_together(draw, offices, case.together)
    return rate, draw.poisson(expected).astype(float)


def _reached(draw: np.random.Generator, people: Floats, rate: Floats) -> Floats:
    return draw.binomial(people.astype(int), np.clip(rate, 0.01, 0.99)).astype(float)


def _worst(rates: Floats, starts: npt.NDArray[np.int64], months: int) -> list[int]:
    """At each start the office begins whose last `months` fell furthest below its own past."""
    rows: list[int] = []
    for start in starts:
        fell = rates[:, start - months:start].mean(axis=1) - rates[:, :start - months].mean(axis=1)
        fell[rows] = np.inf
        rows.append(int(np.argmin(fell)))
    return rows


def _hanging_together(draw: np.random.Generator, offices: int, together: float) -> Floats:
    spread = 0.03
    noise = draw.normal(0, spread * np.sqrt(1 - together**2), (offices, MONTHS))
    noise[:, 0] = draw.normal(0, spread, offices)
    for month in range(1, MONTHS):
        noise[:, month] += together * noise[:, month - 1]
    return noise


def answer(case: Case, seed: int) -> tuple[Comparison, float]:
    """What the product would say of one simulated practice, and the truth."""
    reached, people, adoptions, truth = simulate(case, seed)
    first = min(adoption.before for adoption in adoptions)
    adopters = [adoption.row for adoption in adoptions]
    others = [row for row in range(case.offices) if row not in adopters]
    known = people[:, :first].sum(axis=1)
    traits = np.column_stack([np.log(known), reached[:, :first].sum(axis=1) / known])
    controls = similar_offices(traits, adopters, others)
    return compare(reached, people, adoptions, controls=controls, rules=Rules()), truth


def measure(case: Case, seeds: int = SEEDS) -> Outcome:
    """Runs one case over many seeds."""
    held, errors, right, widths, unanswered = 0, [], 0, [], 0
    for seed in range(seeds):
        found, truth = answer(case, seed)
        if found.change is None or found.low is None or found.high is None:
            unanswered += 1
            continue
        held += found.low <= truth <= found.high
        errors.append(found.change - truth)
        widths.append(found.high - found.low)
        right += found.reading == (Reading.BETTER if case.effect else Reading.NO_DIFFERENCE)
    answered = max(1, seeds - unanswered)
    return Outcome(
        coverage=held / answered, bias=float(np.mean(errors)), right=right / answered,
        width=float(np.mean(widths)), unanswered=unanswered / seeds,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    seeds = parser.parse_args().seeds
    print(f"{'offices':>7} {'adopt':>5} {'effect':>6} {'AR':>4} {'spike':>5} {'stag.':>5} "
          f"{'worst':>5} {'coverage':>8} {'bias':>8} {'width':>7} {'called':>7} "
          f"{'too few':>7}  goal")
    missed = 0
    for case in CASES:
        found = measure(case, seeds)
        good = COVERAGE[0] <= found.coverage <= COVERAGE[1] and (
            case.effect != 0 or found.right >= CALLED_SO)
        missed += not good
        print(f"{case.offices:>7} {case.adopters:>5} {case.effect:>6.2f} {case.together:>4.1f} "
              f"{'yes' if case.spike else 'no':>5} {'yes' if case.staggered else 'no':>5} "
              f"{'yes' if case.worst else 'no':>5} "
              f"{found.coverage:>8.1%} {found.bias:>+8.4f} {found.width:>7.3f} "
              f"{found.right:>7.1%} {found.unanswered:>7.1%}  {'met' if good else 'MISSED'}",
              flush=True)
    print(f"{len(CASES) - missed} of {len(CASES)} cases meet the goal over {seeds} seeds; "
          "'called' is better for an effect, no difference for none")


if __name__ == "__main__":
    main()
