"""Questions, answers, comments; who is named, what is followed, what moderators hide."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from pytest_django.fixtures import Settings

from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, State, Visibility
from antarkerja.domain.practices.enums.talk import (
    FollowKind,
    RemarkKind,
    ReportReason,
    ReportState,
)
from antarkerja.domain.practices.errors.practice import IncompleteError
from antarkerja.domain.practices.errors.review import PersonalDataError
from antarkerja.domain.practices.errors.talk import (
    NothingToFollowError,
    NotToBeSaidError,
    SettledAlreadyError,
)
from antarkerja.domain.practices.models import Follow, Mention, Practice, Remark
from antarkerja.domain.practices.operations.following import choose_news, follow, unfollow
from antarkerja.domain.practices.operations.moderation import report, settle_report
from antarkerja.domain.practices.operations.talk import (
    Spoken,
    accept_answer,
    answer,
    say,
    see_mentions,
)
from antarkerja.domain.practices.policies.mentions import named_in
from antarkerja.domain.practices.queries.talk import mentions_of, open_reports, threads_of
from antarkerja.journeys.talk import say_and_tell
from tests.conftest import NOW, TODAY
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice


@pytest.fixture
def practice(ratna: Actor, wonosobo: Office) -> Practice:
    return make_practice(wonosobo, author=User.objects.get(username="ratna"))


@pytest.fixture
def tuti(db: None) -> Actor:
    """Coordinator of the province of both offices."""
    office = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    return actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, office))


def speak(by: Actor, practice: Practice, text: str = "Berapa lama satu sesi?",
          kind: RemarkKind = RemarkKind.QUESTION) -> Spoken:
    return say(by=by, on=TODAY, at=NOW, practice_id=practice.pk, kind=kind, text=text)


def reply(by: Actor, question: Remark, text: str = "Dua jam.") -> Remark:
    return answer(by=by, on=TODAY, at=NOW, question_id=question.pk, text=text).remark


def test_a_question_is_answered_and_one_answer_is_accepted(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    question = speak(stranger, practice).remark
    first, second = reply(ratna, question), reply(ratna, question, "Sekarang satu jam.")
    accept_answer(by=stranger, at=NOW, answer_id=first.pk)
    accept_answer(by=ratna, at=NOW, answer_id=second.pk)
    [thread] = threads_of(ratna, practice)
    assert [one.remark.pk for one in thread.answers] == [second.pk, first.pk]
    assert thread.may_accept
    assert thread.first.office == "Disnaker Kabupaten Temanggung"
    accept_answer(by=stranger, at=NOW, answer_id=second.pk)
    assert not Remark.objects.filter(accepted_at__isnull=False).exists()


def test_only_who_asked_or_wrote_accepts(
    ratna: Actor, stranger: Actor, practice: Practice, wonosobo: Office
) -> None:
    question = speak(stranger, practice).remark
    given = reply(ratna, question)
    other = actor_for(make_membership("sari", RoleName.OFFICER, wonosobo))
    with pytest.raises(NotAllowedError):
        accept_answer(by=other, at=NOW, answer_id=given.pk)
    with pytest.raises(OutOfScopeError):
        accept_answer(by=ratna, at=NOW, answer_id=question.pk)


def test_two_accepted_answers_are_refused_by_the_database(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    question = speak(stranger, practice).remark
    reply(ratna, question)
    reply(stranger, question)
    with pytest.raises(IntegrityError, match="parent"):
        Remark.objects.filter(parent=question).update(accepted_at=NOW)


def test_nobody_answers_a_comment_and_nothing_is_not_said(
    ratna: Actor, practice: Practice
) -> None:
    comment = speak(ratna, practice, "Bagus.", RemarkKind.COMMENT).remark
    with pytest.raises(NotToBeSaidError):
        reply(ratna, comment)
    with pytest.raises(NotToBeSaidError):
        speak(ratna, practice, " \n ")


def test_who_only_audits_does_not_speak_and_who_cannot_read_finds_nothing(
    practice: Practice, stranger: Actor, temanggung: Office
) -> None:
    auditor = actor_for(make_membership("auditi", RoleName.AUDITOR, temanggung))
    with pytest.raises(NotAllowedError):
        speak(auditor, practice)
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    with pytest.raises(OutOfScopeError):
        speak(stranger, practice)


@pytest.mark.parametrize("text", ["NIK 3307012204890003", "WA 081234567890", "siti@example.id"])
def test_numbers_of_people_are_refused(ratna: Actor, practice: Practice, text: str) -> None:
    with pytest.raises(PersonalDataError):
        speak(ratna, practice, text)
    assert not Remark.objects.exists()


def test_a_colleague_who_reads_the_practice_is_told_of_being_named(
    ratna: Actor, stranger: Actor, practice: Practice, settings: Settings
) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "x"}
    User.objects.filter(username="bagus").update(email="bagus@example.id")
    spoken = say_and_tell(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk,
                          kind=RemarkKind.COMMENT, text="Bagaimana di Temanggung, @Bagus?")
    assert spoken.not_reached == []
    assert [one.title for one in mentions_of(stranger, language="id")] == [  # type: ignore[attr-defined]  # annotated
        "Bimbingan kelompok sebelum wawancara"]
    assert Message.objects.get().recipient_id == stranger.user_id
    assert see_mentions(by=stranger, at=NOW) == 1
    assert mentions_of(stranger, language="id") == []


def test_naming_somebody_without_access_reveals_nothing_and_tells_nobody(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    no_access = speak(ratna, practice, "Halo @bagus").not_reached
    nobody = speak(ratna, practice, "Halo @tidakada").not_reached
    assert (no_access, nobody) == (["bagus"], ["tidakada"])
    assert not Mention.objects.exists()
    assert not Message.objects.exists()


def test_work_names_are_found_and_addresses_are_none() -> None:
    assert named_in("Halo @ratna.p, lihat @BAGUS dan @ratna.p. a@b.id @x") == ["ratna.p", "bagus"]


def test_a_moderator_hides_with_a_reason_that_the_author_reads(
    ratna: Actor, stranger: Actor, practice: Practice, tuti: Actor
) -> None:
    said = speak(stranger, practice, "Ini omong kosong.", RemarkKind.COMMENT).remark
    for who in (ratna, tuti):
        report(by=who, at=NOW, practice_id=practice.pk, reason=ReportReason.RUDE,
               remark_id=said.pk)
    [first, _second] = open_reports(tuti, language="id")
    with pytest.raises(IncompleteError):
        settle_report(by=tuti, at=NOW, report_id=first.pk, hide=True, why=" ")
    settle_report(by=tuti, at=NOW, report_id=first.pk, hide=True, why="Menyakiti rekan.")
    assert open_reports(tuti, language="id") == []
    assert threads_of(stranger, practice)[0].first.why_hidden == "Menyakiti rekan."
    assert threads_of(ratna, practice)[0].first.why_hidden == ""
    assert threads_of(ratna, practice)[0].first.remark.hidden_at is not None
    with pytest.raises(SettledAlreadyError):
        settle_report(by=tuti, at=NOW.replace(hour=10), report_id=first.pk, hide=False, why="Biar.")


def test_what_is_left_standing_stays_and_the_reason_is_kept(
    ratna: Actor, stranger: Actor, practice: Practice, tuti: Actor
) -> None:
    row = report(by=stranger, at=NOW, practice_id=practice.pk, reason=ReportReason.WRONG)
    again = report(by=stranger, at=NOW, practice_id=practice.pk, reason=ReportReason.WRONG)
    assert row == again
    kept = settle_report(by=tuti, at=NOW, report_id=row.pk, hide=False, why="Angkanya benar.")
    assert (kept.state, kept.settled_why) == (ReportState.KEPT, "Angkanya benar.")
    practice.refresh_from_db()
    assert practice.state == State.PUBLISHED


def test_a_practice_that_is_hidden_is_withdrawn_with_the_reason(
    stranger: Actor, practice: Practice, tuti: Actor
) -> None:
    row = report(by=stranger, at=NOW, practice_id=practice.pk, reason=ReportReason.PERSONAL)
    settle_report(by=tuti, at=NOW, report_id=row.pk, hide=True, why="Ada nama orang.")
    practice.refresh_from_db()
    assert (practice.state, practice.withdrawn_reason) == (State.WITHDRAWN, "Ada nama orang.")


def test_another_provinces_coordinator_and_an_officer_do_not_moderate(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    row = report(by=stranger, at=NOW, practice_id=practice.pk, reason=ReportReason.WRONG)
    east = make_office(region="35", name="Disnakertrans Jawa Timur", kind=OfficeKind.PROVINCE)
    other = actor_for(make_membership("yayuk", RoleName.PROVINCIAL_ANALYST, east))
    assert open_reports(other, language="id") == []
    with pytest.raises(OutOfScopeError):
        settle_report(by=other, at=NOW, report_id=row.pk, hide=True, why="x")
    with pytest.raises(NotAllowedError):
        settle_report(by=ratna, at=NOW, report_id=row.pk, hide=True, why="x")


def test_one_follows_what_one_reads_and_nothing_else(
    stranger: Actor, practice: Practice, wonosobo: Office
) -> None:
    for kind, value in ((FollowKind.PRACTICE, str(practice.pk)), (FollowKind.GROUP, "graduates"),
                        (FollowKind.CATEGORY, Category.DATA), (FollowKind.OFFICE,
                                                              str(wonosobo.pk))):
        follow(by=stranger, at=NOW, kind=kind, value=value)
        follow(by=stranger, at=NOW, kind=kind, value=value)
    assert Follow.objects.count() == 4
    unfollow(by=stranger, kind=FollowKind.GROUP, value="graduates")
    assert Follow.objects.count() == 3
    hidden = make_practice(wonosobo, state=State.DRAFT)
    for kind, value in ((FollowKind.PRACTICE, str(hidden.pk)), (FollowKind.OFFICE, "999999"),
                        (FollowKind.CATEGORY, "xyz"), (FollowKind.PRACTICE, "1; DROP")):
        with pytest.raises(NothingToFollowError):
            follow(by=stranger, at=NOW, kind=kind, value=value)


def test_a_way_that_does_not_exist_is_refused(stranger: Actor) -> None:
    assert choose_news(by=stranger, is_on=False, channel="whatsapp").channel == "whatsapp"
    with pytest.raises(ValueError, match="pigeon"):
        choose_news(by=stranger, is_on=True, channel="pigeon")
