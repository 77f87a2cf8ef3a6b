"""What people are told of their appointments, and what they are spared."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.cases.enums.appointments import CancelReason, ChosenBy, SlotKind
from antarkerja.domain.cases.errors.appointments import SlotFullError
from antarkerja.domain.cases.models import Appointment, Invitation, Slot
from antarkerja.domain.cases.operations.sessions import tick_list
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.messaging.enums import MessageEvent, MessageStatus
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.appointments import (
    book,
    cancel,
    hold_session,
    invite,
    invite_many,
    mark_presence,
    move,
)
from tests.factories.appointments import AT, TOMORROW, make_appointment, make_session, make_slot
from tests.factories.jobseekers import make_person
from tests.factories.offices import make_office

pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(days=2)


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari", email="sari@example.id")


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    """Somebody whom letters alone reach gets no reminder of the last hours."""
    settings.MESSAGE_GATEWAYS = {"email": "antarkerja.integrations.mailbox.client.MailboxGateway"}


@pytest.fixture
def row(ratna: Actor, wonosobo: Office, sari: Person) -> Appointment:
    return book(by=ratna, at=AT, slot=make_slot(wonosobo, starts_at=LATER), person=sari,
                chosen_by=ChosenBy.OFFICER)


def told() -> list[str]:
    """Events that were told or are to be told, without what was taken back."""
    rows = Message.objects.exclude(status=MessageStatus.WITHDRAWN).order_by("pk")
    return list(rows.values_list("event", flat=True))


def test_reminders_come_one_day_and_two_hours_before_and_not_after_the_start(
    row: Appointment
) -> None:
    day, hours = (Message.objects.get(event=event) for event in (
        MessageEvent.REMINDER_DAY, MessageEvent.REMINDER_HOURS))
    assert day.next_try_at >= LATER - timedelta(days=1)
    assert hours.next_try_at >= LATER - timedelta(hours=2)
    assert day.good_until_at == hours.good_until_at == LATER


def test_moving_takes_the_old_reminders_back_and_lays_out_new_ones(
    ratna: Actor, wonosobo: Office, row: Appointment
) -> None:
    later = make_slot(wonosobo, starts_at=LATER + timedelta(days=1))
    move(by=ratna, at=AT, appointment=row, slot=later)
    assert told() == ["booked", "moved", "reminder_day", "reminder_hours"]
    assert Message.objects.filter(status=MessageStatus.WITHDRAWN).count() == 2


def test_cancelling_leaves_no_reminder_and_says_so_once(
    ratna: Actor, row: Appointment
) -> None:
    for _ in range(2):
        cancel(by=ratna, at=AT, appointment=row, reason=CancelReason.OFFICER_AWAY)
    assert told() == ["booked", "cancelled"]


def test_who_did_not_come_is_written_to_once_however_often_it_is_marked(
    ratna: Actor, row: Appointment
) -> None:
    at = LATER + timedelta(minutes=20)
    for came in (False, False, True, False):
        mark_presence(by=ratna, at=at, appointment=row, came=came)
    assert Message.objects.filter(event=MessageEvent.MISSED).count() == 1


def test_a_booking_that_fails_tells_nobody_and_leaves_no_trace(
    ratna: Actor, wonosobo: Office, sari: Person
) -> None:
    full = make_slot(wonosobo)
    make_appointment(make_person(wonosobo, name="Budi"), full)
    before = Event.objects.count()
    with pytest.raises(SlotFullError):
        book(by=ratna, at=AT, slot=full, person=sari, chosen_by=ChosenBy.OFFICER)
    assert told() == []
    assert Event.objects.count() == before


def test_of_a_session_only_the_absent_are_written_to(ratna: Actor, wonosobo: Office) -> None:
    session = make_session(wonosobo)
    came, away = (make_appointment(make_person(wonosobo, name=name), session)
                  for name in ("Budi", "Tono"))
    tick_list(by=ratna, at=TOMORROW, slot_id=session.pk, came=[came.pk])
    hold_session(by=ratna, at=TOMORROW, slot_id=session.pk)
    message = Message.objects.get(event=MessageEvent.MISSED)
    assert message.about_id == away.pk
    assert "Menulis lamaran" in message.body


def test_forty_are_invited_in_one_go_or_nobody(
    ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    people = [make_person(wonosobo, name=f"Orang {n}") for n in range(40)]
    strange = make_person(temanggung, name="Dewi")
    with pytest.raises(OutOfScopeError):
        invite_many(by=ratna, at=AT, people=[*people, strange], kind=SlotKind.COUNTER,
                    until=LATER)
    assert not Invitation.objects.exists()
    assert invite_many(by=ratna, at=AT, people=people, kind=SlotKind.COUNTER, until=LATER) == 40
    assert Message.objects.filter(event=MessageEvent.INVITATION).count() == 40


def test_times_in_a_message_are_those_of_the_offices_clock(sari: Person) -> None:
    papua = make_office(region="91.03", name="Disnaker Jayapura", zone="Asia/Jayapura")
    tono = make_person(papua, name="Tono", region="91.03.01")
    slot: Slot = make_slot(papua)
    book(by=system_actor(papua.pk), at=AT, slot=slot, person=tono, chosen_by=ChosenBy.OFFICER)
    assert "11.00 WIT" in Message.objects.get(event=MessageEvent.BOOKED).body


def test_the_words_of_an_invitation_say_until_when_and_hold_the_link(
    ratna: Actor, sari: Person
) -> None:
    invite(by=ratna, at=AT, person=sari, kind=SlotKind.PHONE, until=LATER)
    body = Message.objects.get().body
    assert "diundang untuk janji temu lewat telepon" in body
    assert "/booking/" in body
