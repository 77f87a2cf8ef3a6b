"""The simulation of evidence, with fewer seeds: the interval holds the truth."""

from __future__ import annotations

import pytest

from benchmarks.evidence import Case, measure

SEEDS = 60


@pytest.mark.parametrize(("offices", "adopters"), [(5, 2), (20, 6), (60, 18)])
def test_an_effect_lies_within_the_interval(offices: int, adopters: int) -> None:
    found = measure(Case(offices=offices, adopters=adopters, effect=0.08), SEEDS)
    assert found.coverage >= 0.88
    assert abs(found.bias) < 0.01


@pytest.mark.parametrize(("offices", "adopters"), [(5, 1), (20, 6), (60, 4)])
def test_a_practice_without_effect_is_called_so(offices: int, adopters: int) -> None:
    found = measure(Case(offices=offices, adopters=adopters, effect=0.0), SEEDS)
    assert found.right >= 0.88


def test_sixty_offices_see_an_effect_of_eight_points() -> None:
    assert measure(Case(offices=60, adopters=18, effect=0.08), SEEDS).right >= 0.95
