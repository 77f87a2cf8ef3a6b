"""The board of one officer, reckoned on the spot, and of an office, out of kept counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from antarkerja.domain.cases.enums.attention import (
    EVERYBODY,
    NOBODY,
    Age,
    Due,
    RuleName,
    Silence,
)
from antarkerja.domain.cases.enums.case import CaseStatus, Track
from antarkerja.domain.cases.models.attention import Board, BoardCount
from antarkerja.domain.cases.queries.attention import weights_of
from antarkerja.domain.cases.queries.measures import (
    FLAGGED,
    OPEN,
    count_by,
    count_flags_by,
    flagged_in,
    measures,
)
from antarkerja.domain.cases.queries.scope import cases_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor

OFFICERS = 50


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of a board: its code as in the filter of the list, its words, its share."""

    code: str
    label: str
    number: int
    percent: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one officer or one office by measure and track."""

    by_measure: Mapping[str, int]
    by_track: Mapping[str, int]
    weights: Mapping[str, int]

    @property
    def cases(self) -> int:
        return self.by_measure.get(OPEN, 0)

    @property
    def flagged(self) -> int:
        return self.by_measure.get(FLAGGED, 0)

    @property
    def late(self) -> int:
        return self.by_measure.get(f"due:{Due.LATE.value}", 0)

    @property
    def soon(self) -> int:
        return self.by_measure.get(f"due:{Due.WEEK.value}", 0)

    @property
    def load(self) -> int:
        """Cases, each as heavy as its track."""
        return sum(self.weights.get(track, 0) * n for track, n in self.by_track.items())

    def _bars(self, kind: str, choices: Iterable[tuple[str, object]]) -> list[Bar]:
        return [
            self._bar(code, str(label), self.by_measure.get(f"{kind}:{code}", 0))
            for code, label in choices
        ]

    def _bar(self, code: str, label: str, number: int) -> Bar:
        return Bar(code, label, number, round(100 * number / self.cases) if self.cases else 0)

    @property
    def silence(self) -> list[Bar]:
        return self._bars("silence", Silence.choices)

    @property
    def age(self) -> list[Bar]:
        return self._bars("age", Age.choices)

    @property
    def due(self) -> list[Bar]:
        return self._bars("due", Due.choices)

    @property
    def flags(self) -> list[Bar]:
        return [bar for bar in self._bars("flag", RuleName.choices) if bar.number]

    @property
    def tracks(self) -> list[Bar]:
        return [
            self._bar(code, str(label), self.by_track.get(code, 0))
            for code, label in Track.choices
        ]

    @property
    def without_track(self) -> int:
        return self.by_track.get("", 0)


def own_figures(viewer: Actor, *, today: date) -> Figures:
    """The viewer's own open cases as they are now. Three queries, however many cases."""
    cases = cases_of(viewer).filter(officer_id=viewer.user_id, status=CaseStatus.OPEN)
    totals: Counter[str] = Counter()
    tracks: Counter[str] = Counter()
    for row in count_by(cases, today, "track"):
        tracks[str(row["track"])] += int(str(row["open"]))
        for name in (OPEN, *measures(today)):
            totals[name] += int(str(row[name.replace(":", "_")]))
    flags = count_flags_by(cases)
    for row in flags:
        totals[f"flag:{row['rule']}"] += int(str(row["number"]))
    totals[FLAGGED] = flagged_in(flags, totals[OPEN])
    return Figures(totals, tracks, weights_of(viewer.own_office))


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer in the table of the office; `officer_id` 0 are cases of nobody."""

    officer_id: int
    name: str
    figures: Figures
    percent: int


@dataclass(frozen=True, slots=True)
class OfficeBoard:
    """An office's counts, and the moment at which they were taken; None: never yet."""

    counted_at: datetime | None
    figures: Figures
    officers: list[OfficerLine]
    more_officers: int


def office_board(viewer: Actor) -> OfficeBoard:
    """The viewer's office out of the kept counts. Five queries, whatever the office's size."""
    viewer.require(Permission.WORK_CASES)
    office_id = viewer.own_office
    board = Board.objects.filter(office_id=office_id).first()
    weights = weights_of(office_id)
    whole = _figures(
        BoardCount.objects.filter(office_id=office_id, officer_id=EVERYBODY)
        .values_list("officer_id", "track", "measure", "number"), weights,
    ).get(EVERYBODY, Figures({}, {}, weights))
    shown = (OPEN, FLAGGED, f"due:{Due.LATE.value}", f"silence:{Silence.LONGER.value}")
    each = _figures(
        BoardCount.objects.filter(
            office_id=office_id, measure__in=shown, officer_id__gte=NOBODY
        ).values_list("officer_id", "track", "measure", "number"), weights,
    )
    heaviest = sorted(each.items(), key=lambda item: (-item[1].load, item[0]))
    lines = _officer_lines(heaviest[:OFFICERS])
    return OfficeBoard(
        board.counted_at if board else None, whole, lines, max(0, len(each) - OFFICERS)
    )


def _figures(rows: object, weights: Mapping[str, int]) -> dict[int, Figures]:
    totals: dict[int, Counter[str]] = {}
    tracks: dict[int, Counter[str]] = {}
    for officer_id, track, measure, number in rows:  # type: ignore[attr-defined]  # rows of four
        totals.setdefault(officer_id, Counter())[measure] += number
        if measure == OPEN:
            tracks.setdefault(officer_id, Counter())[track] += number
    return {
        officer_id: Figures(counts, tracks.get(officer_id, {}), weights)
        for officer_id, counts in totals.items()
    }


def _officer_lines(heaviest: list[tuple[int, Figures]]) -> list[OfficerLine]:
    names = dict(
        User.objects.filter(pk__in=[officer_id for officer_id, _figures in heaviest])
        .values_list("pk", "name")
    )
    most = max((figures.load for _officer, figures in heaviest), default=0)
    return [
        OfficerLine(officer_id, names.get(officer_id, ""), figures,
                    round(100 * figures.load / most) if most else 0)
        for officer_id, figures in heaviest
    ]
