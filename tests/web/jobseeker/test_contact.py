"""On the phone I choose how the office tells me things, and about what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import link_account
from antarkerja.domain.jobseekers.queries import consents_of
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari", email="sari@example.id")


@pytest.fixture
def phone(client_of: Callable[[Actor], DeskClient], ratna: Actor, sari: Person) -> DeskClient:
    actor = actor_for(make_membership(
        "sari", RoleName.JOBSEEKER, sari.office, subject_id=sari.pk))
    link_account(by=ratna, person_id=sari.pk, user_id=actor.user_id or 0)
    return client_of(actor)


def test_choosing_whatsapp_agrees_to_it_and_email_takes_it_back(
    phone: DeskClient, sari: Person
) -> None:
    phone.post("/me/contact/", {"channel": "whatsapp", "language": "id", "topics": ["reminders"]})
    assert consents_of(sari)[Purpose.MESSAGES]
    assert contact_of(sari).channel == "whatsapp"
    phone.post("/me/contact/", {"channel": "email", "language": "id", "topics": []})
    assert not consents_of(sari)[Purpose.MESSAGES]
    assert len(contact_of(sari).declined) == 5


def test_the_page_shows_the_wish_that_stands(phone: DeskClient, sari: Person) -> None:
    phone.post("/me/contact/", {"channel": "print", "language": "en", "topics": ["benefit"]})
    page = phone.get("/me/contact/").text
    assert page.count("checked") == 2
    assert "unknown variable" not in page
    assert "/me/contact/" in phone.get("/me/").text


def test_a_way_that_does_not_exist_is_refused(phone: DeskClient, sari: Person) -> None:
    answer = phone.post("/me/contact/", {"channel": "telegram", "language": "id"})
    assert answer.status_code == 422
    assert contact_of(sari).pk is None
