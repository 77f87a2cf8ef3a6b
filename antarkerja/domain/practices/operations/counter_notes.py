"""Notes from the counter: three sentences and a tag, grown into a practice or put away later."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor, home_office
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.practice import (
    GrownAlreadyError,
    IncompleteError,
    TooManyNotesError,
)
from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.models import CounterNote, Practice
from antarkerja.domain.practices.operations.drafting import draft_practice
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.personal_data import personal_data

# The same note within this time was sent twice.
TWICE = timedelta(minutes=10)
LONGEST = 600
# A day's notes of one officer; more is a mistake of a machine.
MOST_A_DAY = 60


@transaction.atomic
def leave_note(
    *, by: Actor, on: date, at: datetime, text: str, category: Category, page: str = ""
) -> CounterNote:
    """Keeps what an officer saw at work. `page` is the name of a page, never its address. Sent
    twice it is one note.

    Raises:
        NotAllowedError: the actor shares no practices.
        IncompleteError: it says nothing.
        TellsOfPeopleError: it holds a NIK, a phone, an e-mail or a name; `words` are those.
        TooManyNotesError: sixty notes within a day.
    """
    by.require(Permission.SHARE_PRACTICES)
    if by.user_id is None:
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    said = _said(text)
    if not said:
        raise IncompleteError(["text"])
    found = personal_data(said)
    if found:
        raise TellsOfPeopleError([one.words for one in found])
    again = CounterNote.objects.filter(
        author_id=by.user_id, text=said, category=category, written_at__gt=at - TWICE).first()
    if again is not None:
        return again
    day = at - timedelta(days=1)
    written = CounterNote.objects.filter(author_id=by.user_id, written_at__gt=day).count()
    if written >= MOST_A_DAY:
        raise TooManyNotesError(MOST_A_DAY)
    note = CounterNote.objects.create(
        office_id=home_office(by), author_id=by.user_id, text=said, category=Category(category),
        page=page_name(page), written_at=at,
    )
    # The book has no subject of its own for a note: the id beside this kind is the note's.
    record(Entry(
        kind=EventKind.PRACTICE_NOTED, happened_on=on, subject=Subject.PRACTICE, subject_id=note.pk,
        office_id=note.office_id, officer_id=by.user_id, reason=note.category,
        act_key=f"practice-noted:{note.pk}",
    ))
    return note


def _said(text: str) -> str:
    """Its words, line by line, as they will be read."""
    lines = as_read(text).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()[:LONGEST]


@transaction.atomic
def grow_note(*, by: Actor, at: datetime, note_id: int, title: str) -> Practice:
    """A note becomes the draft of a practice: its words are the problem, its tag the category.

    Raises:
        NotAllowedError, OutOfScopeError: not a note of the actor's office.
        GrownAlreadyError: it became one before; `practice_id` says which.
        IncompleteError: the practice has no title.
    """
    note = _locked_note(by, note_id)
    if note.practice_id is not None:
        raise GrownAlreadyError(note.practice_id)
    practice = draft_practice(by=by, at=at, category=Category(note.category), title=title,
                              problem=note.text)
    note.practice, note.put_away_at = practice, None
    note.save(update_fields=["practice", "put_away_at"])
    return practice


@transaction.atomic
def put_away_note(*, by: Actor, at: datetime, note_id: int, back: bool = False) -> CounterNote:
    """Off the list of notes to grow, or `back` onto it.

    Raises NotAllowedError, OutOfScopeError.
    """
    note = _locked_note(by, note_id)
    note.put_away_at = None if back else at
    note.save(update_fields=["put_away_at"])
    return note


def page_name(text: str) -> str:
    """The name of a page as `area:page`; anything else, an address above all, is dropped."""
    parts = text.split(":")
    plain = all(part.isascii() and part.replace("_", "").isalpha() for part in parts)
    return text if len(parts) == 2 and plain and len(text) <= 80 else ""


def _locked_note(by: Actor, note_id: int) -> CounterNote:
    by.require(Permission.SHARE_PRACTICES)
    note = CounterNote.objects.select_for_update().filter(
        pk=note_id, office_id=by.own_office).first()
    if note is None:
        raise OutOfScopeError(note_id)
    return note
