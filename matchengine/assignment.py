"""Exact assignment of people to places, for job fairs and closed programmes.

One vacancy at most for a person, no more people than places for a vacancy, and the greatest sum of
scores. OR-Tools (the extra ``exact``) finds it by min-cost flow; it is then proved here without
the solver, by prices: where each person has the best vacancy by (score - price) and whatever has a
free place costs nothing, no other assignment can have a greater sum (duality of linear programs;
Koopmans and Beckmann 1957, Shapley and Shubik 1971). Of equally good assignments the answer is
always the same one: the first person gets the vacancy that stands first, then the second person.
"""

from __future__ import annotations

import importlib
from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np

from matchengine.arrays import Array, Bools, Floats, Ints
from matchengine.candidates import Candidates
from matchengine.weights import GRID


class SolverMissingError(ImportError):
    """OR-Tools is not installed."""


class AssignmentError(RuntimeError):
    """The solver's answer could not be proved to be the best; it is not given."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """``rows`` is each person's row of the candidates, -1 for none.

    ``prices`` are the lowest prices at which everybody is content, whole numbers of 2^-20 (in
    the mode that places as many people as can be, a vacancy that somebody is left without costs
    more than any score). ``total`` is the sum of the scores of those who are placed, in log-odds.
    """

    rows: Ints
    vacancies: Ints
    prices: Ints
    total: float

    @property
    def placed(self) -> int:
        """How many people have a vacancy."""
        return int((self.rows >= 0).sum())


@dataclass(frozen=True, slots=True)
class _Problem:
    candidates: Candidates
    places: Ints
    people: Array
    reserve: Ints


def assign(
    candidates: Candidates, places: Array, *, reserve: float | Floats | None = None
) -> Assignment:
    """The best assignment, proved.

    ``reserve`` is the log-odds that staying without a vacancy is worth, for all or for each
    person; a person gets no vacancy that scores less. None: as many people as can be are placed,
    and among such assignments the greatest sum is taken. Raises SolverMissingError without
    OR-Tools, ValueError where the arrays do not belong together.
    """
    seats = candidates.check_places(places)
    problem = _Problem(candidates, seats, candidates.people(), _reserves(candidates, reserve))
    chosen = _solved(problem, everybody=reserve is None)
    prices = lowest_prices(candidates, seats, chosen, problem.reserve)
    if prices is None:
        raise AssignmentError("the solver's answer is not the best one")
    chosen = _first_of_equals(problem, chosen, prices)
    got = chosen >= 0
    which = np.full(len(candidates), -1, dtype=np.int64)
    which[got] = candidates.vacancies[chosen[got]]
    total = int(candidates.scores[chosen[got]].sum()) / GRID
    return Assignment(chosen, which, prices, total)


def lowest_prices(candidates: Candidates, places: Array, rows: Ints, reserve: Ints) -> Ints | None:
    """The lowest prices that prove an assignment to be the best; None where it is not.

    ``rows`` is each person's row, -1 for none, ``reserve`` what none is worth, in whole numbers
    of 2^-20. Prices rise from nothing until nobody would rather have another vacancy. A best
    assignment lets them settle within as many rounds as there are vacancies, with free places
    still free of charge and nobody better off with none.
    """
    seats = candidates.check_places(places)
    people, got = candidates.people(), rows >= 0
    taken = np.bincount(candidates.vacancies[rows[got]], minlength=len(seats))
    if (taken > seats).any() or (people[rows[got]] != np.flatnonzero(got)).any():
        return None
    open_ = seats[candidates.vacancies] > 0
    which, scores, people = candidates.vacancies[open_], candidates.scores[open_], people[open_]
    prices = np.zeros(len(seats), dtype=np.int64)
    for _ in range(len(seats) + 1):
        content = _content(candidates, rows, reserve, prices)
        wanted = prices.copy()
        np.maximum.at(wanted, which, scores - content[people])
        if (wanted == prices).all():
            break
        prices = wanted
    else:
        return None
    free = (taken < seats) & (prices > 0)
    return None if free.any() or (content < reserve)[got].any() else prices


def _reserves(candidates: Candidates, reserve: float | Floats | None) -> Ints:
    """What staying without is worth; so little, where all are to be placed, that no sum of
    differences between scores makes up for one person more."""
    if reserve is None:
        scores = candidates.scores
        span = int(scores.max(initial=0) - scores.min(initial=0)) + 1
        least = int(scores.min(initial=0)) - span * (len(candidates) + 1)
        return np.full(len(candidates), least, dtype=np.int64)
    given = np.broadcast_to(np.asarray(reserve, dtype=np.float64), len(candidates))
    if not (np.abs(given) <= 1024.0).all():
        raise ValueError("the reserve must be finite log-odds")
    return np.rint(given * GRID).astype(np.int64)


def _content(candidates: Candidates, rows: Ints, reserve: Ints, prices: Ints) -> Ints:
    """What each person has: score less price of the vacancy, or the worth of none."""
    content, got = reserve.copy(), rows >= 0
    mine = rows[got]
    content[got] = candidates.scores[mine] - prices[candidates.vacancies[mine]]
    return content


def _solver() -> Any:
    try:
        return importlib.import_module("ortools.graph.python.min_cost_flow").SimpleMinCostFlow()
    except ImportError as missing:
        raise SolverMissingError(
            "exact assignment needs OR-Tools: pip install 'matchengine[exact]'"
        ) from missing


def _solved(problem: _Problem, *, everybody: bool) -> Ints:
    """Each person's row by min-cost flow: from people over rows to vacancies and the end."""
    candidates, flow = problem.candidates, _solver()
    count, seats = len(candidates), problem.places
    order = np.lexsort((candidates.vacancies, problem.people))
    worthy = candidates.scores[order] >= problem.reserve[problem.people[order]]
    order = order[worthy & (seats[candidates.vacancies[order]] > 0)]
    end = count + len(seats)
    dearest = int(max(candidates.scores.max(initial=0), problem.reserve.max(initial=0)))
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        problem.people[order],
        (candidates.vacancies[order] + count).astype(np.int32),
        np.ones(len(order), dtype=np.int64),
        dearest - candidates.scores[order],
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(count, end, dtype=np.int32),
        np.full(len(seats), end, dtype=np.int32),
        seats,
        np.zeros(len(seats), dtype=np.int64),
    )
    if not everybody:
        flow.add_arcs_with_capacity_and_unit_cost(
            np.arange(count, dtype=np.int32),
            np.full(count, end, dtype=np.int32),
            np.ones(count, dtype=np.int64),
            dearest - problem.reserve,
        )
    supply = np.ones(end + 1, dtype=np.int64)
    supply[count:end], supply[end] = 0, -count
    flow.set_nodes_supplies(np.arange(end + 1, dtype=np.int32), supply)
    status = flow.solve_max_flow_with_min_cost() if everybody else flow.solve()
    if status != flow.OPTIMAL:
        raise AssignmentError(f"the solver says {status}")
    rows = np.full(count, -1, dtype=np.int64)
    used = order[flow.flows(arcs) > 0] if len(order) else order
    rows[problem.people[used]] = used
    return rows


def _first_of_equals(problem: _Problem, rows: Ints, prices: Ints) -> Ints:
    """Of all assignments with the same sum the one that is first in order of people.

    They all use rows that are worth exactly what their person has (complementary slackness), so
    these alone are searched. None counts as the last choice.
    """
    candidates = problem.candidates
    content = _content(candidates, rows, problem.reserve, prices)
    worth = candidates.scores - prices[candidates.vacancies]
    tight = worth == content[problem.people]
    tight &= problem.places[candidates.vacancies] > 0
    idle = content == problem.reserve
    return _Equals.of(problem, rows, tight, idle, prices).settled()


@dataclass(slots=True)
class _Equals:
    """Equally good assignments: ``options`` holds each person's vacancies, first to last, -1 for
    none; ``holds`` what each has; ``sitting`` who has each vacancy (-1: who have none)."""

    options: dict[int, list[int]]
    holds: list[int]
    sitting: dict[int, set[int]]
    spare: Ints
    row_of: dict[tuple[int, int], int]
    must_fill: Bools

    @classmethod
    def of(cls, problem: _Problem, rows: Ints, tight: Bools, idle: Bools, prices: Ints) -> _Equals:
        which = problem.candidates.vacancies
        holds = [int(which[row]) if row >= 0 else -1 for row in rows.tolist()]
        options: dict[int, list[int]] = {}
        row_of: dict[tuple[int, int], int] = {}
        for row in np.flatnonzero(tight).tolist():
            person, vacancy = int(problem.people[row]), int(which[row])
            row_of[person, vacancy] = row
            options.setdefault(person, []).append(vacancy)
        for person, mine in options.items():
            mine.sort()
            if idle[person]:
                mine.append(-1)
        sitting: dict[int, set[int]] = {}
        for person, vacancy in enumerate(holds):
            sitting.setdefault(vacancy, set()).add(person)
        taken = np.bincount([held for held in holds if held >= 0], minlength=len(prices))
        return cls(options, holds, sitting, problem.places - taken, row_of, prices > 0)

    def settled(self) -> Ints:
        for person in sorted(self.options):
            for vacancy in self.options[person]:
                if vacancy == self.holds[person] or self._moved(person, vacancy):
                    break
        found = [self.row_of.get((person, held), -1) for person, held in enumerate(self.holds)]
        return np.array(found, dtype=np.int64)

    def _moved(self, first: int, vacancy: int) -> bool:
        """Give a vacancy to a person, those behind in order making room among themselves.

        Ends where a place is free, where somebody may go without, or back at what the person
        leaves. What costs something must stay full, so leaving it needs a successor.
        """
        left = self.holds[first]
        came_by: dict[int, int] = {}
        seen, waiting = {vacancy}, deque([vacancy])
        while waiting:
            at = waiting.popleft()
            if self._may_end(at, left):
                self._shift(first, at, came_by)
                return True
            for person in sorted(self.sitting.get(at, ())):
                if person <= first:
                    continue
                for other in self.options.get(person, ()):
                    if other not in seen:
                        seen.add(other)
                        came_by[other] = person
                        waiting.append(other)
        return False

    def _may_end(self, at: int, left: int) -> bool:
        if at == left:
            return True
        if left >= 0 and self.must_fill[left]:
            return False
        return at == -1 or self.spare[at] > 0

    def _shift(self, first: int, at: int, came_by: dict[int, int]) -> None:
        while at in came_by:
            person = came_by[at]
            before = self.holds[person]
            self._seat(person, at)
            at = before
        self._seat(first, at)

    def _seat(self, person: int, vacancy: int) -> None:
        for held, change in ((self.holds[person], 1), (vacancy, -1)):
            if held >= 0:
                self.spare[held] += change
        self.sitting[self.holds[person]].discard(person)
        self.sitting.setdefault(vacancy, set()).add(person)
        self.holds[person] = vacancy
