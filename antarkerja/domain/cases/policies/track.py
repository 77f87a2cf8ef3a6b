"""The proposed service track: a written rule over answers of the first interview.

Each answer of `POINTS` adds points with its reason; more points ask for closer accompaniment.
The rule sees these answers and nothing of the person: sex, age, religion, disability and health
cannot change it (equal treatment: UU 13/2003 art. 5 and 6, UU 8/2016). An answer that is not
known adds nothing and only widens the span of tracks that are possible; while the span reaches
beyond self-service, nobody is left to self-service. The officer decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.interview import (
    Alone,
    Barrier,
    GoalClarity,
    OutOfWork,
    Searching,
    Weight,
)
from antarkerja.domain.cases.policies.interview import BY_CODE, barrier_code, words_of

# From how many points on a track is proposed.
FROM_POINTS: tuple[tuple[Track, int], ...] = (
    (Track.SELF_SERVICE, 0), (Track.GUIDED, 3), (Track.INTENSIVE, 7),
)
COUNTED_BARRIERS = tuple(barrier for barrier in Barrier if barrier != Barrier.HEALTH)
POINTS: Mapping[str, Mapping[str, int]] = {
    **{
        barrier_code(barrier): {Weight.NONE: 0, Weight.SOME: 1, Weight.HEAVY: 2}
        for barrier in COUNTED_BARRIERS
    },
    "alone": {Alone.ALONE: 0, Alone.SOME_HELP: 1, Alone.MUCH_HELP: 3},
    "goal_clarity": {GoalClarity.CLEAR: 0, GoalClarity.ROUGH: 1, GoalClarity.NOT_YET: 2},
    "out_of_work": {OutOfWork.UNDER_3: 0, OutOfWork.UNDER_6: 0, OutOfWork.UNDER_12: 1,
                    OutOfWork.LONGER: 2},
    "searching": {Searching.WEEKLY: 0, Searching.SOMETIMES: 1, Searching.NOT_YET: 1},
}


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that counted: what was asked, what was said, and its points."""

    question: str
    answer: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The track, its points with their reasons, and what is still open.

    `least` and `most` are the tracks that are possible once all is known.
    """

    track: Track
    points: int
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
    least: Track
    most: Track

    @property
    def is_sure(self) -> bool:
        return self.least == self.most


def propose(answers: Mapping[str, str]) -> Proposal:
    """The track for `answers`: code of the question to code of the answer; unknown ones absent."""
    points, open_points = 0, 0
    reasons: list[Reason] = []
    unknown: list[str] = []
    for code, table in POINTS.items():
        said = answers.get(code, "")
        question = BY_CODE[code]
        if said not in table:
            open_points += max(table.values())
            unknown.append(str(question.label))
        elif table[said]:
            points += table[said]
            reasons.append(Reason(str(question.label), words_of(question, said), table[said]))
    least, most = _track_of(points), _track_of(points + open_points)
    narrowed = least == Track.SELF_SERVICE and most != Track.SELF_SERVICE
    return Proposal(
        track=Track.GUIDED if narrowed else least, points=points,
        reasons=tuple(sorted(reasons, key=lambda reason: -reason.points)),
        unknown=tuple(unknown), least=least, most=most,
    )


def _track_of(points: int) -> Track:
    return [track for track, start in FROM_POINTS if points >= start][-1]
