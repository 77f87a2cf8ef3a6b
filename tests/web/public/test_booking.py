"""A link in a message: choosing, moving and cancelling a time without signing in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from antarkerja.domain.cases.enums.appointments import AppointmentStatus, ChosenBy, SlotKind
from antarkerja.domain.cases.models import Appointment, Invitation, Slot
from antarkerja.domain.cases.operations.calendar import end_feed, renew_feed
from antarkerja.domain.cases.operations.queue import call_next, renew_screen, take_ticket
from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.cases.queries.appointments import (
    link_of_appointment,
    link_of_invitation,
    link_of_session,
)
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import link_account
from antarkerja.domain.messaging.enums import MessageEvent, MessageStatus
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.appointments import book, invite, mark_presence
from tests.clients import DeskClient
from tests.factories.appointments import AT, TOMORROW, make_appointment, make_session, make_slot
from tests.factories.jobseekers import TODAY, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture(autouse=True)
def _by_mail(settings: Settings) -> None:
    """An installation with e-mail; nothing is sent here."""
    settings.MESSAGE_GATEWAYS = {"email": "gateway.that.is.not.asked"}


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari", email="sari@example.id")


@pytest.fixture
def slot(wonosobo: Office) -> Slot:
    return make_slot(wonosobo)


@pytest.fixture
def invitation(ratna: Actor, sari: Person) -> Invitation:
    return invite(by=ratna, at=AT, person=sari, kind=SlotKind.COUNTER,
                  until=AT + timedelta(days=7))


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def page_of(invitation: Invitation) -> str:
    return f"/booking/{link_of_invitation(invitation)}/"


class TestChoosing:
    def test_the_message_holds_the_link_and_the_link_shows_free_times(
        self, client: DeskClient, invitation: Invitation, slot: Slot
    ) -> None:
        message = Message.objects.get(event=MessageEvent.INVITATION)
        (link,) = re.findall(r"/booking/\S+/", message.body)
        text = text_of(client.get(link))
        assert f'value="{slot.pk}"' in text
        assert "09.00" in text
        assert not Appointment.objects.exists()

    def test_a_button_books_and_twice_is_once(
        self, client: DeskClient, invitation: Invitation, slot: Slot
    ) -> None:
        for _ in range(2):
            answer = client.post(page_of(invitation), {"slot": slot.pk}, follow=True)
            text_of(answer)
        row = Appointment.objects.get()
        assert (row.chosen_by, row.slot, row.status) == ("person", slot, "booked")
        assert answer.redirect_chain[-1][0] == f"/appointment/{link_of_appointment(row)}/"

    def test_who_comes_too_late_sees_the_nearest_free_times(
        self, client: DeskClient, wonosobo: Office, invitation: Invitation, slot: Slot
    ) -> None:
        make_appointment(make_person(wonosobo, name="Budi"), slot)
        free = make_slot(wonosobo, starts_at=TOMORROW + timedelta(hours=2))
        answer = client.post(page_of(invitation), {"slot": slot.pk})
        assert answer.status_code == 409
        assert f'value="{free.pk}"' in text_of(answer)
        assert Appointment.objects.count() == 1

    def test_more_times_than_a_page_holds_are_reached_by_a_link_and_no_script(
        self, client: DeskClient, wonosobo: Office, invitation: Invitation
    ) -> None:
        slots = [make_slot(wonosobo, starts_at=TOMORROW + timedelta(minutes=30 * number))
                 for number in range(70)]
        first = text_of(client.get(page_of(invitation)))
        (query,) = re.findall(r'href="\?(after=\d+)"', first)
        second = text_of(client.get(f"{page_of(invitation)}?{query}"))
        seen = {number for text in (first, second)
                for number in re.findall(r'name="slot" value="(\d+)"', text)}
        assert seen == {str(slot.pk) for slot in slots}
        assert 'href="?after=' not in second
        for strange in ("after=x", "after=99999999999", "after=" + "9" * 40):
            text_of(client.get(f"{page_of(invitation)}?{strange}"))

    def test_where_the_officers_times_are_gone_those_of_colleagues_are_offered(
        self, client: DeskClient, wonosobo: Office, ratna: Actor, sari: Person, slot: Slot
    ) -> None:
        asked = invite(by=ratna, at=AT, person=sari, kind=SlotKind.COUNTER,
                       until=AT + timedelta(days=7), officer_id=ratna.user_id)
        own = make_slot(wonosobo, officer_id=ratna.user_id, starts_at=TOMORROW + timedelta(hours=2))
        text = text_of(client.get(page_of(asked)))
        assert f'value="{own.pk}"' in text
        assert f'value="{slot.pk}"' not in text
        assert client.post(page_of(asked), {"slot": slot.pk}).status_code == 409
        make_appointment(make_person(wonosobo, name="Budi"), own)
        assert f'value="{slot.pk}"' in text_of(client.get(page_of(asked)))
        client.post(page_of(asked), {"slot": slot.pk})
        assert Appointment.objects.get(person=sari).slot == slot

    @pytest.mark.parametrize("posted", [{}, {"slot": "x"}, {"slot": "9" * 30}, {"slot": "0"}])
    def test_a_button_that_nobody_made_books_nothing(
        self, client: DeskClient, invitation: Invitation, slot: Slot, posted: dict[str, str]
    ) -> None:
        assert client.post(page_of(invitation), posted).status_code == 409
        assert not Appointment.objects.exists()

    def test_a_slot_of_another_office_is_not_given(
        self, client: DeskClient, temanggung: Office, invitation: Invitation
    ) -> None:
        theirs = make_slot(temanggung)
        assert client.post(page_of(invitation), {"slot": theirs.pk}).status_code == 409
        assert not Appointment.objects.exists()


class TestOwnAppointment:
    @pytest.fixture
    def row(self, ratna: Actor, sari: Person, slot: Slot) -> Appointment:
        return book(by=ratna, at=AT, slot=slot, person=sari, chosen_by=ChosenBy.OFFICER)

    def page(self, row: Appointment) -> str:
        return f"/appointment/{link_of_appointment(row)}/"

    def test_booking_tells_the_person_and_lays_out_both_reminders(
        self, row: Appointment
    ) -> None:
        told = {one.event: one for one in Message.objects.all()}
        assert set(told) == {MessageEvent.BOOKED, MessageEvent.REMINDER_HOURS}
        assert told[MessageEvent.REMINDER_HOURS].next_try_at <= row.starts_at
        assert "09.00 WIB" in told[MessageEvent.BOOKED].body

    def test_more_than_a_day_before_there_is_a_reminder_one_day_before(
        self, ratna: Actor, wonosobo: Office, sari: Person
    ) -> None:
        later = make_slot(wonosobo, starts_at=TOMORROW + timedelta(days=2))
        book(by=ratna, at=AT, slot=later, person=sari, chosen_by=ChosenBy.OFFICER)
        reminder = Message.objects.get(event=MessageEvent.REMINDER_DAY)
        assert reminder.next_try_at >= later.starts_at - timedelta(days=1)

    def test_moving_makes_the_old_reminders_worthless_and_the_choice_the_persons(
        self, client: DeskClient, wonosobo: Office, row: Appointment
    ) -> None:
        later = make_slot(wonosobo, starts_at=TOMORROW + timedelta(days=3))
        assert f'value="{later.pk}"' in text_of(client.get(self.page(row)))
        answer = client.post(self.page(row), {"act": "move", "slot": later.pk}, follow=True)
        text_of(answer)
        row.refresh_from_db()
        assert (row.slot, row.chosen_by, row.moved) == (later, "person", 1)
        waiting = Message.objects.filter(status=MessageStatus.WITHDRAWN)
        assert [one.event for one in waiting] == [MessageEvent.REMINDER_HOURS]
        assert Message.objects.filter(event=MessageEvent.MOVED).count() == 1

    def test_cancelling_frees_the_place_and_the_page_says_so(
        self, client: DeskClient, row: Appointment
    ) -> None:
        answer = client.post(self.page(row), {"act": "cancel", "reason": "ill"}, follow=True)
        assert "notice success" in text_of(answer)
        row.refresh_from_db()
        assert (row.status, row.cancelled_by, row.cancel_reason) == ("cancelled", "person", "ill")
        assert Slot.objects.get(pk=row.slot_id).taken == 0
        again = client.post(self.page(row), {"act": "move", "slot": row.slot_id}, follow=True)
        text_of(again)
        row.refresh_from_db()
        assert row.status == AppointmentStatus.CANCELLED

    def test_who_did_not_come_makes_a_new_appointment_from_the_link_in_the_message(
        self, client: DeskClient, clock: Any, ratna: Actor, wonosobo: Office, row: Appointment
    ) -> None:
        clock.move_to(row.starts_at + timedelta(hours=4))
        later = make_slot(wonosobo, starts_at=TOMORROW + timedelta(days=3))
        press = {"act": "again", "slot": later.pk}
        assert client.post(self.page(row), press).status_code == 409
        mark_presence(by=ratna, at=row.starts_at + timedelta(hours=1), appointment=row, came=False)
        (link,) = re.findall(
            r"/appointment/\S+/", Message.objects.get(event=MessageEvent.MISSED).body)
        assert f'value="{later.pk}"' in text_of(client.get(link))
        for _ in range(2):
            assert "notice success" in text_of(client.post(link, press, follow=True))
        row.refresh_from_db()
        assert row.status == AppointmentStatus.MISSED
        (new,) = Appointment.objects.exclude(pk=row.pk)
        assert (new.slot, new.chosen_by, new.status) == (later, "person", "booked")

    def test_the_phone_can_keep_it_in_its_own_calendar(
        self, client: DeskClient, row: Appointment
    ) -> None:
        answer = client.get(self.page(row) + "janji-temu.ics")
        assert answer["Content-Type"].startswith("text/calendar")
        assert b"DTSTART:20261125T020000Z" in answer.content
        assert b"Sari" not in answer.content

    def test_a_link_for_one_page_opens_no_other(
        self, client: DeskClient, row: Appointment, invitation: Invitation
    ) -> None:
        assert client.get(f"/booking/{link_of_appointment(row)}/").status_code == 404
        assert client.get(f"/appointment/{link_of_invitation(invitation)}/").status_code == 404

    def test_an_expired_link_says_what_to_do_and_does_nothing(
        self, client: DeskClient, clock: Any, row: Appointment
    ) -> None:
        url = self.page(row)
        clock.move_to(row.ends_at + timedelta(days=30))
        for answer in (client.get(url), client.post(url, {"act": "cancel"})):
            assert answer.status_code == 410
            assert "Sari" not in text_of(answer)
        row.refresh_from_db()
        assert row.status == AppointmentStatus.BOOKED

    def test_somebody_else_who_is_signed_in_sees_nothing_of_it(
        self, client_of: ClientOf, wonosobo: Office, ratna: Actor, row: Appointment
    ) -> None:
        budi = make_person(wonosobo, name="Budi")
        account = make_membership("budi", RoleName.JOBSEEKER, wonosobo, subject_id=budi.pk)
        link_account(by=ratna, person_id=budi.pk, user_id=account.user_id)
        desk = client_of(actor_for(account))
        for answer in (desk.get(self.page(row)), desk.post(self.page(row), {"act": "cancel"})):
            assert answer.status_code == 404
            assert "Sari" not in text_of(answer)
        row.refresh_from_db()
        assert row.status == AppointmentStatus.BOOKED

    def test_the_link_of_a_file_that_was_joined_and_kept_it_says_so(
        self, client: DeskClient, wonosobo: Office, row: Appointment
    ) -> None:
        url = self.page(row)
        kept = make_person(wonosobo, name="Sari W")
        Person.objects.filter(pk=row.person_id).update(merged_into=kept)
        answer = client.post(url, {"act": "cancel"})
        assert answer.status_code == 410
        text_of(answer)


class TestSession:
    @pytest.fixture
    def place(self, wonosobo: Office, sari: Person) -> Appointment:
        return make_appointment(sari, make_session(wonosobo, starts_at=AT + timedelta(minutes=10)))

    def sign(self, client: DeskClient, place: Appointment, code: str) -> str:
        url = f"/appointment/{link_of_appointment(place)}/"
        text_of(client.post(url, {"act": "sign", "code": code}, follow=True))
        place.refresh_from_db()
        return place.status

    def test_the_digits_on_the_screen_sign_the_list_from_the_link(
        self, client: DeskClient, place: Appointment
    ) -> None:
        assert self.sign(client, place, "12") == "booked"
        assert self.sign(client, place, screen_code(place.slot.nonce, AT, before=9)) == "booked"
        assert self.sign(client, place, screen_code(place.slot.nonce, AT)) == "kept"
        assert place.signed_by == "code"

    def test_who_is_signed_in_scans_the_code_and_presses_once(
        self, client_of: ClientOf, ratna: Actor, wonosobo: Office, sari: Person,
        place: Appointment,
    ) -> None:
        account = make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk)
        link_account(by=ratna, person_id=sari.pk, user_id=account.user_id)
        desk, url = client_of(actor_for(account)), f"/attend/{link_of_session(place.slot, at=AT)}/"
        text_of(desk.get(url))
        text_of(desk.post(url, follow=True))
        place.refresh_from_db()
        assert place.status == "kept"

    def test_a_code_of_some_minutes_ago_is_dead_and_a_visitor_only_reads_the_digits(
        self, client: DeskClient, clock: Any, place: Appointment
    ) -> None:
        url = f"/attend/{link_of_session(place.slot, at=AT)}/"
        assert screen_code(place.slot.nonce, AT) in text_of(client.get(url))
        client.post(url)
        clock.move_to(AT + timedelta(minutes=4))
        assert client.get(url).status_code == 410
        place.refresh_from_db()
        assert place.status == "booked"


def test_the_screen_shows_numbers_and_counters_and_a_renewed_address_is_dead(
    client: DeskClient, ratna: Actor
) -> None:
    code = renew_screen(by=ratna, at=AT).code
    for _ in range(2):
        take_ticket(by=ratna, on=TODAY, at=AT)
    call_next(by=ratna, on=TODAY, at=AT, counter=3)
    answer = client.get(f"/screen/{code}/")
    assert "Nomor 1, silakan ke loket 3" in text_of(answer)
    assert answer["Refresh"] == "5"
    renew_screen(by=ratna, at=AT)
    assert client.get(f"/screen/{code}/").status_code == 404


def test_an_officers_calendar_program_reads_times_and_no_names_until_the_address_ends(
    client: DeskClient, ratna: Actor, wonosobo: Office, sari: Person
) -> None:
    make_appointment(sari, make_slot(wonosobo, officer_id=ratna.user_id))
    make_appointment(make_person(wonosobo, name="Budi"), make_slot(wonosobo))
    secret = renew_feed(by=ratna, at=AT).secret
    answer = client.get(f"/agenda/{secret}.ics")
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert b"Sari" not in answer.content
    end_feed(by=ratna)
    assert client.get(f"/agenda/{secret}.ics").status_code == 404
