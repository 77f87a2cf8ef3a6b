"""Before and after, beside similar offices: the reckoning alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.practices.policies.evidence import (
    Adoption,
    Reading,
    TooFew,
    compare,
    draw_order,
    power_of_trial,
    similar_offices,
)


def history(offices: int, months: int = 24, *, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    people = np.full((offices, months), 100.0)
    season = 5 * np.sin(np.arange(months) / 2)
    return 30 + season + draw.normal(0, 1, (offices, months)), people


def test_what_all_offices_share_falls_out() -> None:
    reached, people = history(8)
    reached[:, 12:] += 20
    reached[0, 12:] += 10
    found = compare(reached, people, [Adoption(row=0, before=12, after=12)], controls=range(1, 8))
    assert found.reading == Reading.BETTER
    assert found.change == pytest.approx(0.10, abs=0.03)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.10 < found.high


def test_less_is_better_where_the_indicator_says_so() -> None:
    reached, people = history(8)
    reached[0, 12:] -= 10
    adoption = [Adoption(row=0, before=12, after=12)]
    assert compare(reached, people, adoption, controls=range(1, 8)).reading == Reading.WORSE
    assert compare(
        reached, people, adoption, controls=range(1, 8), higher_is_better=False
    ).reading == Reading.BETTER


def test_without_an_effect_no_difference_is_seen() -> None:
    reached, people = history(8)
    found = compare(reached, people, [Adoption(row=0, before=12, after=12)], controls=range(1, 8))
    assert found.reading == Reading.NO_DIFFERENCE
    assert found.before_start is not None
    assert found.before_start[1] < 0 < found.before_start[2]


def test_two_other_offices_are_too_few() -> None:
    reached, people = history(3)
    found = compare(reached, people, [Adoption(row=0, before=12, after=12)], controls=[1, 2])
    assert (found.reading, found.too_few) == (Reading.TOO_FEW, TooFew.CONTROLS)
    assert found.change is None


def test_two_months_of_work_are_too_few() -> None:
    reached, people = history(8)
    found = compare(reached, people, [Adoption(row=0, before=22, after=22)], controls=range(1, 8))
    assert found.too_few == TooFew.MONTHS


def test_an_office_with_five_cases_tells_nothing() -> None:
    reached, people = history(8)
    people[0], reached[0] = 1, 1
    found = compare(reached, people, [Adoption(row=0, before=12, after=12)], controls=range(1, 8))
    assert (found.too_few, found.left_out) == (TooFew.PEOPLE, ((0, TooFew.PEOPLE),))


def test_nobody_adopted_yet() -> None:
    reached, people = history(8)
    assert compare(reached, people, [], controls=range(8)).too_few == TooFew.ADOPTERS


def test_months_that_nobody_knows_leave_an_office_out() -> None:
    reached, people = history(8)
    reached[0, 14] = np.nan
    people[0, 14] = np.nan
    found = compare(reached, people, [Adoption(row=0, before=12, after=12)], controls=range(1, 8))
    assert found.reading == Reading.TOO_FEW


def test_what_was_given_up_is_measured_until_then() -> None:
    reached, people = history(8)
    adoption = Adoption(row=0, before=12, after=12, until=16)
    assert compare(reached, people, [adoption], controls=range(1, 8)).adopters[0].months == 4


def test_who_starts_later_stands_in_before_the_own_start_only() -> None:
    reached, people = history(6)
    reached[4, 18:] += 30
    early, late = Adoption(row=0, before=10, after=10), Adoption(row=4, before=18, after=18)
    found = compare(reached, people, [early, late], controls=[1, 2, 3])
    assert [office.controls for office in found.adopters] == [4, 3]


@given(st.integers(0, 2**32), st.floats(-0.2, 0.2))
def test_a_level_that_all_share_changes_no_answer(seed: int, level: float) -> None:
    reached, people = history(7, seed=seed)
    adoptions = [Adoption(row=0, before=10, after=11), Adoption(row=1, before=12, after=12)]
    plain = compare(reached, people, adoptions, controls=range(2, 7))
    raised = compare(reached + level * people, people, adoptions, controls=range(2, 7))
    assert plain.change == pytest.approx(raised.change, abs=1e-9)
    assert plain.low == pytest.approx(raised.low, abs=1e-9)
    assert plain.low is not None
    assert plain.change is not None
    assert plain.low <= plain.change


def test_the_nearest_offices_are_compared() -> None:
    traits = np.column_stack([np.arange(40.0), np.zeros(40)])
    near = similar_offices(traits, [20], [row for row in range(40) if row != 20], nearest=4)
    assert near == [18, 19, 21, 22]


def test_a_trait_that_nobody_knows_of_an_office_counts_as_the_mean() -> None:
    traits = np.column_stack([np.arange(40.0), np.full(40, np.nan)])
    traits[30, 0] = np.inf
    near = similar_offices(traits, [20], [row for row in range(40) if row != 20], nearest=4)
    assert near == [18, 19, 21, 30], "the mean of the others is 19.2"


def test_few_offices_are_all_compared() -> None:
    assert similar_offices(np.zeros((6, 1)), [0], [1, 2, 3, 4, 5], nearest=2) == [1, 2, 3, 4, 5]


@given(st.sets(st.integers(1, 500), min_size=1, max_size=40), st.integers(1, 6),
       st.integers(0, 2**40))
def test_anybody_can_draw_the_lot_again(offices: set[int], waves: int, seed: int) -> None:
    drawn = draw_order(list(offices), waves=waves, seed=seed)
    assert drawn == draw_order(sorted(offices, reverse=True), waves=waves, seed=seed)
    assert sorted(office for wave in drawn for office in wave) == sorted(offices)
    sizes = [len(wave) for wave in drawn]
    assert max(sizes) - min(sizes) <= 1


def test_more_offices_see_more() -> None:
    reached, people = history(20)
    few, many = (
        power_of_trial(reached, people, offices=count, waiting=count, effect=0.006)
        for count in (3, 10)
    )
    assert few is not None
    assert many is not None
    assert 0.05 <= few < many <= 1


def test_a_past_too_short_tells_no_power() -> None:
    reached, people = history(20, months=7)
    assert power_of_trial(reached, people, offices=5, waiting=5, effect=0.05) is None
