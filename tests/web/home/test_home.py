"""The first page: strangers read what the service is, everybody else goes to their work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import translation

from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient


@pytest.mark.django_db
def test_a_stranger_reads_what_the_service_is(client: DeskClient) -> None:
    page = client.get("/").content.decode()
    assert "Anda mencari kerja" in page
    assert "Anda mencari orang" in page
    assert "unknown variable" not in page


@pytest.mark.django_db
def test_a_stranger_may_read_it_in_english_and_the_choice_stays(client: DeskClient) -> None:
    answer = client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert answer.status_code == 302
    assert "You look for work" in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_language_switch_leads_to_no_other_site(client: DeskClient) -> None:
    answer = client.post(
        reverse("set_language"), {"language": "en", "next": "https://example.org/"}
    )
    assert answer["Location"] == "/"


def test_an_officer_goes_straight_to_today(
    client_of: Callable[[Actor], DeskClient], ratna: Actor
) -> None:
    assert client_of(ratna).get("/")["Location"] == reverse("officer:today")


@pytest.mark.django_db
def test_the_page_about_data_is_public_and_whole(client: DeskClient) -> None:
    page = client.get(reverse("public:about")).content.decode()
    assert "Siapa yang melihatnya" in page
    assert "unknown variable" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [
    ("id", "Halaman itu tidak ada di sini"), ("en", "There is no such page here"),
])
def test_a_missing_page_says_so_in_the_language_of_the_visitor(
    client: DeskClient, language: str, words: str
) -> None:
    client.cookies["django_language"] = language
    page = client.get("/no-such-page/")
    assert page.status_code == 404
    assert words in page.content.decode()


def test_the_page_of_a_fault_needs_neither_database_nor_request() -> None:
    from django.template.loader import get_template

    with translation.override("id"):
        page = get_template("500.html").render()
    assert "kami" in page
    assert "unknown variable" not in page
