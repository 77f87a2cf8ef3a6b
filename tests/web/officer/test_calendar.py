"""The calendar and the queue as the desk sees them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.cases.models import Appointment, CalendarFeed, Invitation, Slot, Ticket
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.appointments import AT, TOMORROW, make_appointment, make_session, make_slot
from tests.factories.jobseekers import make_person
from tests.pdf_reading import read_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari")


@pytest.fixture
def slot(wonosobo: Office) -> Slot:
    return make_slot(wonosobo)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("view", ["day", "week"])
def test_the_calendar_says_who_is_expected_and_how_many_places_are_free(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, sari: Person, slot: Slot, language: str,
    view: str,
) -> None:
    make_appointment(sari, slot)
    make_slot(wonosobo, starts_at=TOMORROW + timedelta(hours=1), capacity=4)
    make_session(wonosobo, starts_at=TOMORROW + timedelta(hours=2))
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get(f"/calendar/?day=2026-11-25&view={view}"))
    if view == "day":
        assert "Sari Wulandari" in text
        assert "Menulis lamaran" in text
        assert AccessLog.objects.filter(subject_id=sari.pk, page="calendar").exists()
    else:
        assert ">24<" in text


@pytest.mark.parametrize("query", ["day=besok", "day=9999-12-31", "officer=x&day=", "view=month"])
def test_a_question_that_means_nothing_shows_today(
    client_of: ClientOf, ratna: Actor, query: str
) -> None:
    assert "24 November 2026" in text_of(client_of(ratna).get(f"/calendar/?{query}"))


@pytest.mark.parametrize("view", ["day", "week"])
def test_the_calendar_asks_no_more_of_the_database_for_a_full_day(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, view: str
) -> None:
    desk, counts = client_of(ratna), []
    for number in range(12):
        if number in (2, 11):
            with CaptureQueriesContext(connection) as asked:
                desk.get(f"/calendar/?day=2026-11-25&view={view}")
            counts.append(len(asked))
        make_appointment(make_person(wonosobo, name=f"Orang {number}"), make_slot(wonosobo))
    assert counts[0] == counts[1]


def test_an_officer_books_for_a_person_and_both_choices_are_kept(
    client_of: ClientOf, ratna: Actor, sari: Person, slot: Slot
) -> None:
    desk, url = client_of(ratna), f"/people/{sari.pk}/book/"
    assert f'value="{slot.pk}"' in text_of(desk.get(url + "?kind=counter"))
    answer = desk.post(url, {"slot": slot.pk, "chosen_by": "officer", "note": "Wawancara"},
                       follow=True)
    assert "notice success" in text_of(answer)
    row = Appointment.objects.get()
    assert (row.person, row.chosen_by, row.note) == (sari, "officer", "Wawancara")


def test_a_full_slot_is_answered_with_the_nearest_free_one(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    make_appointment(make_person(wonosobo, name="Budi"), slot)
    free = make_slot(wonosobo, starts_at=TOMORROW + timedelta(hours=1))
    answer = client_of(ratna).post(f"/people/{sari.pk}/book/",
                                   {"slot": slot.pk, "chosen_by": "person"})
    assert answer.status_code == 409
    assert f'value="{free.pk}"' in text_of(answer)


def test_where_one_invites_the_page_warns_when_too_few_places_are_free(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    desk = client_of(ratna)
    for number in range(2):
        other = make_person(wonosobo, name=f"Orang {number}")
        text_of(desk.post(f"/people/{other.pk}/invite/", {"kind": "counter", "days": 7},
                          follow=True))
    text = text_of(desk.get(f"/people/{sari.pk}/book/"))
    assert "3 orang diundang dan 1 tempat kosong" in text
    assert "2 orang diundang dan 1 tempat kosong" in text_of(desk.get("/calendar/"))
    assert Invitation.objects.count() == 2


def test_came_late_and_then_corrected_to_absent(
    client_of: ClientOf, ratna: Actor, clock: Any, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    clock.move_to(TOMORROW + timedelta(minutes=7, seconds=5))
    desk, url = client_of(ratna), f"/calendar/appointments/{row.pk}/"
    text_of(desk.post(url + "act/", {"act": "came", "late_minutes": ""}, follow=True))
    row.refresh_from_db()
    assert (row.status, row.late_minutes) == ("kept", 7)
    text_of(desk.post(url + "act/", {"act": "missed"}, follow=True))
    row.refresh_from_db()
    assert (row.status, row.late_minutes) == ("missed", None)


def test_nobody_misses_tomorrow_today(
    client_of: ClientOf, ratna: Actor, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    desk, url = client_of(ratna), f"/calendar/appointments/{row.pk}/"
    assert 'value="missed"' not in text_of(desk.get(url))
    assert "notice error" in text_of(desk.post(url + "act/", {"act": "missed"}, follow=True))
    row.refresh_from_db()
    assert row.status == "booked"


def test_the_office_moves_and_cancels_with_its_reason(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    row, later = make_appointment(sari, slot), make_slot(
        wonosobo, starts_at=TOMORROW + timedelta(hours=1))
    desk, url = client_of(ratna), f"/calendar/appointments/{row.pk}/act/"
    text_of(desk.post(url, {"act": "move", "slot": later.pk}, follow=True))
    text_of(desk.post(url, {"act": "cancel", "reason": "officer_away"}, follow=True))
    row.refresh_from_db()
    assert (row.slot, row.cancelled_by, row.cancel_reason) == (later, "office", "officer_away")


class TestSessions:
    @pytest.fixture
    def session(self, wonosobo: Office) -> Slot:
        return make_session(wonosobo, starts_at=AT - timedelta(minutes=5))

    @pytest.fixture
    def places(self, wonosobo: Office, session: Slot) -> list[Appointment]:
        return [
            make_appointment(make_person(wonosobo, name=name), session, at=AT - timedelta(hours=1))
            for name in ("Budi", "Sari", "Tono")
        ]

    def test_an_officer_makes_one_in_a_room_that_is_free(
        self, client_of: ClientOf, ratna: Actor
    ) -> None:
        desk = client_of(ratna)
        typed = {"topic": "Menulis lamaran", "day": "2026-12-01", "clock": "09.00",
                 "minutes": "90", "capacity": "15", "is_open": "on",
                 "officer": str(ratna.user_id)}
        text_of(desk.post("/calendar/sessions/new/", typed, follow=True))
        made = Slot.objects.get()
        assert (made.topic, made.capacity, bool(made.nonce)) == ("Menulis lamaran", 15, True)
        twice = desk.post("/calendar/sessions/new/", typed)
        assert twice.status_code == 422
        text_of(twice)
        assert Slot.objects.count() == 1

    def test_ticks_keep_who_is_there_and_the_rest_was_absent_once_it_was_held(
        self, client_of: ClientOf, ratna: Actor, session: Slot, places: list[Appointment]
    ) -> None:
        desk, url = client_of(ratna), f"/calendar/sessions/{session.pk}/"
        assert "Tono" in text_of(desk.get(url))
        text_of(desk.post(url + "act/", {"came": [places[0].pk, "x"]}, follow=True))
        text_of(desk.post(url + "act/", {"came": [places[1].pk], "act": "hold"}, follow=True))
        assert [Appointment.objects.get(pk=row.pk).status for row in places] == [
            "kept", "kept", "missed"]
        assert Event.objects.filter(kind=EventKind.SESSION_HELD).count() == 1

    def test_the_officer_who_writes_a_session_down_leads_it_unless_said_otherwise(
        self, client_of: ClientOf, ratna: Actor
    ) -> None:
        text = text_of(client_of(ratna).get("/calendar/sessions/new/"))
        assert f'<option value="{ratna.user_id}" selected>' in text

    def test_a_session_to_which_nobody_came_was_not_held(
        self, client_of: ClientOf, ratna: Actor, session: Slot, places: list[Appointment]
    ) -> None:
        answer = client_of(ratna).post(f"/calendar/sessions/{session.pk}/act/", {"act": "hold"},
                                       follow=True)
        assert "notice error" in text_of(answer)
        assert not Event.objects.filter(kind=EventKind.SESSION_HELD).exists()

    def test_the_screen_shows_a_code_and_the_paper_every_name(
        self, client_of: ClientOf, ratna: Actor, session: Slot, places: list[Appointment]
    ) -> None:
        desk, url = client_of(ratna), f"/calendar/sessions/{session.pk}/"
        screen = desk.get(url + "code/")
        assert "<svg" in text_of(screen)
        assert "Budi" not in text_of(screen)
        paper = read_pdf(desk.get(url + "list.pdf").content).text
        assert all(name in paper for name in ("Budi", "Sari", "Tono", "Menulis lamaran"))


class TestQueue:
    def test_a_number_is_given_called_called_again_and_served(
        self, client_of: ClientOf, ratna: Actor
    ) -> None:
        desk = client_of(ratna)
        text_of(desk.post("/queue/act/", {"act": "ticket", "counter": "2"}, follow=True))
        answer = desk.post("/queue/act/", {"act": "next", "counter": "2"}, follow=True)
        assert "Nomor 1" in text_of(answer)
        ticket = Ticket.objects.get()
        for act in ("again", "served", "again"):
            text_of(desk.post(f"/queue/{ticket.pk}/act/", {"act": act}, follow=True))
        ticket.refresh_from_db()
        assert (ticket.status, ticket.calls, ticket.counter) == ("served", 2, 2)

    def test_the_next_of_nobody_is_nobody_and_a_strange_counter_is_the_first(
        self, client_of: ClientOf, ratna: Actor
    ) -> None:
        desk = client_of(ratna)
        answer = desk.post("/queue/act/", {"act": "next", "counter": "999"}, follow=True)
        assert answer.redirect_chain[-1][0] == "/queue/?counter=1"
        text_of(answer)
        text_of(desk.post("/queue/act/", {"act": "screen"}, follow=True))


def test_an_address_for_the_own_calendar_is_made_renewed_and_ended(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk, url = client_of(ratna), "/calendar/address/"
    text_of(desk.post(url, {"act": "renew"}, follow=True))
    first = CalendarFeed.objects.get().secret
    text_of(desk.post(url, {"act": "renew"}, follow=True))
    assert CalendarFeed.objects.get().secret != first
    text_of(desk.post(url, {"act": "end"}, follow=True))
    assert not CalendarFeed.objects.exists()


def test_a_full_day_and_a_page_of_free_times_stay_light(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, sari: Person
) -> None:
    for number in range(60):
        make_appointment(make_person(wonosobo, name=f"Orang Bernama Panjang {number}"),
                         make_slot(wonosobo, starts_at=TOMORROW + timedelta(minutes=number)))
        make_slot(wonosobo, starts_at=TOMORROW + timedelta(days=1, minutes=30 * number),
                  officer_id=ratna.user_id)
    desk = client_of(ratna)
    for url in ("/calendar/?day=2026-11-25", f"/people/{sari.pk}/book/"):
        assert len(text_of(desk.get(url))) < 40 * 1024
