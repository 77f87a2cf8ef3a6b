"""What outcomes teach the table: planted truth is found, chance is not, and the table stays one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import (
    DEFAULT_WEIGHTS,
    GRID,
    Excluded,
    LearningFloor,
    LearningMethod,
    LearntSide,
    Observed,
    Seeker,
    Vacancy,
    learn,
    match_one,
    rescaled,
)
from matchengine.learning import LEAST, MOST
from matchengine.weights import ONLY_RAISING
from tests.matchengine.strategies import TODAY, seekers, vacancies

NAMES = tuple(DEFAULT_WEIGHTS.curves)
EMPLOYERS = 60
B = ("skills", "usual", "education", "field", "experience", "licences", "languages")
A = ("wish", "title", "place", "wage", "hours", "accommodation")
QUICK = LearningMethod(resamples=100)


def referrals(
    rows: int, truth: Mapping[str, float], *, seed: int, side: str = "B", employers: int = EMPLOYERS
) -> Observed:
    """Pairs with random reasons of the default table, answered as the planted multipliers say."""
    chance = np.random.default_rng(seed)
    weights = np.zeros((rows, len(NAMES)))
    for at, name in enumerate(NAMES):
        curve = DEFAULT_WEIGHTS.curves[name]
        measured = chance.uniform(curve.points[0][0], curve.points[-1][0], rows)
        weights[:, at] = np.where(chance.random(rows) < 0.7, curve(measured), 0.0)
    factors = [truth.get(name, 1.0) * (name in (B if side == "B" else A)) for name in NAMES]
    likely = 1.0 / (1.0 + np.exp(0.3 - weights @ np.array(factors)))
    came = (chance.random(rows) < likely).astype(np.float64)
    unknown = np.full(rows, np.nan)
    return Observed(
        NAMES, weights, accepted=came if side == "B" else unknown,
        taken=came if side == "A" else unknown,
        employers=chance.integers(employers, size=rows), people=np.arange(rows),
    )


def side_of(observed: Observed, side: str, floor: LearningFloor | None = None) -> LearntSide:
    found = learn(observed, DEFAULT_WEIGHTS, floor=floor, method=QUICK)
    return next(one for one in found.sides if one.side == side)


def test_planted_multipliers_are_found_within_their_intervals() -> None:
    truth = {"education": 0.1, "licences": 3.0}
    held: list[bool] = []
    for seed in range(20):
        side = side_of(referrals(1_500, truth, seed=seed), "B")
        assert side.outcome == "better"
        held += [one.low <= truth.get(one.signal, 1.0) <= one.high for one in side.multipliers]
        by_name = {one.signal: one.value for one in side.multipliers}
        assert by_name["education"] < 0.6
        assert by_name["licences"] > 1.5
    assert np.mean(held) >= 0.9


def test_what_the_person_decides_teaches_the_other_side_of_the_table() -> None:
    found = learn(
        referrals(1_500, {"place": 3.0}, seed=1, side="A"), DEFAULT_WEIGHTS, method=QUICK
    )
    assert found.proposes
    assert set(found.multipliers) == set(A)
    assert found.multipliers["place"] > 2.0
    assert [side.outcome for side in found.sides] == ["better", "too_few"]


def test_where_todays_table_is_right_nothing_is_proposed() -> None:
    proposed = [
        learn(
            referrals(600, {}, seed=seed), DEFAULT_WEIGHTS, method=LearningMethod(resamples=2)
        ).proposes
        for seed in range(100)
    ]
    assert sum(proposed) <= 3


def test_where_the_answers_are_of_chance_alone_every_weight_of_the_side_shrinks() -> None:
    found = learn(
        referrals(3_000, dict.fromkeys(B, 0.0), seed=4), DEFAULT_WEIGHTS, method=QUICK
    )
    assert found.proposes
    assert all(LEAST <= value < 0.8 for value in found.multipliers.values())


@pytest.mark.parametrize(("rows", "floor"), [
    (199, LearningFloor(either=1)), (400, LearningFloor(either=390)),
    (400, LearningFloor(deciders=EMPLOYERS + 1)),
])
def test_below_the_floor_nothing_is_proposed_however_strong_it_looks(
    rows: int, floor: LearningFloor
) -> None:
    observed = referrals(rows, {"licences": 4.0, "education": 0.0}, seed=2)
    side = side_of(observed, "B", floor)
    assert (side.outcome, side.multipliers, side.rows) == ("too_few", (), rows)
    assert not learn(observed, DEFAULT_WEIGHTS, floor=floor).proposes


def test_one_employer_with_many_answers_is_not_many_employers() -> None:
    observed = referrals(1_500, {"education": 0.0}, seed=3)
    one = replace(observed, employers=np.zeros(1_500, dtype=np.int64))
    assert side_of(one, "B").outcome == "too_few"


def test_the_same_outcomes_teach_the_same_twice_in_any_order() -> None:
    observed = referrals(500, {"education": 0.1}, seed=5)
    first = learn(observed, DEFAULT_WEIGHTS, method=QUICK)
    assert first == learn(observed, DEFAULT_WEIGHTS, method=QUICK)
    turned = Observed(NAMES, *(
        getattr(observed, name)[::-1]
        for name in ("weights", "accepted", "taken", "employers", "people")
    ))
    assert learn(turned, DEFAULT_WEIGHTS, method=QUICK).multipliers == first.multipliers


def test_what_it_foretells_afterwards_comes_closer_to_what_comes() -> None:
    side = side_of(referrals(3_000, {"education": 0.05, "licences": 3.0}, seed=6), "B")
    before, after = side.before, side.after
    assert before is not None
    assert after is not None
    assert side.gain is not None
    assert side.gain_error is not None
    assert after.loss < before.loss
    assert side.gain == pytest.approx(before.loss - after.loss, abs=2e-5)
    assert after.off < before.off
    assert sum(band.rows for band in after.bands) == side.rows == 3_000
    assert after.bands[0].came < after.bands[-1].came


def test_a_signal_that_says_nothing_of_any_pair_stays_as_it_is() -> None:
    observed = referrals(1_500, {"education": 0.1}, seed=7)
    weights = observed.weights.copy()
    weights[:, NAMES.index("languages")] = 0.0
    side = side_of(replace(observed, weights=weights), "B")
    [silent] = [one for one in side.multipliers if one.signal == "languages"]
    assert (silent.value, silent.known) == (1.0, 0)


def test_the_mean_score_of_the_pairs_stays_where_it_is() -> None:
    observed = referrals(1_500, {"education": 0.1, "licences": 3.0}, seed=8)
    found = learn(observed, DEFAULT_WEIGHTS, method=QUICK)
    factors = np.array([found.multipliers.get(name, 1.0) for name in NAMES])
    before = DEFAULT_WEIGHTS.intercept + observed.weights.sum(axis=1).mean()
    after = found.intercept + (observed.weights @ factors).mean()
    assert after == pytest.approx(before, abs=1e-6)


def wrong(**changed: object) -> Observed:
    return replace(referrals(20, {}, seed=1), **changed)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("observed", [
    wrong(accepted=np.full(20, 2.0)), wrong(people=np.arange(19)),
    wrong(signals=(*NAMES[:-1], "age")), wrong(signals=(*NAMES[:-1], NAMES[0])),
    wrong(weights=np.full((20, len(NAMES)), np.nan)),
])
def test_rows_that_do_not_hold_together_are_refused(observed: Observed) -> None:
    with pytest.raises(ValueError, match=r"one outcome|no such signals|NaN"):
        learn(observed, DEFAULT_WEIGHTS)


factors = st.dictionaries(st.sampled_from(NAMES), st.floats(LEAST, MOST))


@given(factors, st.floats(-3, 3))
def test_a_rescaled_table_holds_all_that_a_table_must(
    multipliers: dict[str, float], intercept: float
) -> None:
    table = rescaled(DEFAULT_WEIGHTS, multipliers, intercept, "learnt")
    assert table.version == "learnt"
    assert table.intercept == pytest.approx(intercept, abs=1 / GRID)
    for name, curve in table.curves.items():
        old = DEFAULT_WEIGHTS.curves[name]
        assert all((worth * GRID).is_integer() for _, worth in curve.points if name in multipliers)
        rising = np.diff([worth for _, worth in curve.points])
        assert (rising * np.sign(old.points[-1][1] - old.points[0][1]) >= 0).all()
        assert name not in ONLY_RAISING or curve.bounds[0] >= 0
        assert (curve.fits_at, len(curve.points)) == (old.fits_at, len(old.points))
        measures = np.array([at for at, _ in old.points])
        assert (
            curve.reaches(measures, np.array([curve.fits_at]))
            == old.reaches(measures, np.array([old.fits_at]))
        ).all()


@settings(deadline=None, max_examples=60)
@given(factors, seekers(), vacancies())
def test_reasons_of_a_rescaled_table_add_up_to_the_last_bit(
    multipliers: dict[str, float], seeker: Seeker, vacancy: Vacancy
) -> None:
    table = rescaled(DEFAULT_WEIGHTS, multipliers, -0.5, "learnt")
    found = match_one(seeker, vacancy, today=TODAY, weights=table)
    if not isinstance(found, Excluded):
        assert table.intercept + sum(one.weight for one in found.reasons) == found.log_odds


@pytest.mark.parametrize("multipliers", [
    {"wish": 0.0}, {"wish": -1.0}, {"age": 1.0}, {"wish": float("nan")},
])
def test_a_multiplier_that_turns_or_flattens_a_curve_is_refused(
    multipliers: dict[str, float]
) -> None:
    with pytest.raises(ValueError, match="above 0"):
        rescaled(DEFAULT_WEIGHTS, multipliers, 0.0, "learnt")
