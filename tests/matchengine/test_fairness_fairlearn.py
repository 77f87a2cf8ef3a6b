"""Where fairlearn reckons the same thing, both come to the same figure.

Runs where fairlearn is installed; without it the figures reckoned by hand in test_fairness.py
stand alone.
"""

import warnings

import numpy as np
import pytest

from matchengine import Grouping, crossed, fairness_report

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what fairlearn's own dependencies deprecate
    metrics = pytest.importorskip("fairlearn.metrics")


@pytest.mark.parametrize("seed", range(5))
def test_selection_rates_and_parity_ratio_are_fairlearns(seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows = 3_000
    sex = Grouping("sex", chance.integers(0, 2, rows), ("men", "women"))
    age = Grouping("age", chance.integers(0, 4, rows), ("15", "25", "35", "45"))
    hired = chance.random(rows) < 0.1 + 0.05 * age.numbers + 0.1 * sex.numbers
    scores = chance.normal(50, 10, rows).round(1) + sex.numbers
    above = scores > np.median(scores)
    groupings = [sex, age, crossed(sex, age)]
    report = fairness_report(groupings, scores=scores, hired=hired)
    selected = [above] * 3 + [hired] * 3
    for table, grouping, chosen in zip(report.tables, groupings * 2, selected, strict=True):
        frame = metrics.MetricFrame(
            metrics=metrics.selection_rate, y_true=chosen, y_pred=chosen,
            sensitive_features=grouping.numbers,
        )  # fmt: skip
        assert [one.figure for one in table.comparisons] == pytest.approx(frame.by_group.tolist())
        assert table.overall == pytest.approx(float(frame.overall))
        assert table.parity == pytest.approx(
            metrics.demographic_parity_ratio(chosen, chosen, sensitive_features=grouping.numbers)
        )
