"""A note from the counter: three sentences, a tag, nobody's data; grown into a practice later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.practice import (
    GrownAlreadyError,
    IncompleteError,
    TooManyNotesError,
)
from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.models import CounterNote
from antarkerja.domain.practices.operations.counter_notes import (
    MOST_A_DAY,
    grow_note,
    leave_note,
    page_name,
    put_away_note,
)
from antarkerja.domain.practices.queries.counter_notes import (
    AWAY,
    GROWN,
    count_open_notes,
    notes_of_office,
)
from antarkerja.domain.practices.queries.one_practice import newest_texts

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
TEXT = "Tiga orang salah membawa ijazah. Daftar di pintu menolong. Antrean lebih cepat."


def _note(by: Actor, text: str = TEXT, *, page: str = "officer:queue") -> CounterNote:
    return leave_note(by=by, on=TODAY, at=AT, text=text, category=Category.CASE_WORK, page=page)


def test_a_note_costs_one_act_and_stands_in_the_book(ratna: Actor) -> None:
    note = _note(ratna, f"  {TEXT}\r\n")
    assert (note.text, note.page, note.office_id) == (TEXT, "officer:queue", ratna.office_id)
    event = Event.objects.get(kind="practice.noted")
    assert (event.officer_id, event.subject_id, event.reason) == (
        ratna.user_id, note.pk, "case_work")


@pytest.mark.parametrize("text", [
    "Hubungi 0812-3456-7890 dulu.", "NIK 3307011506900001 ganda.", "Surel ke siti@gmail.com.",
    "Bu Siti Aminah menunggu lama.",
])
def test_a_note_that_gives_somebody_away_is_refused_and_says_where(
    ratna: Actor, text: str
) -> None:
    with pytest.raises(TellsOfPeopleError) as refused:
        _note(ratna, text)
    assert all(words in text for words in refused.value.words)
    assert not CounterNote.objects.exists()


@pytest.mark.parametrize(("said", "kept"), [
    ("officer:case", "officer:case"), ("/people/12/", ""), ("officer:case/12", ""),
    ("https://x", ""), ("a:b:c", ""), ("officer", ""), ("x:" + "y" * 90, ""),
])
def test_only_the_name_of_a_page_is_kept_never_its_address(said: str, kept: str) -> None:
    assert page_name(said) == kept


def test_nothing_is_no_note_and_a_machine_is_no_officer(ratna: Actor) -> None:
    with pytest.raises(IncompleteError):
        _note(ratna, " \n ")
    with pytest.raises(NotAllowedError):
        _note(system_actor(ratna.office_id))
    for number in range(MOST_A_DAY):
        CounterNote.objects.create(office_id=ratna.own_office, author_id=ratna.user_id or 0,
                                   text=str(number), category="data", written_at=AT)
    with pytest.raises(TooManyNotesError):
        _note(ratna)
    tomorrow = AT + timedelta(days=1, minutes=1)
    assert leave_note(by=ratna, on=tomorrow.date(), at=tomorrow, text=TEXT,
                      category=Category.DATA)


def test_a_note_grows_into_one_practice(ratna: Actor) -> None:
    note = _note(ratna)
    practice = grow_note(by=ratna, at=AT, note_id=note.pk, title="Daftar di pintu")
    assert newest_texts(practice)["id"].problem == TEXT
    assert practice.category == Category.CASE_WORK
    with pytest.raises(GrownAlreadyError) as again:
        grow_note(by=ratna, at=AT, note_id=note.pk, title="Lagi")
    assert again.value.practice_id == practice.pk


def test_notes_are_the_offices_own(ratna: Actor, stranger: Actor) -> None:
    note = _note(ratna)
    assert notes_of_office(stranger).rows == ()
    with pytest.raises(OutOfScopeError):
        grow_note(by=stranger, at=AT, note_id=note.pk, title="Milik orang lain")


def test_notes_stand_in_three_lists_and_page_by_the_last_one_seen(ratna: Actor) -> None:
    notes = [_note(ratna, f"{TEXT} {word}") for word in ("satu", "dua", "tiga", "empat")]
    put_away_note(by=ratna, at=AT, note_id=notes[0].pk)
    grow_note(by=ratna, at=AT, note_id=notes[1].pk, title="Tumbuh")
    first = notes_of_office(ratna, size=1)
    rest = notes_of_office(ratna, size=1, cursor=first.next_cursor or "")
    assert [*first.rows, *rest.rows] == [notes[3], notes[2]]
    assert rest.next_cursor is None
    assert notes_of_office(ratna, which=GROWN).rows == (notes[1],)
    assert notes_of_office(ratna, which=AWAY).rows == (notes[0],)
    put_away_note(by=ratna, at=AT, note_id=notes[0].pk, back=True)
    assert count_open_notes(ratna) == 3
