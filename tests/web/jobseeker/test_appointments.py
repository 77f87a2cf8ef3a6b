"""The own appointments, behind the sign-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from antarkerja.domain.cases.models import Appointment, Slot
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import link_account
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.appointments import TOMORROW, make_appointment, make_slot
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari")


@pytest.fixture
def phone(client_of: ClientOf, wonosobo: Office, ratna: Actor, sari: Person) -> DeskClient:
    account = make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk)
    link_account(by=ratna, person_id=sari.pk, user_id=account.user_id)
    return client_of(actor_for(account))


@pytest.fixture
def slot(wonosobo: Office) -> Slot:
    return make_slot(wonosobo)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


@pytest.mark.parametrize("language", ["id", "en"])
def test_free_times_are_buttons_and_one_books(
    phone: DeskClient, sari: Person, slot: Slot, language: str
) -> None:
    phone.cookies["django_language"] = language
    assert f'value="{slot.pk}"' in text_of(phone.get("/me/appointments/"))
    text_of(phone.post("/me/appointments/", {"slot": slot.pk}, follow=True))
    row = Appointment.objects.get()
    assert (row.person, row.chosen_by) == (sari, "person")
    assert f"/me/appointments/{row.pk}/" in text_of(phone.get("/me/appointments/"))


def test_a_full_time_is_answered_with_the_nearest_free_one(
    phone: DeskClient, wonosobo: Office, slot: Slot
) -> None:
    make_appointment(make_person(wonosobo, name="Budi"), slot)
    free = make_slot(wonosobo, starts_at=TOMORROW + timedelta(hours=1))
    answer = phone.post("/me/appointments/", {"slot": slot.pk})
    assert answer.status_code == 409
    assert f'value="{free.pk}"' in text_of(answer)


def test_it_is_moved_and_cancelled_by_the_person(
    phone: DeskClient, wonosobo: Office, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    later = make_slot(wonosobo, starts_at=TOMORROW + timedelta(hours=1))
    url = f"/me/appointments/{row.pk}/"
    text_of(phone.post(url, {"act": "move", "slot": later.pk}, follow=True))
    text_of(phone.post(url, {"act": "cancel", "reason": "cannot"}, follow=True))
    row.refresh_from_db()
    assert (row.slot, row.status, row.cancelled_by) == (later, "cancelled", "person")
    assert phone.post(url, {"act": "move", "slot": slot.pk}).status_code == 409


def test_the_file_for_the_phones_calendar_names_nobody(
    phone: DeskClient, sari: Person, slot: Slot
) -> None:
    row = make_appointment(sari, slot)
    answer = phone.get(f"/me/appointments/{row.pk}/janji-temu.ics")
    assert b"DTSTART:20261125T020000Z" in answer.content
    assert b"Sari" not in answer.content


def test_somebody_elses_appointment_is_not_there(
    phone: DeskClient, wonosobo: Office, slot: Slot
) -> None:
    row = make_appointment(make_person(wonosobo, name="Budi"), slot)
    url = f"/me/appointments/{row.pk}/"
    answers = [phone.get(url), phone.get(url + "janji-temu.ics"),
               phone.post(url, {"act": "cancel"})]
    assert {answer.status_code for answer in answers} == {404}
    row.refresh_from_db()
    assert row.status == "booked"


def test_a_time_that_only_the_office_gives_out_is_neither_shown_nor_given(
    phone: DeskClient, wonosobo: Office
) -> None:
    hidden = make_slot(wonosobo, is_open=False)
    assert f'value="{hidden.pk}"' not in text_of(phone.get("/me/appointments/"))
    assert phone.post("/me/appointments/", {"slot": hidden.pk}).status_code == 404
    assert not Appointment.objects.exists()
