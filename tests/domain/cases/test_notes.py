"""Notes: a contact is kept, what was said stays, and only the writer changes it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from antarkerja.domain.cases.enums.files import Visibility
from antarkerja.domain.cases.enums.notes import SHEET_QUESTIONS, ContactKind, NoteSheet
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.notes import EmptyNoteError, NotYourNoteError
from antarkerja.domain.cases.models import Case, CaseNote
from antarkerja.domain.cases.operations.notes import NoteDetails, rewrite_note, write_note
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.cases import make_case
from tests.factories.offices import actor_for, make_membership

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


@pytest.fixture
def colleague(wonosobo: Office) -> Actor:
    return actor_for(make_membership("dewi", RoleName.PLACEMENT_STAFF, wonosobo, name="Dewi"))


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("hadi", RoleName.HEAD, wonosobo, name="Hadi"))


def write(by: Actor, case: Case, text: str = "Bersedia kerja malam.", **more: object) -> CaseNote:
    return write_note(by=by, on=ON, at=AT, case_id=case.pk,
                      details=NoteDetails(text=text, **more))  # type: ignore[arg-type]  # by name


def rewrite(by: Actor, note: CaseNote, text: str, version: int = 0) -> CaseNote:
    return rewrite_note(by=by, at=AT, note_id=note.pk, version=version, text=text,
                        visibility=Visibility(note.visibility))


def contacts(case: Case) -> int:
    return Event.objects.filter(kind="case.contacted", subject_id=case.pk).count()


def test_a_visit_is_a_contact_and_a_thought_is_none(case: Case, ratna: Actor) -> None:
    write(ratna, case)
    case.refresh_from_db()
    assert (case.contacted_on, contacts(case)) == (None, 0)
    write(ratna, case, contact=ContactKind.VISIT, happened_on=date(2026, 11, 20))
    case.refresh_from_db()
    assert (case.contacted_on, contacts(case)) == (date(2026, 11, 20), 1)


def test_a_talk_with_somebody_else_is_no_contact_with_the_person(
    case: Case, ratna: Actor
) -> None:
    write(ratna, case, contact=ContactKind.TALK, sheet=NoteSheet.EMPLOYER)
    assert contacts(case) == 0


def test_text_is_kept_as_dictated_without_signs_that_nobody_sees(
    case: Case, ratna: Actor
) -> None:
    note = write(ratna, case, "  Baris satu\r\nbaris\x00 dua <b>\x1b \n")
    assert note.text == "Baris satu\nbaris dua <b>"


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 6_001])
def test_a_note_says_something_and_not_a_book(case: Case, ratna: Actor, text: str) -> None:
    with pytest.raises(EmptyNoteError):
        write(ratna, case, text)


def test_no_note_is_of_tomorrow(case: Case, ratna: Actor) -> None:
    with pytest.raises(EmptyNoteError):
        write(ratna, case, happened_on=date(2026, 11, 25))


def test_what_a_note_said_before_stays(case: Case, ratna: Actor) -> None:
    note = rewrite(ratna, write(ratna, case, "satu"), "dua")
    assert rewrite(ratna, note, "tiga", version=1).version == 2
    assert list(note.versions.order_by("number").values_list("text", flat=True)) == ["satu", "dua"]
    assert rewrite(ratna, note, "tiga", version=0).version == 2


def test_of_two_who_change_a_note_the_second_hears_of_it(
    case: Case, ratna: Actor, head: Actor
) -> None:
    note = write(ratna, case, "satu")
    rewrite(head, note, "dua")
    with pytest.raises(ChangedMeanwhileError):
        rewrite(ratna, note, "tiga")


def test_a_colleague_and_a_stranger_change_nothing(
    case: Case, ratna: Actor, colleague: Actor, stranger: Actor
) -> None:
    note = write(ratna, case)
    with pytest.raises(NotYourNoteError):
        rewrite(colleague, note, "lain")
    with pytest.raises(OutOfScopeError):
        rewrite(stranger, note, "lain")
    with pytest.raises(OutOfScopeError):
        write(stranger, case)


def test_six_sheets_ask_questions_and_one_is_empty() -> None:
    assert set(SHEET_QUESTIONS) == set(NoteSheet)
    assert len([sheet for sheet, asked in SHEET_QUESTIONS.items() if asked]) == 6
