"""The head words the office's messages, sees them filled in, and sets the quiet hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from antarkerja.domain.messaging.models import MessageText, OfficeMessaging
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.messaging import make_message
from tests.factories.offices import actor_for, make_membership

ClientOf = Callable[[Actor], DeskClient]
ADDRESS = "/office/messages/booked/id/"


@pytest.fixture
def head(client_of: ClientOf, wonosobo: Office) -> DeskClient:
    return client_of(actor_for(make_membership("hesti", RoleName.HEAD, wonosobo)))


def test_every_event_is_listed_in_both_languages_with_its_price(head: DeskClient) -> None:
    page = head.get("/office/messages/")
    assert page.text.count("/office/messages/booked/") == 2
    assert "2 SMS" in page.text
    assert "Kantor Anda memakai kata-kata yang biasa" in page.text


def test_own_words_are_kept_told_and_taken_back(head: DeskClient, wonosobo: Office) -> None:
    head.post(ADDRESS, {"subject": "Janji", "body": "Halo {name}, {when} di {where}."})
    assert make_message(wonosobo).body.startswith("Halo Sari Wulandari, Rabu")
    assert "1 pesan kantor Anda" in head.get("/office/messages/").text
    head.post(ADDRESS, {"default": "1"})
    assert not MessageText.objects.exists()


def test_a_preview_keeps_nothing(head: DeskClient) -> None:
    page = head.post(ADDRESS, {"subject": "Janji", "body": "Halo {name}", "preview": "1"})
    assert "Halo Sari Wulandari" in page.text
    assert not MessageText.objects.exists()


@pytest.mark.parametrize(
    ("body", "told"),
    [("Halo {nama}", "tidak mengenal: {nama}"), ("Halo {name", "kurung kurawal yang berlebih")],
)
def test_a_slip_between_braces_is_told_and_not_kept(
    head: DeskClient, body: str, told: str
) -> None:
    page = head.post(ADDRESS, {"subject": "Janji", "body": body})
    assert page.status_code == 422
    assert told in page.text
    assert not MessageText.objects.exists()


def test_an_event_that_is_none_is_not_there(head: DeskClient) -> None:
    assert head.get("/office/messages/gaji/id/").status_code == 404
    assert head.get("/office/messages/booked/fr/").status_code == 404


def test_the_quiet_hours_and_days_are_the_offices_own(head: DeskClient, wonosobo: Office) -> None:
    head.post("/office/messages/",
              {"quiet_from": "21.00", "quiet_until": "06:30", "keep_days": "90"})
    chosen = OfficeMessaging.objects.get(office=wonosobo)
    assert (chosen.quiet_from, chosen.quiet_until, chosen.keep_days) == (
        time(21), time(6, 30), 90)
    assert "21.00" in head.get("/office/messages/").text
