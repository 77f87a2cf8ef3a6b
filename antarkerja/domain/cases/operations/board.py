"""Counting an office's board anew: by night, when something moved, and when the head asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from antarkerja.domain.cases.enums.attention import EVERYBODY, NOBODY
from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.errors.attention import CountedJustNowError
from antarkerja.domain.cases.models.attention import Board, BoardCount
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.measures import (
    FLAGGED,
    OPEN,
    count_by,
    count_flags_by,
    measures,
)
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor

NOT_SOONER = timedelta(minutes=1)
# (officer, track, measure)
Key = tuple[int, str, str]


def count_board(*, by: Actor, on: date, at: datetime) -> None:
    """Counts the actor's own office now.

    Raises:
        NotAllowedError: the actor works no cases.
        CountedJustNowError: it was counted less than a minute ago.
    """
    by.require(Permission.WORK_CASES)
    known = Board.objects.filter(office_id=by.own_office).first()
    if known and known.counted_at and at - known.counted_at < NOT_SOONER:
        raise CountedJustNowError
    _count_office(by.own_office, on, at)


def count_boards(
    *, by: Actor, on: date, at: datetime, zone: str, only_moved: bool = False
) -> int:
    """Counts the offices of a zone that have cases; `only_moved` leaves out where nothing
    happened since. Returns how many offices were counted."""
    by.require(Permission.WORK_CASES)
    offices = Office.objects.filter(
        Exists(Case.objects.filter(office=OuterRef("pk"))), zone=zone, archived_at__isnull=True
    )
    if only_moved:
        offices = offices.annotate(counted_at=F("board__counted_at")).filter(
            Q(counted_at__isnull=True) | Exists(Event.objects.filter(
                office_id=OuterRef("pk"), happened_on__gte=on - timedelta(days=1),
                entered_at__gt=OuterRef("counted_at"),
            ))
        )
    ids = list(offices.order_by("pk").values_list("pk", flat=True))
    for office_id in ids:
        _count_office(office_id, on, at)
    return len(ids)


@transaction.atomic
def _count_office(office_id: int, on: date, at: datetime) -> None:
    Board.objects.bulk_create([Board(office_id=office_id)], ignore_conflicts=True)
    # Two that count at once wait for each other; the second finds nothing else to say.
    Board.objects.select_for_update().get(office_id=office_id)
    numbers = _numbers(office_id, on)
    BoardCount.objects.filter(office_id=office_id).delete()
    BoardCount.objects.bulk_create(
        (BoardCount(office_id=office_id, officer_id=officer, track=track, measure=measure,
                    number=number)
         for (officer, track, measure), number in sorted(numbers.items()) if number),
        batch_size=2_000,
    )
    Board.objects.filter(office_id=office_id).update(counted_at=at)


def _numbers(office_id: int, on: date) -> Counter[Key]:
    cases = Case.objects.filter(office_id=office_id, status=CaseStatus.OPEN).annotate(
        whose=Coalesce("officer_id", NOBODY)
    )
    found: Counter[Key] = Counter()
    names = [OPEN, *measures(on)]
    for row in count_by(cases, on, "whose", "track"):
        for name in names:
            _add(found, row, name, row[name.replace(":", "_")])
    for row in count_flags_by(cases, "whose", "track"):
        # A case may have many flags and counts once: those without any are told apart.
        measure = f"flag:{row['rule']}" if row["rule"] else FLAGGED
        _add(found, row, measure, row["number"])
    for officer, track, measure in list(found):
        if measure == OPEN:
            quiet = found[officer, track, FLAGGED]
            found[officer, track, FLAGGED] = found[officer, track, OPEN] - quiet
    return found


def _add(found: Counter[Key], row: Mapping[str, object], measure: str, number: object) -> None:
    officer, track, how_many = int(str(row["whose"])), str(row["track"]), int(str(number))
    found[officer, track, measure] += how_many
    found[EVERYBODY, track, measure] += how_many
