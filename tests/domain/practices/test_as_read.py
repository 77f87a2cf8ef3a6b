"""Nothing in a text turns the words beside it, and what people write stays as they wrote it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.enums.talk import RemarkKind
from antarkerja.domain.practices.operations.counter_notes import leave_note
from antarkerja.domain.practices.operations.drafting import draft_practice
from antarkerja.domain.practices.operations.talk import say
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.queries.one_practice import newest_texts
from tests.conftest import NOW, TODAY
from tests.factories.meetings import make_meeting
from tests.factories.practices import make_practice

TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}Pesan \N{RIGHT-TO-LEFT ISOLATE}sehari\x00 sebelumnya"
PLAIN = "Pesan sehari sebelumnya"


@given(st.text())
def test_only_what_turns_or_hides_is_taken_out(text: str) -> None:
    left = as_read(text)
    assert as_read(left) == left
    assert [sign for sign in text if sign in left] == list(left)


def test_every_script_and_emoji_stay() -> None:
    family = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}"
    for text in ("العربية", "ꦗꦮ", family, "Jumat Legi – 50 %"):
        assert as_read(text) == text


@pytest.mark.django_db
def test_titles_notes_and_talk_do_not_turn_the_page(ratna: Actor, temanggung: Office) -> None:
    draft = draft_practice(by=ratna, at=NOW, category=Category.DATA, title=TURNED)
    assert newest_texts(draft)["id"].title == PLAIN
    note = leave_note(by=ratna, on=TODAY, at=NOW, text=TURNED, category=Category.DATA)
    assert note.text == PLAIN
    practice = make_practice(temanggung)
    spoken = say(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk, kind=RemarkKind.COMMENT,
                 text=TURNED)
    assert spoken.remark.text == PLAIN
    assert make_meeting(ratna, title=TURNED).title == PLAIN


@pytest.mark.django_db
def test_signs_that_nobody_sees_are_no_words(client_of: Any, ratna: Actor) -> None:
    unseen = "\N{RIGHT-TO-LEFT OVERRIDE} \N{POP DIRECTIONAL FORMATTING}"
    desk = client_of(ratna)
    new = desk.post("/practices/new/", {"title": unseen, "category": "data", "language": "id"})
    note = desk.post("/practices/notes/new/", {"text": unseen, "category": "data"})
    for answer, name in ((new, "title"), (note, "text")):
        assert answer.status_code == 422
        assert answer.context["form"].errors[name]
