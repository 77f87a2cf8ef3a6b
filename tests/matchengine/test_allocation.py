"""Prices spread people, fall where places are added, and cost nobody more than they say."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine.allocation import (
    PRICE_STEP,
    PriceRule,
    expected_applicants,
    list_of_one,
    lists_of,
    prices_of,
)
from matchengine.candidates import Candidates, Lists
from matchengine.orphans import viewers, with_floor
from matchengine.weights import GRID
from tests.matchengine.crowds import Crowd, crowds, many, packed

RULES = st.builds(
    lambda undecided, decided, applications: PriceRule(
        min(16.0, undecided * decided), undecided, applications, rounds=5_000
    ),
    undecided=st.sampled_from([0.05, 0.6, 3.0]),
    decided=st.sampled_from([1.0, 3.0, 16.0]),
    applications=st.sampled_from([1.0, 3.0]),
)


@given(crowds(), RULES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(crowd: Crowd, rule: PriceRule, dice: Any) -> None:
    rows = list(crowd.pairs.items())
    dice.shuffle(rows)
    one, other = crowd.candidates, packed(crowd.people, rows)
    prices = prices_of(one, crowd.places, rule=rule)
    again = prices_of(other, crowd.places, rule=rule)
    assert prices.prices.tolist() == again.prices.tolist()
    assert prices.applicants.tolist() == again.applicants.tolist()
    lists = lists_of(one, prices.prices, 3)
    shown = lists_of(other, again.prices, 3)
    assert one.vacancies[lists.rows].tolist() == other.vacancies[shown.rows].tolist()


@given(crowds(), RULES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_numbering_people_otherwise_changes_no_price(
    crowd: Crowd, rule: PriceRule, dice: Any
) -> None:
    other = list(range(crowd.people))
    dice.shuffle(other)
    moved = {(other[person], work): score for (person, work), score in crowd.pairs.items()}
    one = prices_of(crowd.candidates, crowd.places, rule=rule)
    again = prices_of(Crowd(crowd.people, moved, crowd.places).candidates, crowd.places, rule=rule)
    assert one.prices.tolist() == again.prices.tolist()


@given(crowds(), RULES, st.lists(st.integers(0, 3), min_size=6, max_size=6))
@settings(deadline=None)
def test_more_places_never_raise_a_price(crowd: Crowd, rule: PriceRule, more: list[int]) -> None:
    fewer = prices_of(crowd.candidates, crowd.places, rule=rule)
    extra = crowd.places + np.array(more[: len(crowd.places)])
    richer = prices_of(crowd.candidates, extra, rule=rule)
    assert fewer.settled
    assert richer.settled
    assert (richer.prices <= fewer.prices).all()


@given(crowds(), RULES, st.lists(st.sampled_from([0.0, 1.0, 5.0]), min_size=8, max_size=8))
@settings(deadline=None)
def test_more_people_never_lower_a_price(crowd: Crowd, rule: PriceRule, more: list[float]) -> None:
    one = np.ones(crowd.people)
    few = prices_of(crowd.candidates, crowd.places, rule=rule, weight=one)
    weight = one + np.array(more[: crowd.people])
    lots = prices_of(crowd.candidates, crowd.places, rule=rule, weight=weight)
    assert (lots.prices >= few.prices).all()


@given(crowds(), RULES)
@settings(deadline=None)
def test_prices_agree_with_the_crowds_they_leave(crowd: Crowd, rule: PriceRule) -> None:
    found = prices_of(crowd.candidates, crowd.places, rule=rule)
    assert (found.prices >= 0).all()
    assert (found.prices % PRICE_STEP == 0).all()
    assert (found.log_odds <= rule.strength).all()
    drawn = expected_applicants(crowd.candidates, found.prices, rule=rule)
    assert drawn.tolist() == found.applicants.tolist()
    # A price is one step at most above what its crowd asks, and lags by a few steps at most.
    asked = rule.price(found.crowd)
    steps = 2 * (1 + rule.strength / rule.undecided)
    assert (found.log_odds <= asked + PRICE_STEP / GRID + 1e-6).all()
    assert (asked - found.log_odds <= steps * PRICE_STEP / GRID).all()
    assert found.residual == max(0.0, float((asked - found.log_odds).max(initial=0.0)))


@given(crowds(), RULES)
@settings(deadline=None)
def test_where_places_are_abundant_nothing_costs_anything(crowd: Crowd, rule: PriceRule) -> None:
    places = np.full(len(crowd.places), int(crowd.people * rule.applications))
    found = prices_of(crowd.candidates, places, rule=rule)
    assert not found.prices.any()
    assert found.settled
    assert found.rounds == 0


def test_a_run_that_is_cut_short_says_so_and_is_too_low_never_too_high() -> None:
    candidates, places = many(500, 40, 15, seed=2)
    done = prices_of(candidates, places)
    cut = prices_of(candidates, places, rule=PriceRule(rounds=3))
    assert done.settled
    assert not cut.settled
    assert cut.rounds == 3
    assert cut.residual > done.residual
    assert (cut.prices <= done.prices).all()


def test_twenty_eight_people_for_each_place_is_said_and_priced() -> None:
    only = Candidates.of(np.arange(281), np.zeros(280), np.ones(280))
    found = prices_of(only, np.array([10]), rule=PriceRule(4.0, applications=1.0))
    assert found.crowd.tolist() == [28.0]
    assert found.log_odds[0] == pytest.approx(4.0 * 27 / 28, abs=0.01)


def test_people_who_applied_already_are_counted_and_no_price_turns_them_away() -> None:
    nobody = Candidates.of(np.zeros(2), np.zeros(0), np.zeros(0))
    found = prices_of(
        nobody, np.array([2, 2, 0]), rule=PriceRule(4.0), already=np.array([8.0, 1.0, 1.0])
    )
    assert found.crowd.tolist() == [4.0, 0.5, np.inf]
    assert found.log_odds == pytest.approx([3.0, 0.0, 4.0], abs=0.001)


def test_prices_of_a_sample_are_near_those_of_all() -> None:
    candidates, places = many(8_000, 60, 15, seed=5)
    places = places * 40
    drawn = np.sort(np.random.default_rng(6).permutation(8_000)[:1_600])
    rows = (drawn[:, None] * 15 + np.arange(15)).ravel()
    sample = Candidates.of(
        np.arange(1_601) * 15, candidates.vacancies[rows], candidates.scores[rows]
    )
    whole = prices_of(candidates, places)
    scaled = prices_of(sample, places, weight=np.full(1_600, 5.0))
    assert np.abs(whole.log_odds - scaled.log_odds).max() < 0.35
    assert np.corrcoef(whole.log_odds, scaled.log_odds)[0, 1] > 0.99


@given(crowds(), RULES, st.integers(0, 4))
@settings(deadline=None)
def test_a_list_is_the_best_by_score_less_price_and_only_of_the_persons_own(
    crowd: Crowd, rule: PriceRule, k: int
) -> None:
    candidates = crowd.candidates
    prices = prices_of(candidates, crowd.places, rule=rule).prices
    lists = lists_of(candidates, prices, k)
    for person in range(crowd.people):
        mine = {work: score for (who, work), score in crowd.pairs.items() if who == person}
        best = sorted(mine, key=lambda work: (prices[work] - mine[work], work))[:k]
        first, last = lists.offsets[person : person + 2]
        assert candidates.vacancies[lists.rows[first:last]].tolist() == best
        works = np.array(list(mine), dtype=np.int64)
        scores = np.array(list(mine.values()), dtype=np.int64)
        assert works[list_of_one(works, scores, prices, k)].tolist() == best


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="strength"):
        PriceRule(strength=-1.0)
    with pytest.raises(ValueError, match="undecided"):
        PriceRule(undecided=0.0)
    with pytest.raises(ValueError, match="16 times"):
        PriceRule(strength=2.0, undecided=0.1)
    with pytest.raises(ValueError, match="round"):
        PriceRule(rounds=0)
    one = Candidates.of(np.array([0, 1]), np.array([1]), np.array([0.5]))
    with pytest.raises(ValueError, match="among the places"):
        prices_of(one, np.array([3]))
    with pytest.raises(ValueError, match="negative"):
        prices_of(one, np.array([3, -1]))
    with pytest.raises(ValueError, match="weight"):
        prices_of(one, np.array([3, 1]), weight=np.array([np.nan]))
    with pytest.raises(ValueError, match="already"):
        prices_of(one, np.array([3, 1]), already=np.array([0.0, -1.0]))
    with pytest.raises(ValueError, match="k must"):
        lists_of(one, np.zeros(2, dtype=np.int64), -1)
    with pytest.raises(ValueError, match="k must"):
        list_of_one(one.vacancies, one.scores, np.zeros(2, dtype=np.int64), -1)
    for offsets, works, scores, why in (
        ([1, 1], [0], [0.0], "begin"),
        ([0, 2], [0], [0.0], "belong"),
        ([0, 1], [-1], [0.0], "negative"),
        ([0, 1], [0], [np.inf], "finite"),
        ([0, 2], [3, 3], [0.0, 1.0], "twice"),
    ):
        with pytest.raises(ValueError, match=why):
            Candidates.of(np.array(offsets), np.array(works), np.array(scores))


def best_by_trying(crowd: Crowd, k: int, floor: int) -> int:
    """The most showings that count towards the floor, over all lists of at most k."""
    people = [
        [work for (who, work) in crowd.pairs if who == person] for person in range(crowd.people)
    ]
    reached = {(0,) * len(crowd.places)}
    for works in people:
        size = min(k, len(works))
        reached = {
            tuple(min(floor, n + (work in chosen)) for work, n in enumerate(counts))
            for counts in reached
            for chosen in combinations(works, size)
        }
    return max(sum(counts) for counts in reached)


@given(crowds(people=5, vacancies=5), RULES, st.integers(1, 3), st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_the_floor_holds_wherever_it_can(crowd: Crowd, rule: PriceRule, k: int, floor: int) -> None:
    candidates = crowd.candidates
    prices = prices_of(candidates, crowd.places, rule=rule).prices
    before = lists_of(candidates, prices, k)
    after = with_floor(candidates, before, prices, k, floor=floor)
    seen = viewers(candidates, after, len(crowd.places))
    assert np.minimum(seen, floor).sum() == best_by_trying(crowd, k, floor)
    assert np.diff(after.offsets).tolist() == np.diff(before.offsets).tolist()
    assert len(set(after.rows.tolist())) == len(after.rows)
    assert candidates.people()[after.rows].tolist() == after.people().tolist()
    worth = candidates.scores - prices[candidates.vacancies]
    for first, last in zip(after.offsets[:-1], after.offsets[1:], strict=True):
        assert (np.diff(worth[after.rows[first:last]]) <= 0).all()


def test_the_floor_takes_from_those_who_lose_least() -> None:
    """Nobody sees the third vacancy; it would cost the second person least."""
    scores = np.array([3.0, 2.0, 0.0, 3.0, 2.0, 1.5, 3.0, 2.0, -1.0])
    candidates = Candidates.of(np.array([0, 3, 6, 9]), np.tile(np.arange(3), 3), scores)
    free = np.zeros(3, dtype=np.int64)
    lists = with_floor(candidates, lists_of(candidates, free, 2), free, 2)
    shown = candidates.vacancies[lists.rows].reshape(3, 2).tolist()
    assert shown == [[0, 1], [0, 2], [0, 1]]


def test_the_floor_refuses_lists_that_are_too_long() -> None:
    candidates = Candidates.of(np.array([0, 2]), np.array([0, 1]), np.array([1.0, 2.0]))
    free = np.zeros(2, dtype=np.int64)
    with pytest.raises(ValueError, match="longer"):
        with_floor(candidates, lists_of(candidates, free, 2), free, 1)
    with pytest.raises(ValueError, match="floor"):
        with_floor(candidates, lists_of(candidates, free, 2), free, 2, floor=-1)
    nobody = Lists(np.array([0, 0]), np.zeros(0, dtype=np.int64))
    assert len(with_floor(candidates, nobody, free, 2).rows) == 2
