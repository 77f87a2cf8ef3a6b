"""What comes of lists, by a plain model of applying."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.evaluate import spread
from matchengine.allocation import PriceRule, lists_of, prices_of
from matchengine.applying import (
    ApplyingModel,
    allocation_report,
    asked_by,
    exposures,
    gini,
    given_up,
    placed,
)
from matchengine.candidates import Candidates
from matchengine.orphans import with_floor
from tests.matchengine.crowds import Crowd, crowds, many, packed

MODELS = st.builds(ApplyingModel, st.integers(0, 4), st.integers(0, 3))
STRENGTHS = st.sampled_from([0.0, 1.0, 8.0])


@given(crowds(), MODELS, STRENGTHS, st.integers(0, 4), st.integers(0, 2))
@settings(deadline=None)
def test_figures_are_within_what_is_possible(
    crowd: Crowd, model: ApplyingModel, strength: float, k: int, floor: int
) -> None:
    candidates = crowd.candidates
    prices = prices_of(candidates, crowd.places, rule=PriceRule(strength=strength)).prices
    lists = with_floor(candidates, lists_of(candidates, prices, k), prices, k, floor=floor)
    report = allocation_report(candidates, lists, crowd.places, model=model)
    assert 0 <= report.filled <= report.fillable <= report.people
    assert 0.0 <= report.given_up <= 1.0
    assert 0.0 <= report.taken_given_up <= 1.0
    assert 0.0 <= report.gini <= 1.0
    assert 0.0 <= report.gini_places <= 1.0
    assert 0 <= report.orphans <= report.vacancies
    if strength == 0.0 and floor == 0:
        assert report.given_up == 0.0
    for person in range(crowd.people):
        mine = lists.rows[lists.offsets[person] : lists.offsets[person + 1]]
        own = slice(candidates.offsets[person], candidates.offsets[person + 1])
        best = np.sort(candidates.scores[own])[::-1][: len(mine)]
        assert candidates.scores[mine].sum() <= best.sum()


@given(crowds(), MODELS, st.integers(0, 4), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(
    crowd: Crowd, model: ApplyingModel, k: int, dice: Any
) -> None:
    rows = list(crowd.pairs.items())
    dice.shuffle(rows)
    free = np.zeros(len(crowd.places), dtype=np.int64)
    one, other = crowd.candidates, packed(crowd.people, rows)
    report = allocation_report(one, lists_of(one, free, k), crowd.places, model=model)
    again = allocation_report(other, lists_of(other, free, k), crowd.places, model=model)
    assert report.filled == again.filled
    assert report.gini == again.gini
    assert report.gini_places == again.gini_places
    assert report.given_up == pytest.approx(again.given_up)


@given(crowds(), MODELS)
@settings(deadline=None)
def test_nobody_would_rather_have_a_place_that_would_rather_have_them(
    crowd: Crowd, model: ApplyingModel
) -> None:
    """The outcome is stable: what deferred acceptance promises."""
    candidates = crowd.candidates
    free = np.zeros(len(crowd.places), dtype=np.int64)
    asked = asked_by(candidates, lists_of(candidates, free, 4), model)
    taken = placed(candidates, asked, crowd.places)
    people, which = candidates.people(), candidates.vacancies
    kept = [row for row in taken.tolist() if row >= 0]
    for person in range(crowd.people):
        for row in asked.rows[asked.offsets[person] : asked.offsets[person + 1]].tolist():
            if row == taken[person]:
                break
            rivals = [other for other in kept if which[other] == which[row]]
            assert len(rivals) == crowd.places[which[row]]
            for rival in rivals:
                mine, theirs = int(candidates.scores[row]), int(candidates.scores[rival])
                assert (-theirs, people[rival]) < (-mine, person)


def test_it_fills_the_places_that_the_evaluation_of_runs_fills() -> None:
    candidates, places = many(300, 40, 12, seed=1)
    free = np.zeros(40, dtype=np.int64)
    lists = lists_of(candidates, free, 10)
    report = allocation_report(candidates, lists, places, model=ApplyingModel(applications=0))
    run = {
        f"{person:05d}": [
            (str(candidates.vacancies[row]), float(candidates.scores[row]))
            for row in lists.rows[lists.offsets[person] : lists.offsets[person + 1]].tolist()
        ]
        for person in range(300)
    }
    same = spread(run, {str(work): int(seats) for work, seats in enumerate(places)})
    assert report.share_filled == pytest.approx(same.filled)
    assert report.gini == pytest.approx(same.gini)


def test_people_apply_more_often_to_what_stands_further_up() -> None:
    people = 20_000
    scores = np.tile(np.linspace(3.0, 0.0, 10), people)
    candidates = Candidates.of(np.arange(people + 1) * 10, np.tile(np.arange(10), people), scores)
    lists = lists_of(candidates, np.zeros(10, dtype=np.int64), 10)
    asked = asked_by(candidates, lists, ApplyingModel(applications=1))
    share = np.bincount(candidates.vacancies[asked.rows], minlength=10) / people
    likely = 1.0 / np.log2(2.0 + np.arange(10))
    assert share == pytest.approx(likely / likely.sum(), abs=0.01)
    other = asked_by(candidates, lists, ApplyingModel(applications=1, seed=2))
    assert (asked.rows != other.rows).any()


def test_exposure_gini_and_what_is_given_up_on_a_list_of_two() -> None:
    """The second person is shown the second best first: 50 of 100 points instead of 73.1."""
    scores = np.array([1.0, 0.0, 1.0, 0.0])
    candidates = Candidates.of(np.array([0, 2, 4]), np.array([0, 1, 0, 1]), scores)
    lists = lists_of(candidates, np.array([0, 0], dtype=np.int64), 1)
    assert exposures(candidates, lists, 2).tolist() == [2.0, 0.0]
    lists.rows[1] = 3
    assert exposures(candidates, lists, 2).tolist() == [1.0, 1.0]
    best = 100 / (1 + np.exp(-1.0))
    assert given_up(candidates, lists) == pytest.approx(1 - (best + 50) / (2 * best))
    assert gini(np.array([1.0, 1.0])) == 0.0
    assert gini(np.array([0.0, 1.0])) == 0.5
    assert gini(np.zeros(3)) == 0.0


def test_prices_fill_more_places_for_little_score_and_leave_fewer_unseen() -> None:
    candidates, places = many(3_000, 1_200, 60, seed=8)
    free = np.zeros(1_200, dtype=np.int64)
    plain = allocation_report(candidates, lists_of(candidates, free, 10), places)
    prices = prices_of(candidates, places, rule=PriceRule(strength=1.0)).prices
    priced = allocation_report(candidates, lists_of(candidates, prices, 10), places)
    assert priced.share_filled > plain.share_filled + 0.05
    assert priced.gini < plain.gini
    assert priced.gini_places < plain.gini_places
    assert priced.orphans < plain.orphans
    assert priced.given_up < 0.07


def test_lists_of_other_people_are_refused() -> None:
    candidates, places = many(3, 4, 2, seed=1)
    other, _ = many(4, 4, 2, seed=1)
    lists = lists_of(other, np.zeros(4, dtype=np.int64), 2)
    with pytest.raises(ValueError, match="other people"):
        allocation_report(candidates, lists, places)


def test_where_nobody_is_all_that_could_be_filled_is() -> None:
    nobody = Candidates.of(np.zeros(1), np.zeros(0), np.zeros(0))
    lists = lists_of(nobody, np.zeros(2, dtype=np.int64), 10)
    report = allocation_report(nobody, lists, np.array([1, 0]))
    assert (report.share_filled, report.orphans, report.given_up) == (1.0, 1, 0.0)
