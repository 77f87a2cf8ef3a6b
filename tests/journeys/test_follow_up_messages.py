"""Siti began work at PT Serayu a month ago; the clock asks her and the firm how it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from antarkerja.domain.cases.models import Case
from antarkerja.domain.employers.models import Employer
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import AnswerWay, FollowUpStatus, WorkAnswer
from antarkerja.domain.matching.errors import AlreadyAnsweredError, DateOutOfOrderError
from antarkerja.domain.matching.models import FollowUp, FollowUpQuestion, Placement
from antarkerja.domain.matching.operations import Said, record_follow_up
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.matching.queries import count_waiting_for_answer, follow_ups_due
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.follow_up_answers import answer_by_digit, answer_by_link
from antarkerja.journeys.follow_up_questions import ask_follow_ups
from antarkerja.journeys.place import place_without_referral
from tests.clients import DeskClient
from tests.factories.cases import make_case
from tests.factories.employers import make_employer
from tests.factories.jobseekers import make_person

pytestmark = pytest.mark.django_db
STARTED = date(2026, 10, 24)
ASKED = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati", on=date(2026, 9, 1))


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo, name="PT Serayu Makmur", contact_email="hrd@serayu.example")


@pytest.fixture
def placement(ratna: Actor, siti: Person, firm: Employer) -> Placement:
    details = PlacementDetails(scheme="AKL", started_on=STARTED)
    return place_without_referral(by=ratna, on=STARTED, person=siti, details=details,
                                  employer=firm)


@pytest.fixture
def asked(placement: Placement) -> FollowUp:
    """The follow-up after one month, when the clock has asked both."""
    assert ask_follow_ups(on=ASKED, at=AT, zone="Asia/Jakarta") == 1
    return placement.follow_ups.get(months=1)


def side(follow_up: FollowUp, name: str) -> FollowUpQuestion:
    return follow_up.questions.get(side=name)


def says(
    question: FollowUpQuestion, answer: WorkAnswer, *, left_on: date | None = None,
    reason: str = "", again: bool = False, on: date = ASKED,
) -> None:
    answer_by_link(on=on, question=question, said=Said(
        answer=answer, way=AnswerWay.LINK, left_on=left_on, leaving_reason=reason,
        wishes_case=again))


def status(follow_up: FollowUp) -> str:
    return FollowUp.objects.get(pk=follow_up.pk).status


def net(kind: EventKind) -> int:
    return sum(Event.objects.filter(kind=kind).values_list("quantity", flat=True))


def test_the_clock_asks_both_once(asked: FollowUp) -> None:
    assert {row.side for row in asked.questions.all()} == {"worker", "employer"}
    assert ask_follow_ups(on=ASKED, at=AT, zone="Asia/Jakarta") == 0
    assert ask_follow_ups(on=ASKED + timedelta(days=1), at=AT, zone="Asia/Jakarta") == 0
    bodies = list(Message.objects.order_by("pk").values_list("body", flat=True))
    assert len(bodies) == 2
    assert all("/answers/work/" in body for body in bodies)
    assert "PT Serayu Makmur" in bodies[0]
    assert "Siti Nurhayati" in bodies[1]


def test_another_zone_is_asked_on_its_own_day(placement: Placement) -> None:
    assert ask_follow_ups(on=ASKED, at=AT, zone="Asia/Jayapura") == 0


def test_nobody_is_asked_before_the_day_or_when_an_officer_has_asked(
    ratna: Actor, placement: Placement
) -> None:
    assert ask_follow_ups(on=ASKED - timedelta(days=1), at=AT, zone="Asia/Jakarta") == 0
    record_follow_up(by=ratna, on=ASKED, follow_up=placement.follow_ups.get(months=1),
                     status=FollowUpStatus.WORKING)
    assert ask_follow_ups(on=ASKED, at=AT, zone="Asia/Jakarta") == 0


def test_an_answer_is_waited_for_and_silence_becomes_a_call(ratna: Actor, asked: FollowUp) -> None:
    side(asked, "worker")
    FollowUpQuestion.objects.update(wait_until=ASKED + timedelta(days=5))
    assert list(follow_ups_due(ratna, today=ASKED)) == []
    assert count_waiting_for_answer(ratna, today=ASKED) == 1
    assert list(follow_ups_due(ratna, today=ASKED + timedelta(days=5))) == [asked]
    assert count_waiting_for_answer(ratna, today=ASKED + timedelta(days=5)) == 0


def test_a_worker_without_any_address_is_called_at_once(
    ratna: Actor, wonosobo: Office
) -> None:
    tono = make_person(wonosobo, name="Tono", phone="", on=STARTED)
    place_without_referral(by=ratna, on=STARTED, person=tono, details=PlacementDetails(
        scheme="AKL", started_on=STARTED, employer_name="Toko Baru"))
    ask_follow_ups(on=ASKED, at=AT, zone="Asia/Jakarta")
    assert [row.placement.person_id for row in follow_ups_due(ratna, today=ASKED)] == [tono.pk]


def test_still_at_work_settles_the_follow_up_and_is_a_contact_of_the_case(
    ratna: Actor, wonosobo: Office, siti: Person, asked: FollowUp
) -> None:
    case = make_case(wonosobo, person=siti)
    says(side(asked, "worker"), WorkAnswer.WORKING)
    assert status(asked) == FollowUpStatus.WORKING
    assert Case.objects.get(pk=case.pk).contacted_on == ASKED
    event = Event.objects.get(kind=EventKind.FOLLOWED_UP)
    assert (event.reason, event.officer_id) == ("working:1", None)
    assert list(follow_ups_due(ratna, today=ASKED + timedelta(days=9))) == []


def test_an_answer_is_given_once(asked: FollowUp) -> None:
    says(side(asked, "worker"), WorkAnswer.WORKING)
    with pytest.raises(AlreadyAnsweredError):
        says(side(asked, "worker"), WorkAnswer.LEFT, left_on=ASKED)
    assert status(asked) == FollowUpStatus.WORKING


def test_who_stopped_ends_the_placement_and_is_accompanied_again(
    siti: Person, wonosobo: Office, placement: Placement, asked: FollowUp
) -> None:
    says(side(asked, "worker"), WorkAnswer.LEFT, left_on=date(2026, 11, 10), reason="wage",
         again=True)
    placement.refresh_from_db()
    assert (placement.ended_on, placement.leaving_reason) == (date(2026, 11, 10), "wage")
    assert Registration.objects.filter(person=siti, status="active").count() == 1
    assert Case.objects.get(person=siti).status == "open"
    assert net(EventKind.PERSON_REVIVED) == net(EventKind.CASE_OPENED) == 1
    assert set(placement.follow_ups.values_list("months", flat=True)) == {1}


def test_who_stopped_and_does_not_wish_help_stays_unregistered(
    siti: Person, asked: FollowUp
) -> None:
    says(side(asked, "worker"), WorkAnswer.LEFT, left_on=date(2026, 11, 10))
    assert not Registration.objects.filter(person=siti, status="active").exists()
    assert not Case.objects.filter(person=siti).exists()


def test_a_last_day_outside_the_work_is_refused_and_nothing_is_kept(asked: FollowUp) -> None:
    for day in (STARTED - timedelta(days=1), ASKED + timedelta(days=1)):
        with pytest.raises(DateOutOfOrderError):
            says(side(asked, "worker"), WorkAnswer.LEFT, left_on=day)
    assert side(asked, "worker").answer == ""


def test_where_they_differ_an_officer_decides(ratna: Actor, asked: FollowUp) -> None:
    says(side(asked, "worker"), WorkAnswer.WORKING)
    says(side(asked, "employer"), WorkAnswer.LEFT, left_on=date(2026, 11, 12))
    assert status(asked) == FollowUpStatus.DUE
    assert net(EventKind.FOLLOWED_UP) == 0, "the ledger takes the doubtful answer back"
    assert list(follow_ups_due(ratna, today=ASKED)) == [asked]
    record_follow_up(by=ratna, on=ASKED, follow_up=asked, status=FollowUpStatus.WORKING)
    assert net(EventKind.FOLLOWED_UP) == 1


def test_a_firm_alone_never_ends_somebodys_placement(
    ratna: Actor, placement: Placement, asked: FollowUp
) -> None:
    says(side(asked, "employer"), WorkAnswer.LEFT, left_on=date(2026, 11, 12))
    placement.refresh_from_db()
    assert placement.ended_on is None
    assert list(follow_ups_due(ratna, today=ASKED)) == [asked]


@pytest.mark.parametrize(("digit", "outcome", "left_for_an_officer"), [
    ("1", "kept", False), ("2", "kept", True), ("3", "kept", True), ("7", "not_understood", True),
])
def test_a_digit_answers_and_the_rest_is_asked_by_an_officer(
    ratna: Actor, asked: FollowUp, digit: str, outcome: str, left_for_an_officer: bool
) -> None:
    assert answer_by_digit(on=ASKED, follow_up_id=asked.pk, digit=digit) == outcome
    later = ASKED + timedelta(days=9)
    assert bool(follow_ups_due(ratna, today=later)) is left_for_an_officer


def test_a_second_digit_changes_nothing(asked: FollowUp) -> None:
    answer_by_digit(on=ASKED, follow_up_id=asked.pk, digit="1")
    assert answer_by_digit(on=ASKED, follow_up_id=asked.pk, digit="2") == "known"
    assert answer_by_digit(on=ASKED, follow_up_id=asked.pk + 999, digit="1") == "not_asked"


def _link(which: int) -> str:
    body = Message.objects.order_by("pk")[which].body
    found = re.search(r"/answers/work/[\w:\-]+/", body)
    assert found
    return found[0]


def test_the_link_opens_a_page_and_a_button_acts_once(client: DeskClient, asked: FollowUp) -> None:
    page = client.get(_link(0))
    text = page.content.decode()
    assert "⟪" not in text
    assert "PT Serayu Makmur" in text
    assert "Siti" not in text, "whoever finds the phone learns no name"
    assert status(asked) == FollowUpStatus.DUE
    done = client.post(_link(0), {"answer": "working"}, follow=True)
    assert done.status_code == 200
    assert status(asked) == FollowUpStatus.WORKING
    assert client.get(_link(0)).status_code == 410


def test_who_stopped_says_when_on_the_page(
    client: DeskClient, siti: Person, placement: Placement, asked: FollowUp
) -> None:
    text = client.get(_link(0) + "?answer=left").content.decode()
    assert "⟪" not in text
    assert "wishes_case" in text
    assert client.post(_link(0), {"answer": "left"}).status_code == 422
    client.post(_link(0), {"answer": "left", "left_on": "2026-11-10", "leaving_reason": "wage",
                           "wishes_case": "on"})
    placement.refresh_from_db()
    assert placement.ended_on == date(2026, 11, 10)
    assert Case.objects.filter(person=siti, status="open").exists()


def test_the_firm_is_not_asked_whether_the_case_goes_on(
    client: DeskClient, asked: FollowUp
) -> None:
    text = client.get(_link(1) + "?answer=left").content.decode()
    assert "Siti Nurhayati" in text
    assert "wishes_case" not in text


def test_a_changed_or_expired_link_shows_nobodys_data(
    client: DeskClient, clock: time_machine.Traveller, asked: FollowUp
) -> None:
    spoiled = _link(0)[:-3] + "xx/"
    answer = client.get(spoiled)
    assert answer.status_code == 404
    assert "PT Serayu" not in answer.content.decode()
    FollowUpQuestion.objects.filter(side="employer").update(nonce="another")
    assert client.get(_link(1)).status_code == 404
    clock.move_to(AT + timedelta(days=61))
    late = client.get(_link(0))
    assert late.status_code == 410
    assert "PT Serayu" not in late.content.decode()


def test_the_officer_sees_both_answers(
    client_of: ClientOf, ratna: Actor, asked: FollowUp
) -> None:
    says(side(asked, "worker"), WorkAnswer.WORKING)
    says(side(asked, "employer"), WorkAnswer.LEFT, left_on=date(2026, 11, 12), reason="wage")
    desk = client_of(ratna)
    for address in ("/follow-ups/", f"/follow-ups/{asked.pk}/"):
        text = desk.get(address).content.decode()
        assert "⟪" not in text
    assert "12 November 2026" in text
