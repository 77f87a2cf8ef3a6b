"""An office's own questions for the sheets of notes, and the shipped ones where it has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError

from antarkerja.domain.cases.enums.notes import NoteSheet
from antarkerja.domain.cases.models import OfficeSheet
from antarkerja.domain.cases.operations.sheets import keep_sheet
from antarkerja.domain.cases.queries.sheets import sheets_of
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.cases import make_case
from tests.factories.jobseekers import NOW
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
PAGE = "/office/note-sheets/"


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo, name="Hadi"))


def test_notes_begin_with_the_offices_own_questions_until_it_wants_the_usual_ones(
    client_of: ClientOf, head: Actor, ratna: Actor, wonosobo: Office
) -> None:
    desk = client_of(head)
    begun = f"/cases/{make_case(wonosobo, officer=ratna).pk}/notes/?sheet=missed"
    shown = desk.get(PAGE)
    assert "Kantor Anda memakai pertanyaan bawaan" in shown.text
    assert "⟪" not in shown.text
    desk.post(PAGE, {"sheet": "missed", "questions": "Ditelepon pukul:\r\n\r\n Alasan: \r\n"})
    assert OfficeSheet.objects.get().questions == "Ditelepon pukul:\nAlasan:"
    assert "1 lembar memakai pertanyaan kantor sendiri" in desk.get(PAGE).text
    text = client_of(ratna).get(begun).text
    assert "Ditelepon pukul:\n\nAlasan:" in text
    assert "Hari baru yang disepakati" not in text
    desk.post(PAGE, {"sheet": "missed", "questions": " "})
    assert not OfficeSheet.objects.exists()
    assert "Ditelepon pukul" not in client_of(ratna).get(begun).text


def test_the_usual_questions_kept_as_they_are_are_no_own_ones(
    head: Actor, ratna: Actor
) -> None:
    usual = next(one for one in sheets_of(ratna) if one.code == NoteSheet.TALK)
    assert not keep_sheet(by=head, at=NOW, sheet=NoteSheet.TALK,
                          questions="\n".join(usual.questions))
    assert not OfficeSheet.objects.exists()


def test_another_office_and_an_officer_have_no_hand_in_it(
    client_of: ClientOf, head: Actor, ratna: Actor, stranger: Actor
) -> None:
    keep_sheet(by=head, at=NOW, sheet=NoteSheet.TALK, questions="Apa kabar?")
    assert not any(one.is_own for one in sheets_of(stranger))
    with pytest.raises(NotAllowedError):
        keep_sheet(by=ratna, at=NOW, sheet=NoteSheet.TALK, questions="")
    assert client_of(ratna).get(PAGE).status_code == 403
    assert client_of(head).post(PAGE, {"sheet": "plain", "questions": "x"}).status_code == 200
    assert client_of(head).post(PAGE, {"sheet": "talk", "questions": "x" * 2001}).status_code == 422
    assert OfficeSheet.objects.get().questions == "Apa kabar?"


@pytest.mark.parametrize("wrong", [
    {"sheet": "talk"}, {"sheet": "plain"}, {"sheet": "missed", "questions": ""}])
def test_the_database_keeps_one_row_a_sheet_and_none_that_asks_nothing(
    wonosobo: Office, wrong: dict[str, str]
) -> None:
    OfficeSheet.objects.create(office=wonosobo, sheet="talk", questions="Apa kabar?")
    with pytest.raises(IntegrityError, match=r"office_?sheet"):
        OfficeSheet.objects.create(office=wonosobo, **{"questions": "Apa?"} | wrong)
