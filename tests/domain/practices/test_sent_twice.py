"""Whoever presses twice has done it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, State
from antarkerja.domain.practices.enums.talk import RemarkKind
from antarkerja.domain.practices.models import CounterNote, Meeting, Practice, Remark
from antarkerja.domain.practices.operations.counter_notes import leave_note
from antarkerja.domain.practices.operations.drafting import draft_from, write_on
from antarkerja.domain.practices.operations.experts import list_me
from antarkerja.domain.practices.operations.meetings import call_meeting, call_off
from antarkerja.domain.practices.operations.mentoring import ask_mentor
from antarkerja.domain.practices.operations.talk import say
from antarkerja.domain.practices.policies.texts import details_of
from antarkerja.domain.practices.queries.one_practice import newest_texts
from tests.conftest import NOW, TODAY
from tests.domain.practices.test_meetings import _details
from tests.factories.practices import make_practice

pytestmark = pytest.mark.django_db
SOON, LATER = NOW + timedelta(seconds=2), NOW + timedelta(hours=2)


def test_the_same_words_at_the_same_moment_are_said_once(ratna: Actor, temanggung: Office) -> None:
    practice = make_practice(temanggung)

    def ask(at: object) -> Remark:
        return say(by=ratna, on=TODAY, at=at, practice_id=practice.pk,  # type: ignore[arg-type]
                   kind=RemarkKind.QUESTION, text="Berapa orang sekali duduk?").remark

    assert ask(NOW) == ask(SOON)
    assert ask(LATER) != ask(NOW)
    assert Remark.objects.count() == 2


def test_the_same_note_is_one(ratna: Actor) -> None:
    for at, number in ((NOW, 1), (SOON, 1), (LATER, 2)):
        leave_note(by=ratna, on=TODAY, at=at, text="Antrean reda setelah pukul sepuluh.",
                   category=Category.DATA)
        assert CounterNote.objects.count() == number


def test_a_meeting_called_twice_stands_once_unless_it_was_called_off(ratna: Actor) -> None:
    first = call_meeting(by=ratna, details=_details())
    assert call_meeting(by=ratna, details=_details()) == first
    call_off(by=ratna, at=NOW, meeting_id=first.pk, why="Banjir")
    assert call_meeting(by=ratna, details=_details()) != first
    assert Meeting.objects.count() == 2


def test_a_copy_that_nobody_wrote_on_yet_is_given_again(ratna: Actor, temanggung: Office) -> None:
    practice = make_practice(temanggung)
    first = draft_from(by=ratna, at=NOW, practice_id=practice.pk)
    assert draft_from(by=ratna, at=SOON, practice_id=practice.pk) == first
    text = replace(details_of(newest_texts(first)["id"]), risks="Ruang kecil.")
    write_on(by=ratna, at=SOON, practice_id=first.pk, expected=1, text=text, context=None)
    assert draft_from(by=ratna, at=LATER, practice_id=practice.pk) != first


def test_an_answer_that_is_none_answers_no_colleague(
    client_of: Any, ratna: Actor, stranger: Actor
) -> None:
    list_me(by=ratna, at=NOW, about="", takes_questions=True, mentors=True)
    pair = ask_mentor(by=stranger, at=NOW, mentor_id=ratna.user_id or 0,
                      category=Category.DATA, goal="Angka")
    answer = client_of(ratna).post(f"/practices/mentoring/{pair.pk}/", {"act": "lain"})
    assert answer.status_code == 404
    pair.refresh_from_db()
    assert pair.state == "asked"


def test_who_reviews_a_draft_of_others_takes_no_copy_of_it(
    ratna: Actor, temanggung: Office
) -> None:
    draft = make_practice(temanggung, state=State.REVIEW)
    draft.reviews.create(number=1, reviewer_id=ratna.user_id or 0, office_id=ratna.own_office,
                         asked_at=NOW)
    with pytest.raises(OutOfScopeError):
        draft_from(by=ratna, at=NOW, practice_id=draft.pk)
    assert Practice.objects.count() == 1
