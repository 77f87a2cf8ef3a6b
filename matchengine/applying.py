"""What comes of lists: who applies where, which places are filled, what is given up for it.

The model is plain and has no chance in it beyond a fixed mixing of numbers, so that the same lists
always give the same figures. A person applies to a few of the rows shown, those further up more
likely (``ApplyingModel.applications``; 0: to all of them, one after the other). Each vacancy keeps
the best of its applicants by score, up to its places, ties by person. Who is kept by several takes
the one with the greatest score and the places left behind go to the next: the outcome of deferred
acceptance (Gale and Shapley 1962).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.arrays import Array, Floats, Ints
from matchengine.candidates import Candidates, Lists
from matchengine.weights import GRID


@dataclass(frozen=True, slots=True)
class ApplyingModel:
    """How people apply: ``applications`` of the rows shown, 0 for all of them.

    Which ones: row r is chosen with a chance in proportion to 1 / log2(1 + r), the usual discount
    of attention by rank (Järvelin and Kekäläinen 2002), without repetition. ``seed`` picks among
    equally likely outcomes.
    """

    applications: int = 3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class AllocationReport:
    """What lists do. Shares are from 0 to 1.

    ``gini`` is that of exposure over all vacancies that have places, exposure of a row being
    1 / log2(1 + rank); ``gini_places`` the same over places, a vacancy's exposure shared out among
    its own. ``orphans`` are vacancies with places that nobody sees. ``filled`` are places, of
    ``fillable``: all places, or people where there are fewer. ``given_up`` is the share of the
    mean score (0 to 100) of the rows shown, against as many of each person's best;
    ``taken_given_up`` the same for the vacancy that a person ends up with, against the best one.
    """

    people: int
    vacancies: int
    places: int
    fillable: int
    filled: int
    gini: float
    gini_places: float
    orphans: int
    given_up: float
    taken_given_up: float

    @property
    def share_filled(self) -> float:
        """Places filled as a share of those that could be; 1 where none could."""
        return self.filled / self.fillable if self.fillable else 1.0


def allocation_report(
    candidates: Candidates, lists: Lists, places: Array, *, model: ApplyingModel | None = None
) -> AllocationReport:
    """What these lists do under a model of applying.

    Raises ValueError where the arrays do not belong together.
    """
    seats = candidates.check_places(places)
    if len(lists) != len(candidates):
        raise ValueError("the lists are of other people")
    open_ = seats > 0
    exposure = exposures(candidates, lists, len(seats))[open_]
    asked = asked_by(candidates, lists, model or ApplyingModel())
    taken = placed(candidates, asked, seats)
    scores = scores_of(candidates.scores)
    got = taken >= 0
    best = np.zeros(len(candidates))
    np.maximum.at(best, candidates.people(), scores)
    return AllocationReport(
        people=len(candidates),
        vacancies=int(open_.sum()),
        places=int(seats.sum()),
        fillable=min(int(seats.sum()), len(candidates)),
        filled=int(got.sum()),
        gini=gini(exposure),
        gini_places=gini(np.repeat(exposure / seats[open_], seats[open_])),
        orphans=int((exposure == 0.0).sum()),
        given_up=given_up(candidates, lists),
        taken_given_up=_lost(scores[taken[got]], best[got]),
    )


def scores_of(log_odds: Ints) -> Floats:
    """Scores, 0 to 100 and not rounded, of log-odds in whole numbers of 2^-20."""
    scores: Floats = 100.0 / (1.0 + np.exp(-log_odds / GRID))
    return scores


def exposures(candidates: Candidates, lists: Lists, vacancies: int) -> Floats:
    """The sum of 1 / log2(1 + rank) over all lists, by vacancy."""
    which = candidates.vacancies[lists.rows]
    seen = np.bincount(which, 1.0 / np.log2(1.0 + lists.ranks()), vacancies)
    return seen.astype(np.float64)


def gini(values: Floats) -> float:
    """Gini coefficient of values that are not negative; 0 where all are alike or nothing is."""
    ordered, total = np.sort(values), float(values.sum())
    if total == 0.0:
        return 0.0
    steps = float((np.arange(1, len(ordered) + 1) * ordered).sum())
    return 2 * steps / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def given_up(candidates: Candidates, lists: Lists) -> float:
    """The share of the mean score that lists give up against as many of each person's best."""
    scores, people = candidates.scores, candidates.people()
    order = np.arange(len(scores))
    if ((scores[1:] > scores[:-1]) & (people[1:] == people[:-1])).any():
        order = np.lexsort((-scores, people))
    rank = np.arange(len(order)) - candidates.offsets[people]
    best = order[rank < np.diff(lists.offsets)[people]]
    return _lost(scores_of(scores[lists.rows]), scores_of(scores[best]))


def _lost(got: Floats, best: Floats) -> float:
    whole = float(best.sum())
    return max(1.0 - float(got.sum()) / whole, 0.0) if whole else 0.0


def asked_by(candidates: Candidates, lists: Lists, model: ApplyingModel) -> Lists:
    """The rows that each person applies to, in the order that the person would take them.

    With a number of applications that is by score, since a price is no reason to like a place
    less; without, it is the order of the list.
    """
    if model.applications <= 0:
        return lists
    people, which = lists.people(), candidates.vacancies[lists.rows]
    # The n greatest of log(weight) + Gumbel noise are n draws by weight without repetition.
    noise = -np.log(-np.log(_mixed(people, which, model.seed)))
    key = noise - np.log(np.log2(1.0 + lists.ranks()))
    order = np.lexsort((which, -key, people))
    rank = np.arange(len(order)) - lists.offsets[people]
    chosen = order[rank < model.applications]
    scores = candidates.scores[lists.rows[chosen]]
    chosen = chosen[np.lexsort((which[chosen], -scores, people[chosen]))]
    offsets = np.zeros(len(lists) + 1, dtype=np.int64)
    np.cumsum(np.minimum(np.diff(lists.offsets), model.applications), out=offsets[1:])
    return Lists(offsets, lists.rows[chosen])


def _mixed(people: Array, vacancies: Array, seed: int) -> Floats:
    """Numbers between 0 and 1, fixed by person, vacancy and seed (Steele et al. 2014)."""
    odd = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
    state = (people.astype(np.uint64) << np.uint64(32)) | vacancies.astype(np.uint64)
    state = (state + np.uint64(seed)) * np.uint64(odd[0])
    for shift, factor in ((30, odd[1]), (27, odd[2])):
        state = (state ^ (state >> np.uint64(shift))) * np.uint64(factor)
    state ^= state >> np.uint64(31)
    return ((state >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53


def placed(candidates: Candidates, asked: Lists, places: Ints) -> Ints:
    """The row that each person ends up with, -1 for none, by deferred acceptance.

    All who are free ask at once, again and again; the outcome is the same in any order.
    """
    people, owner = candidates.people(), np.full(len(candidates), -1, dtype=np.int64)
    at = asked.offsets[:-1].copy()
    while True:
        free = np.flatnonzero((owner < 0) & (at < asked.offsets[1:]))
        if not len(free):
            return owner
        asking = asked.rows[at[free]]
        at[free] += 1
        touched = np.zeros(len(places), dtype=np.bool_)
        touched[candidates.vacancies[asking]] = True
        held = owner[owner >= 0]
        held = held[touched[candidates.vacancies[held]]]
        rows = np.concatenate([held, asking])
        which = candidates.vacancies[rows]
        order = np.lexsort((people[rows], -candidates.scores[rows], which))
        rows, which = rows[order], which[order]
        starts = np.flatnonzero(np.append(True, which[1:] != which[:-1]))
        counts = np.diff(np.append(starts, len(rows)))
        kept = np.arange(len(rows)) - np.repeat(starts, counts) < places[which]
        owner[people[rows[~kept]]] = -1
        owner[people[rows[kept]]] = rows[kept]
