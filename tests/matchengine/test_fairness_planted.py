"""A gap that was planted is found, and where none was planted none is reported.

Seeds run from 0 upwards; none was picked. Both rates over more seeds stand in the README.
"""

from typing import Any

import numpy as np
import pytest

from matchengine import FairnessReport, Grouping, Measure, Verdict, crossed, fairness_report

PEOPLE = 5_000
PROVED = (Verdict.GAP, Verdict.DIFFERENCE)
SEEDS = 100


def drawn(seed: int, ratio: float, women: float = 0.5) -> FairnessReport:
    """A report over people of whom one group has ``ratio`` times the others' figures."""
    chance: Any = np.random.default_rng(seed)
    sex = (chance.random(PEOPLE) < women).astype(np.int64)
    factor = np.where(sex == 1, ratio, 1.0)
    high = 0.5 / (1 - women + women * ratio)
    scores = np.where(chance.random(PEOPLE) < high * factor, 60, 20) + 20 * chance.random(PEOPLE)
    ages = Grouping("age", chance.integers(0, 4, PEOPLE), ("15", "25", "35", "45"))
    sexes = Grouping("sex", sex, ("men", "women"))
    groupings = [sexes] if ratio != 1.0 else [sexes, ages, crossed(sexes, ages)]
    return fairness_report(
        groupings,
        scores=scores,
        ranks=np.where(chance.random(PEOPLE) < 0.6 * factor, chance.integers(1, 51, PEOPLE), 0),
        referred=chance.random(PEOPLE) < 0.3 * factor,
        hired=chance.random(PEOPLE) < 0.2 * factor,
        wages=np.rint(chance.lognormal(14.8, 0.5, PEOPLE) * factor),
        distances=chance.gamma(1.2, 12.0, PEOPLE) * factor,
    )


def test_a_ratio_of_seven_tenths_is_found_in_every_measure() -> None:
    found = dict.fromkeys(Measure, 0)
    for seed in range(SEEDS):
        for table in drawn(seed, 0.7).tables:
            women = table.comparisons[1]
            assert women.ratio is not None
            found[table.measure] += women.verdict in PROVED and women.ratio < 1
    assert {measure: n for measure, n in found.items() if n < 0.95 * SEEDS} == {}


def test_no_gap_is_reported_where_none_was_planted() -> None:
    reports = [drawn(seed, 1.0) for seed in range(SEEDS)]
    assert len(reports[0].tables) == 3 * len(Measure)
    alarms = sum(bool(report.found(*PROVED)) for report in reports)
    assert alarms <= 0.05 * SEEDS
    assert all(report.found(Verdict.ALIKE) for report in reports)


@pytest.mark.parametrize("ratio", [0.9, 0.97])
def test_a_small_gap_is_never_called_large_where_the_figures_are_sure(ratio: float) -> None:
    for seed in range(20):
        for table, _comparison in drawn(seed, ratio).found(Verdict.GAP):
            assert table.measure in (Measure.HIRED, Measure.REFERRED), "rare, so less sure"
