"""The orphan floor: each open vacancy is shown to somebody, where anybody could take it.

First the people who lose least make room for a vacancy that too few see; they give up a row whose
vacancy enough others see. Where nobody can give up such a row, rows move along a chain of people
(an augmenting path, Ford and Fulkerson 1956), so the floor is met wherever it can be met at all.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from matchengine.arrays import Array, Ints
from matchengine.candidates import Candidates, Lists

_NOBODY = -1


def viewers(candidates: Candidates, lists: Lists, vacancies: int) -> Ints:
    """How many people see each vacancy."""
    return np.bincount(candidates.vacancies[lists.rows], minlength=vacancies).astype(np.int64)


def with_floor(
    candidates: Candidates, lists: Lists, prices: Ints, k: int, *, floor: int = 1
) -> Lists:
    """Lists of at most k, in which each vacancy is seen by ``floor`` people or as many as can be.

    ``lists`` hold at most k rows each. A row that gives way is one whose vacancy more than
    ``floor`` people see; the person who loses least (score - price) goes first, ties by person
    and vacancy. A vacancy that is in nobody's rows cannot be shown: find people for it first
    (``SeekerIndex.rank``) and add them to the candidates. Raises ValueError where a list is
    longer than k or the floor is negative.
    """
    if floor < 0 or (np.diff(lists.offsets) > k).any():
        raise ValueError("the floor is negative or a list is longer than k")
    candidates.check_places(prices)
    could = np.bincount(candidates.vacancies, minlength=len(prices))
    goal = np.minimum(could, floor)
    seen = viewers(candidates, lists, len(prices))
    if (seen >= goal).all():
        return lists
    mending = _Mending.begin(candidates, lists, prices, k, goal, seen)
    mending.cheapest_first()
    for vacancy in np.flatnonzero(mending.seen < goal).tolist():
        while mending.seen[vacancy] < goal[vacancy] and mending.along_a_chain(vacancy):
            pass
    return mending.lists()


@dataclass(slots=True)
class _Mending:
    """Lists being changed. ``changed`` holds those of people who have been touched."""

    candidates: Candidates
    before: Lists
    prices: Ints
    k: int
    goal: Ints
    seen: Ints
    people: Array
    by_vacancy: Ints
    starts: Ints
    changed: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def begin(
        cls,
        candidates: Candidates,
        lists: Lists,
        prices: Ints,
        k: int,
        goal: Ints,
        seen: Ints,
    ) -> _Mending:
        order = np.argsort(candidates.vacancies, kind="stable")
        starts = np.zeros(len(goal) + 1, dtype=np.int64)
        np.cumsum(np.bincount(candidates.vacancies, minlength=len(goal)), out=starts[1:])
        people = candidates.people()
        return cls(candidates, lists, prices, k, goal, seen.copy(), people, order, starts)

    def shown(self, person: int) -> list[int]:
        """The rows that a person sees now."""
        if person not in self.changed:
            first, last = self.before.offsets[person : person + 2]
            self.changed[person] = self.before.rows[first:last].tolist()
        return self.changed[person]

    def worth(self, row: int) -> int:
        """Score less price of a row."""
        which = self.candidates.vacancies[row]
        return int(self.candidates.scores[row] - self.prices[which])

    def unseen_rows(self, vacancy: int) -> list[int]:
        """Rows of the vacancy in lists of people who do not see it."""
        rows = self.by_vacancy[self.starts[vacancy] : self.starts[vacancy + 1]].tolist()
        return [row for row in rows if row not in self.shown(int(self.people[row]))]

    def giving_way(self, person: int) -> int | None:
        """The row of least worth whose vacancy enough others see; None where there is none."""
        spare = [
            row
            for row in self.shown(person)
            if self.seen[self.candidates.vacancies[row]] > self.goal[self.candidates.vacancies[row]]
        ]
        return min(spare, key=lambda row: (self.worth(row), -row), default=None)

    def cheapest_first(self) -> None:
        """Show each wanting vacancy to those who lose least by it."""
        offers = []
        for vacancy in np.flatnonzero(self.seen < self.goal).tolist():
            for row in self.unseen_rows(vacancy):
                person = int(self.people[row])
                full = len(self.shown(person)) >= self.k
                out = self.giving_way(person) if full else None
                if out is not None or not full:
                    loss = self.worth(out) - self.worth(row) if out is not None else 0
                    offers.append((loss, person, vacancy, row))
        for _, person, vacancy, row in sorted(offers):
            if self.seen[vacancy] >= self.goal[vacancy]:
                continue
            if len(self.shown(person)) < self.k:
                self.swap(person, row, None)
            elif (out := self.giving_way(person)) is not None:
                self.swap(person, row, out)

    def swap(self, person: int, row: int, out: int | None) -> None:
        """Show a row, and no longer another."""
        rows = self.shown(person)
        if out is not None:
            rows.remove(out)
            self.seen[self.candidates.vacancies[out]] -= 1
        rows.append(row)
        self.seen[self.candidates.vacancies[row]] += 1

    def along_a_chain(self, vacancy: int) -> bool:
        """Show the vacancy to one more person by moving rows along the shortest chain."""
        came_by: dict[int, tuple[int, int]] = {vacancy: (_NOBODY, _NOBODY)}
        waiting = deque([vacancy])
        tried: set[int] = set()
        while waiting:
            wanting = waiting.popleft()
            for row in self.unseen_rows(wanting):
                person = int(self.people[row])
                if person in tried:
                    continue
                tried.add(person)
                out = self.giving_way(person)
                if out is not None or len(self.shown(person)) < self.k:
                    self._move(came_by, wanting, row, out)
                    return True
                for held in self.shown(person):
                    lost = int(self.candidates.vacancies[held])
                    if lost not in came_by:
                        came_by[lost] = (row, held)
                        waiting.append(lost)
        return False

    def _move(
        self, came_by: dict[int, tuple[int, int]], wanting: int, row: int, out: int | None
    ) -> None:
        while True:
            self.swap(int(self.people[row]), row, out)
            row, out = came_by[wanting]
            if row == _NOBODY:
                return
            wanting = int(self.candidates.vacancies[row])

    def lists(self) -> Lists:
        """The lists as they are now, each best first."""
        lengths = np.diff(self.before.offsets)
        for person, rows in self.changed.items():
            lengths[person] = len(rows)
        offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
        np.cumsum(lengths, out=offsets[1:])
        found = np.empty(int(offsets[-1]), dtype=np.int64)
        same = np.ones(len(lengths), dtype=np.bool_)
        same[list(self.changed)] = False
        found[np.repeat(same, lengths)] = self.before.where(
            np.repeat(same, np.diff(self.before.offsets))
        ).rows
        for person, mine in self.changed.items():
            mine.sort(key=lambda row: (-self.worth(row), int(self.candidates.vacancies[row])))
            found[offsets[person] : offsets[person + 1]] = mine
        return Lists(offsets, found)
