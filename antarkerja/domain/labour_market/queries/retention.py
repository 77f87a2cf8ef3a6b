"""Who is still at work one, three and six months after placement: a reading of the ledger.

Nobody's present state is read: a placement, its answers and its end are events, so that the
figures of a past day come out the same whenever they are asked for. Who did not answer is unknown,
stands apart, and is never counted as at work.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from antarkerja.domain.labour_market.queries.small_cells import Cells, without_small_cells
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import offices_seen_by
from antarkerja.shared.dates import add_months

# The first word of `act_key` by which the ledger knows the placement (matching.policies).
PLACED = "placed:"
MONTHS = (1, 3, 6)
# The reason by which a placement that ended into other work is known.
OTHER_WORK = "better_job"


class Grouping(StrEnum):
    OFFICE = "office"
    MONTH = "month"
    SCHEME = "scheme"


class Outcome(StrEnum):
    WORKING = "working"
    OTHER_WORK = "other_work"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """One group at one distance: how many were due, and what is known of them.

    A number is None where a small group was withheld. `rate` is the percentage still at this
    work of all who were due, unknown ones among them.
    """

    group: str
    months: int
    cells: Cells

    @property
    def due(self) -> int | None:
        return self.cells["due"]

    def of(self, outcome: str) -> int | None:
        return self.cells[outcome]

    @property
    def rate(self) -> int | None:
        working = self.cells[Outcome.WORKING]
        return None if working is None or not self.due else round(100 * working / self.due)


@dataclass(frozen=True, slots=True)
class Retention:
    """Lines by distance and group, with the total of all groups last ("")."""

    first_on: date
    last_on: date
    as_of: date
    grouping: Grouping
    lines: tuple[RetentionLine, ...]
    is_masked: bool
    names: dict[str, str] = field(default_factory=dict)

    def at(self, months: int) -> list[RetentionLine]:
        return [line for line in self.lines if line.months == months]


def retention(
    viewer: Actor, *, first_on: date, last_on: date, as_of: date, grouping: Grouping
) -> Retention:
    """Placements entered from `first_on` to `last_on`, as the ledger stood on the day `as_of`.

    For viewers above the districts groups below five are withheld, with what would give them
    away. Four queries.

    Raises:
        NotAllowedError: the viewer may not see counts.
    """
    viewer.require(Permission.SEE_COUNTS)
    offices = {
        office.pk: office.name
        for office in offices_seen_by(viewer).filter(kind=OfficeKind.DISTRICT)
    }
    placed = _placed(list(offices), first_on, min(last_on, as_of), as_of)
    known = _answers(list(offices), first_on, as_of)
    counted: dict[tuple[int, str], dict[str, int]] = {}
    for number, (office_id, placed_on, scheme) in placed.items():
        group = _group(grouping, office_id, placed_on, scheme)
        story = known.get(number, _Story(placed_on))
        for months in MONTHS:
            outcome = story.at(months, as_of)
            if outcome is not None:
                for where in (group, ""):
                    cells = counted.setdefault((months, where), _empty())
                    cells["due"] += 1
                    cells[outcome] += 1
    masked = not viewer.sees_own_office_only
    return Retention(first_on, last_on, as_of, grouping, _lines(counted, masked), masked,
                     {str(pk): name for pk, name in offices.items()})


@dataclass(slots=True)
class _Story:
    """What the ledger says of one placement after its beginning."""

    started_on: date
    working: int = 0
    left: int = 0
    why: str = ""

    def at(self, months: int, as_of: date) -> Outcome | None:
        """The outcome at a distance, None where its day has not come.

        An answer "still at work" after six months speaks for the third month as well; an end is
        known from the follow-up on at which it was told.
        """
        if self.working >= months:
            return Outcome.WORKING
        if add_months(self.started_on, months) > as_of:
            return None
        if self.left and self.left <= months:
            return Outcome.OTHER_WORK if self.why == OTHER_WORK else Outcome.LEFT
        return Outcome.UNKNOWN


def _placed(
    office_ids: list[int], first_on: date, last_on: date, as_of: date
) -> dict[int, tuple[int, date, str]]:
    rows = _standing(as_of).filter(
        office_id__in=office_ids, kind=EventKind.PERSON_PLACED, happened_on__gte=first_on,
        happened_on__lte=last_on, act_key__startswith=PLACED,
    ).values_list("act_key", "office_id", "happened_on", "scheme")
    return {
        int(key.removeprefix(PLACED)): (office_id, on, scheme)
        for key, office_id, on, scheme in rows if key and key.removeprefix(PLACED).isdigit()
    }


def _answers(office_ids: list[int], first_on: date, as_of: date) -> dict[int, _Story]:
    rows = _standing(as_of).filter(
        office_id__in=office_ids, subject=Subject.PLACEMENT, happened_on__gte=first_on,
        happened_on__lte=as_of, kind__in=(EventKind.FOLLOWED_UP, EventKind.PLACEMENT_ENDED),
    ).order_by("pk").values_list("subject_id", "kind", "reason", "opened_on", "happened_on")
    stories: dict[int, _Story] = {}
    for number, kind, reason, opened_on, happened_on in rows:
        story = stories.setdefault(number, _Story(opened_on or happened_on))
        if kind == EventKind.PLACEMENT_ENDED:
            story.why = reason
            continue
        answer, _, months = reason.partition(":")
        if answer == "working" and months.isdigit():
            story.working = max(story.working, int(months))
        elif answer == "left" and months.isdigit():
            story.left = int(months)
    return stories


def _standing(as_of: date) -> QuerySet[Event]:
    """Events that are no corrections, and that no correction of that day or before took back."""
    taken_back = Event.objects.filter(corrects_id=OuterRef("pk"), happened_on__lte=as_of)
    return Event.objects.filter(~Exists(taken_back), corrects_id__isnull=True)


def _group(grouping: Grouping, office_id: int, on: date, scheme: str) -> str:
    if grouping == Grouping.OFFICE:
        return str(office_id)
    return f"{on:%Y-%m}" if grouping == Grouping.MONTH else scheme or "?"


def _empty() -> dict[str, int]:
    return dict.fromkeys(("due", *Outcome), 0)


def _lines(
    counted: dict[tuple[int, str], dict[str, int]], masked: bool
) -> tuple[RetentionLine, ...]:
    lines: list[RetentionLine] = []
    for months in MONTHS:
        groups = sorted({group for at, group in counted if at == months and group})
        rows: Iterable[Cells] = [
            dict(counted[months, group]) for group in (*groups, "") if (months, group) in counted
        ]
        if masked:
            rows = without_small_cells(list(rows), total="due")
        lines += [RetentionLine(group, months, cells)
                  for group, cells in zip((*groups, ""), rows, strict=False)]
    return tuple(lines)
