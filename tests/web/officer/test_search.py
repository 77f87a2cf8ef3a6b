"""One box over people, vacancies and firms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.enums import RemovalReason
from antarkerja.domain.employers.operations import withdraw_vacancy
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.clients import DeskClient
from tests.conftest import TODAY
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def names(desk: DeskClient, words: str) -> list[str]:
    page = desk.post("/search/", {"q": words}, follow=True)
    text_of(page)
    return [person.name for person in page.context["people"]]


@pytest.mark.parametrize("words", [
    "sit nur", "NURHAYATI siti", "siti nurhayatti", "0812-3456-0001", "+62 812 3456 0001",
    "33.07/2026/00001", "1", "00001",
])
def test_siti_is_found_by_whatever_she_brings(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, words: str
) -> None:
    make_person(wonosobo, name="Siti Nurhayati", phone="+6281234560001")
    make_person(wonosobo, name="Joko Susanto", phone="+6281234560002")
    assert names(client_of(ratna), words) == ["Siti Nurhayati"]


def test_a_nik_finds_its_person_and_only_in_the_own_office(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    nik = make_nik()
    make_person(wonosobo, name="Siti Nurhayati", nik=nik)
    assert names(client_of(ratna), nik) == ["Siti Nurhayati"]
    for words in (nik, "siti", "siti nurhayatti", "0812-3456-7890", "33.07/2026/00001"):
        assert names(client_of(stranger), words) == []


def test_a_nik_never_stands_in_an_address(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    nik = make_nik()
    make_person(wonosobo, name="Siti Nurhayati", nik=nik)
    desk = client_of(ratna)
    typed = desk.post("/search/", {"q": f"{nik[:6]} {nik[6:]}"})
    assert typed.status_code == 200
    assert "Siti Nurhayati" in text_of(typed)
    by_address = desk.get("/search/", {"q": nik})
    assert by_address.headers["Location"] == "/search/"
    other = desk.post("/search/", {"q": "siti nur"})
    assert other.headers["Location"] == "/search/?q=siti+nur"


def test_what_another_office_keeps_to_itself_is_not_found(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    firm = make_employer(temanggung, name="PT Tembakau Jaya")
    over = make_vacancy(firm, title="Petik Tembakau")
    withdraw_vacancy(by=system_actor(temanggung.pk), on=TODAY, vacancy_id=over.pk,
                     reason=RemovalReason.WITHDRAWN)
    make_vacancy(firm, title="Rajang Tembakau")
    page = client_of(ratna).get("/search/?q=tembakau")
    assert "Petik" not in text_of(page)
    assert [row.title for row in page.context["vacancies"]] == ["Rajang Tembakau"]
    assert page.context["employers"] == []


@pytest.mark.parametrize(("language", "words"), [("id", "3 hasil"), ("en", "3 results")])
def test_vacancies_and_firms_are_found_by_the_beginnings_of_their_words(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, language: str, words: str
) -> None:
    make_person(wonosobo, name="Serayu Dewi")
    make_vacancy(make_employer(wonosobo, name="PT Serayu Makmur"), title="Juru Masak Serayu")
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get("/search/?q=seray"))
    assert words in text
    assert text.count("data-row") == 3
    assert AccessLog.objects.filter(page="search").count() == 1


def test_nothing_found_and_nothing_asked_say_how_to_go_on(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    assert "/people/register/" in text_of(desk.get("/search/?q=zzz"))
    assert 'class="empty"' not in text_of(desk.get("/search/"))
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("words", [
    "'; DROP TABLE jobseekers_person; --", '"', '""" OR 1', "sit*", "words:siti", "(siti",
    "siti AND", "NEAR(siti)", "siti\x00", "12\x00", "33.07/\x00", "😀", "%", "_", "\\",
    "a & b | !c", ":*", "٣٣", "ñ²", "x" * 5000, "<script>alert(1)</script>",
])
def test_no_input_breaks_the_search_or_finds_another_office(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office, words: str
) -> None:
    make_person(wonosobo, name="Siti Nurhayati")
    make_person(temanggung, name="Siti Lain")
    page = client_of(ratna).get("/search/", {"q": words})
    assert page.status_code == 200
    assert "Siti Lain" not in text_of(page)
    assert "<script>alert" not in page.text


def test_two_and_sixty_cost_the_same_and_twenty_are_shown(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    desk, costs = client_of(ratna), []
    for extra in (2, 58):
        for n in range(extra):
            make_person(wonosobo, name=f"Serayu Nomor {n} {extra}")
            firm = make_employer(wonosobo, name=f"PT Serayu {n} {extra}")
            make_vacancy(firm, title=f"Serayu {n}")
        with CaptureQueriesContext(connection) as queries:
            page = desk.get("/search/?q=serayu")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert len(page.context["people"]) == 20
    assert len(page.content) < 40_000


def test_nobody_searches_without_signing_in(client: DeskClient) -> None:
    assert "login" in client.get("/search/?q=siti").headers["Location"]
