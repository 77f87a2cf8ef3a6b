"""Who is told of questions, answers, the talk of a replication, and of mentoring."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.messaging.enums import MessageEvent, MessageStatus
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, Visibility
from antarkerja.domain.practices.enums.replication import ReplicationNoteKind
from antarkerja.domain.practices.enums.talk import RemarkKind, ReportReason
from antarkerja.domain.practices.models import (
    DigestWish,
    Mentoring,
    Practice,
    PracticeAuthor,
    Remark,
    Replication,
)
from antarkerja.domain.practices.operations.experts import list_me
from antarkerja.domain.practices.operations.moderation import report
from antarkerja.domain.practices.queries.wishes import PAGES_ONLY
from antarkerja.journeys.mentoring import (
    answer_mentoring_and_tell,
    ask_mentor_and_tell,
    end_mentoring_and_withdraw,
)
from antarkerja.journeys.replication_talk import write_note_and_tell
from antarkerja.journeys.talk import answer_and_tell, say_and_tell, settle_and_withdraw
from tests.conftest import NOW, TODAY
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import WRITTEN_AT, make_practice, make_replication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gateways(settings: Settings) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "x"}


def colleague(name: str, office: Office) -> Actor:
    made = actor_for(make_membership(name, RoleName.OFFICER, office, name=name.title()))
    user_of(made, email=f"{name}@example.id")
    return made


def user_of(actor: Actor, **changed: str) -> User:
    user = User.objects.get(pk=actor.user_id or 0)
    for field, value in changed.items():
        setattr(user, field, value)
    user.save()
    return user


@pytest.fixture
def author(ratna: Actor) -> Actor:
    user_of(ratna, email="ratna@example.id")
    return ratna


@pytest.fixture
def adopter(stranger: Actor) -> Actor:
    user_of(stranger, email="bagus@example.id")
    return stranger


@pytest.fixture
def practice(author: Actor, wonosobo: Office) -> Practice:
    return make_practice(wonosobo, author=user_of(author))


@pytest.fixture
def replication(practice: Practice, adopter: Actor, temanggung: Office) -> Replication:
    return make_replication(practice, temanggung, owner=user_of(adopter))


def ask(by: Actor, practice: Practice, text: str = "Berapa lama satu sesi?") -> Remark:
    return say_and_tell(by=by, on=TODAY, at=NOW, practice_id=practice.pk,
                        kind=RemarkKind.QUESTION, text=text).remark


def reply(by: Actor, question: Remark, text: str = "Dua jam.") -> Remark:
    return answer_and_tell(by=by, on=TODAY, at=NOW, question_id=question.pk, text=text).remark


def note(by: Actor, replication: Replication, kind: str = "question") -> None:
    write_note_and_tell(by=by, on=TODAY, at=NOW, replication_id=replication.pk,
                        kind=ReplicationNoteKind(kind), text="Berapa orang satu kelompok?")


def told(event: MessageEvent) -> list[int]:
    return list(Message.objects.filter(event=event).order_by("recipient_id")
                .values_list("recipient_id", flat=True))


def test_a_question_is_told_to_the_authors_in_plain_words_with_the_way_to_it(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    question = ask(adopter, practice)
    message = Message.objects.get()
    assert (message.event, message.recipient_id) == ("question_asked", author.user_id)
    assert "Bagus Wicaksono bertanya tentang praktik baik Bimbingan kelompok" in message.body
    assert f"/practices/{practice.pk}/#said-{question.pk}" in message.body
    assert "Berapa lama" not in message.body, "what was said stays on the page"


def test_a_colleague_who_reads_english_is_told_in_english(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    user_of(author, language="en")
    ask(adopter, practice)
    assert "asked about the practice" in Message.objects.get().body


def test_a_comment_tells_nobody_and_who_asks_about_the_own_practice_is_not_told(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    say_and_tell(by=adopter, on=TODAY, at=NOW, practice_id=practice.pk, kind=RemarkKind.COMMENT,
                 text="Kami lakukan juga.")
    ask(author, practice)
    assert not Message.objects.exists()


def test_an_author_whom_the_question_names_is_told_once(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    ask(adopter, practice, "Berapa lama, @ratna?")
    assert (told(MessageEvent.MENTIONED), told(MessageEvent.QUESTION_ASKED)) == (
        [author.user_id], [])


def test_every_author_is_told_wherever_they_work_now(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    brebes = colleague("sari", make_office(region="33.29", name="Disnaker Kabupaten Brebes"))
    PracticeAuthor.objects.create(practice=practice, user=user_of(brebes), joined_at=WRITTEN_AT)
    ask(adopter, practice)
    assert told(MessageEvent.QUESTION_ASKED) == sorted([author.user_id or 0, brebes.user_id or 0])


def test_when_the_author_left_the_office_is_asked(
    author: Actor, adopter: Actor, practice: Practice, wonosobo: Office
) -> None:
    dian = colleague("dian", wonosobo)
    Membership.objects.filter(user_id=author.user_id or 0).update(valid_until="2026-10-01")
    ask(adopter, practice)
    assert told(MessageEvent.QUESTION_ASKED) == [dian.user_id]


@pytest.mark.parametrize("way", ["pages", "no address", "no account"])
def test_who_wants_pages_only_or_cannot_be_reached_gets_nothing(
    author: Actor, adopter: Actor, practice: Practice, way: str
) -> None:
    if way == "pages":
        DigestWish.objects.create(user=user_of(author), channel=PAGES_ONLY)
    else:
        user_of(author, email="")
    if way == "no account":
        PracticeAuthor.objects.update(user=None, name="Ratna Puspitasari")
    ask(adopter, practice)
    assert not Message.objects.exists()


def test_an_answer_is_told_to_who_asked_and_not_to_who_answers_themselves(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    question = ask(adopter, practice)
    reply(adopter, question, "Sudah ketemu.")
    assert told(MessageEvent.QUESTION_ANSWERED) == []
    reply(author, question)
    assert told(MessageEvent.QUESTION_ANSWERED) == [adopter.user_id]
    assert "Ratna Puspitasari menjawab pertanyaan Anda" in Message.objects.get(
        event=MessageEvent.QUESTION_ANSWERED).body


def test_who_may_not_read_the_practice_any_more_hears_nothing_of_an_answer(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    question = ask(adopter, practice)
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    reply(author, question)
    assert told(MessageEvent.QUESTION_ANSWERED) == []


def test_a_question_that_is_hidden_before_it_was_told_is_not_told(
    author: Actor, adopter: Actor, practice: Practice
) -> None:
    province = make_office(region="33", name="Disnakertrans Jawa Tengah",
                           kind=OfficeKind.PROVINCE)
    tuti = actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, province))
    question = ask(adopter, practice)
    made = report(by=author, at=NOW, practice_id=practice.pk, reason=ReportReason.RUDE,
                  remark_id=question.pk)
    settle_and_withdraw(by=tuti, at=NOW, report_id=made.pk, hide=True, why="Kasar.")
    assert Message.objects.get().status == MessageStatus.WITHDRAWN


def test_the_adopters_question_reaches_the_origin_and_the_answer_the_adopter(
    author: Actor, adopter: Actor, replication: Replication
) -> None:
    note(adopter, replication)
    [asked] = Message.objects.all()
    assert (asked.event, asked.recipient_id) == ("replication_talk", author.user_id)
    assert "di Disnaker Kabupaten Temanggung" in asked.body
    assert f"/practices/replications/{replication.pk}/" in asked.body
    note(author, replication, "answer")
    assert told(MessageEvent.REPLICATION_TALK) == sorted(
        [author.user_id or 0, adopter.user_id or 0])


def test_progress_and_obstacles_are_read_on_the_page_and_told_to_nobody(
    adopter: Actor, replication: Replication
) -> None:
    for kind in ("progress", "obstacle"):
        note(adopter, replication, kind)
    assert not Message.objects.exists()


def test_who_asked_for_the_office_and_whom_it_learnt_from_hear_of_it_too(
    author: Actor, adopter: Actor, replication: Replication, practice: Practice,
    temanggung: Office,
) -> None:
    brebes = make_office(region="33.29", name="Disnaker Kabupaten Brebes")
    teacher, wati = colleague("sari", brebes), colleague("wati", temanggung)
    replication.source = make_replication(practice, brebes, owner=user_of(teacher))
    replication.save()
    note(wati, replication)
    assert set(told(MessageEvent.REPLICATION_TALK)) == {author.user_id, teacher.user_id}
    Message.objects.all().delete()
    note(teacher, replication, "answer")
    assert set(told(MessageEvent.REPLICATION_TALK)) == {adopter.user_id, wati.user_id}


def test_a_replication_that_nobody_carries_is_told_to_its_office(
    author: Actor, adopter: Actor, replication: Replication
) -> None:
    Replication.objects.filter(pk=replication.pk).update(owner=None)
    note(author, replication, "answer")
    assert told(MessageEvent.REPLICATION_TALK) == [adopter.user_id]


def mentor_asked(mentor: Actor, learner: Actor) -> Mentoring:
    list_me(by=mentor, at=NOW, about="Kanvasing", takes_questions=True, mentors=True)
    return ask_mentor_and_tell(by=learner, at=NOW, mentor_id=mentor.user_id or 0,
                               category=Category.CANVASSING, goal="Sepuluh kunjungan.")


def test_a_mentor_is_told_who_asks_and_the_learner_what_was_answered(
    author: Actor, adopter: Actor
) -> None:
    pair = mentor_asked(author, adopter)
    asked = Message.objects.get()
    assert (asked.event, asked.recipient_id) == ("mentoring_asked", author.user_id)
    assert "Bagus Wicaksono ingin belajar dari Anda" in asked.body
    assert "Sepuluh kunjungan" not in asked.body
    answer_mentoring_and_tell(by=author, on=TODAY, at=NOW, mentoring_id=pair.pk, takes=True)
    asked.refresh_from_db()
    assert asked.status == MessageStatus.WITHDRAWN, "answered before it was sent"
    assert told(MessageEvent.MENTORING_TAKEN) == [adopter.user_id]


def test_who_is_declined_is_told_where_to_look_further(author: Actor, adopter: Actor) -> None:
    pair = mentor_asked(author, adopter)
    answer_mentoring_and_tell(by=author, on=TODAY, at=NOW, mentoring_id=pair.pk, takes=False)
    message = Message.objects.get(event=MessageEvent.MENTORING_DECLINED)
    assert message.recipient_id == adopter.user_id
    assert "/practices/people/" in message.body


def test_a_request_that_is_taken_back_is_not_told(author: Actor, adopter: Actor) -> None:
    pair = mentor_asked(author, adopter)
    end_mentoring_and_withdraw(by=adopter, at=NOW, mentoring_id=pair.pk)
    assert Message.objects.get().status == MessageStatus.WITHDRAWN
