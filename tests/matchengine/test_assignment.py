"""Exact assignment: nothing better exists, and of equals it is always the same one."""

import importlib
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import assignment
from matchengine.assignment import SolverMissingError, assign, lowest_prices
from matchengine.candidates import Candidates
from matchengine.weights import GRID
from tests.matchengine.crowds import Crowd, crowds, many, packed

pytest.importorskip("ortools")

NONE = -1


def every_assignment(crowd: Crowd) -> list[tuple[int, ...]]:
    choices = [
        [NONE, *(work for (who, work) in crowd.pairs if who == person)]
        for person in range(crowd.people)
    ]
    return [
        chosen
        for chosen in product(*choices)
        if all(chosen.count(work) <= seats for work, seats in enumerate(crowd.places.tolist()))
    ]


def best_of_all(crowd: Crowd, reserve: int | None) -> tuple[int, ...]:
    """By trying everything: most people (where asked), then the greatest sum, then first by id."""

    def merit(chosen: tuple[int, ...]) -> tuple[int, int, list[int]]:
        got = [(person, work) for person, work in enumerate(chosen) if work != NONE]
        total = sum(crowd.pairs[pair] for pair in got)
        total += (crowd.people - len(got)) * (reserve or 0)
        last = len(crowd.places)
        order = [-(last if work == NONE else work) for work in chosen]
        return (len(got) if reserve is None else 0), total, order

    return max(every_assignment(crowd), key=merit)


@given(crowds(people=5, vacancies=4, places=2), st.none() | st.sampled_from([-2, 0, 1]))
@settings(max_examples=300, deadline=None)
def test_nothing_better_exists(crowd: Crowd, reserve: int | None) -> None:
    found = assign(crowd.candidates, crowd.places, reserve=reserve)
    expected = best_of_all(crowd, None if reserve is None else reserve << 20)
    assert tuple(found.vacancies.tolist()) == expected
    total = sum(crowd.pairs[person, work] for person, work in enumerate(expected) if work != NONE)
    assert found.total == total / GRID
    assert found.placed == sum(work != NONE for work in expected)


@given(crowds(people=7, vacancies=6), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(crowd: Crowd, dice: Any) -> None:
    rows = list(crowd.pairs.items())
    dice.shuffle(rows)
    one = assign(crowd.candidates, crowd.places)
    other = assign(packed(crowd.people, rows), crowd.places)
    assert one.vacancies.tolist() == other.vacancies.tolist()
    assert one.prices.tolist() == other.prices.tolist()


@given(crowds(people=7, vacancies=6), st.sampled_from([-2.0, 0.0, 0.5]))
@settings(deadline=None)
def test_at_its_prices_everybody_has_what_they_would_choose(crowd: Crowd, reserve: float) -> None:
    candidates = crowd.candidates
    found = assign(candidates, crowd.places, reserve=reserve)
    worth = candidates.scores - found.prices[candidates.vacancies]
    taken = np.bincount(found.vacancies[found.vacancies >= 0], minlength=len(crowd.places))
    assert (found.prices >= 0).all()
    assert (found.prices[taken < crowd.places] == 0).all()
    for person, row in enumerate(found.rows.tolist()):
        mine = slice(*candidates.offsets[person : person + 2].tolist())
        open_ = crowd.places[candidates.vacancies[mine]] > 0
        has = worth[row] if row >= 0 else reserve * GRID
        assert has >= reserve * GRID
        assert (worth[mine][open_] <= has).all()


@given(crowds(people=5, vacancies=4, places=2), st.sampled_from([-2, 0, 1]))
@settings(max_examples=200, deadline=None)
def test_prices_prove_the_best_and_nothing_else(crowd: Crowd, reserve: int) -> None:
    candidates = crowd.candidates
    worth = np.full(crowd.people, reserve << 20, dtype=np.int64)

    def total(chosen: tuple[int, ...]) -> int:
        return sum(
            (reserve << 20) if work == NONE else crowd.pairs[person, work]
            for person, work in enumerate(chosen)
        )

    every = every_assignment(crowd)
    most = max(map(total, every))
    row_of = {pair: row for row, pair in enumerate(sorted(crowd.pairs))}
    for chosen in every[:: max(1, len(every) // 40)]:
        rows = np.array([row_of.get((who, work), NONE) for who, work in enumerate(chosen)])
        proved = lowest_prices(candidates, crowd.places, rows, worth) is not None
        assert proved == (total(chosen) == most)


def test_it_agrees_with_scipy_on_a_full_table() -> None:
    scipy = pytest.importorskip("scipy.optimize")
    scores = np.random.default_rng(4).standard_normal((60, 60))
    which = np.tile(np.arange(60), 60)
    candidates = Candidates.of(np.arange(61) * 60, which, scores.ravel())
    found = assign(candidates, np.ones(60))
    table = candidates.scores.reshape(60, 60)
    rows, columns = scipy.linear_sum_assignment(table, maximize=True)
    assert found.total == table[rows, columns].sum() / GRID


def test_a_fair_of_two_thousand_people_is_assigned_and_proved() -> None:
    candidates, places = many(2_000, 300, 20, seed=3)
    found = assign(candidates, places)
    assert found.placed == min(2_000, int(places.sum()))
    assert (np.bincount(found.vacancies[found.rows >= 0], minlength=300) <= places).all()


def test_without_people_or_places_nobody_is_placed() -> None:
    nobody = Candidates.of(np.zeros(1), np.zeros(0), np.zeros(0))
    assert assign(nobody, np.array([2, 3])).placed == 0
    one = Candidates.of(np.array([0, 1]), np.array([0]), np.array([5.0]))
    assert assign(one, np.array([0])).placed == 0
    assert assign(one, np.array([1]), reserve=6.0).placed == 0
    with pytest.raises(ValueError, match="reserve"):
        assign(one, np.array([1]), reserve=float("nan"))


def test_an_answer_that_cannot_be_proved_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    two = Candidates.of(np.array([0, 2]), np.array([0, 1]), np.array([1.0, 2.0]))
    monkeypatch.setattr(assignment, "_solved", lambda *_, **__: np.array([0]))
    with pytest.raises(assignment.AssignmentError):
        assign(two, np.array([1, 1]))


def test_without_the_solver_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.import_module

    def missing(name: str, package: str | None = None) -> Any:
        if name.startswith("ortools"):
            raise ImportError(name)
        return known(name, package)

    monkeypatch.setattr(importlib, "import_module", missing)
    one = Candidates.of(np.array([0, 1]), np.array([0]), np.array([5.0]))
    with pytest.raises(SolverMissingError, match=r"matchengine\[exact\]"):
        assign(one, np.array([1]))
