"""Notes from the counter, of the viewer's office."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import CounterNote

SIZE = 20
OPEN, GROWN, AWAY = "", "grown", "away"


@dataclass(frozen=True, slots=True)
class NotePage:
    """Up to twenty notes; `next_cursor` is None on the last page."""

    rows: tuple[CounterNote, ...]
    next_cursor: str | None


def notes_of_office(
    viewer: Actor, *, which: str = OPEN, category: str = "", cursor: str = "", size: int = SIZE
) -> NotePage:
    """The newest first: those to grow, `grown` ones or those put `away`. One query."""
    viewer.require(Permission.SHARE_PRACTICES)
    rows = CounterNote.objects.filter(office_id=viewer.own_office)
    rows = rows.filter(practice__isnull=which != GROWN)
    if which != GROWN:
        rows = rows.filter(put_away_at__isnull=which != AWAY)
    if category:
        rows = rows.filter(category=category)
    if cursor.isascii() and cursor.isdecimal() and len(cursor) < 19:
        rows = rows.filter(pk__lt=int(cursor))
    found = list(rows.select_related("author").order_by("-pk")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return NotePage(tuple(found[:size]), str(last.pk) if last else None)


def count_open_notes(viewer: Actor) -> int:
    """How many notes of the office wait to be grown or put away."""
    return CounterNote.objects.filter(
        office_id=viewer.own_office, practice=None, put_away_at=None).count()


def note_for(viewer: Actor, note_id: int) -> CounterNote | None:
    viewer.require(Permission.SHARE_PRACTICES)
    return (CounterNote.objects.filter(office_id=viewer.own_office, pk=note_id)
            .select_related("author").first())
