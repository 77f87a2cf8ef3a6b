"""The firm's own pages, as its person and the person of another firm meet them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TYPED: dict[str, Any] = {
    "title": "Barista", "places": "2", "region": "Kabupaten Wonosobo", "wage_min": "2,2 juta",
    "description": "Menyeduh kopi.", "opens_on": "2026-11-24", "closes_on": "2026-12-24",
}


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo, name="CV Kopi Dieng")


@pytest.fixture
def sari(wonosobo: Office, firm: Employer) -> Actor:
    return actor_for(make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk))


@pytest.fixture
def rival(wonosobo: Office) -> Actor:
    other = make_employer(wonosobo, name="CV Lain Hati")
    return actor_for(make_membership("joko", RoleName.EMPLOYER, wonosobo, subject_id=other.pk))


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def test_a_new_firm_is_told_how_to_begin(client_of: ClientOf, sari: Actor) -> None:
    text = text_of(client_of(sari).get("/firm/"))
    assert "/firm/vacancies/new/" in text
    assert 'class="empty"' in text


def test_a_firm_enters_a_vacancy_and_hears_that_the_office_checks_it(
    client_of: ClientOf, sari: Actor, firm: Employer
) -> None:
    desk = client_of(sari)
    text_of(desk.get("/firm/vacancies/new/"))
    response = desk.post("/firm/vacancies/new/", TYPED, follow=True)
    vacancy = Vacancy.objects.get()
    assert (vacancy.status, vacancy.employer, vacancy.source) == ("waiting", firm, "firm")
    assert vacancy.closes_on == date(2026, 12, 24)
    assert [message.level_tag for message in response.context["messages"]] == ["success"]
    assert "Barista" in text_of(desk.get("/firm/"))


def test_a_wrong_wage_is_explained_and_nothing_is_saved(
    client_of: ClientOf, sari: Actor
) -> None:
    response = client_of(sari).post("/firm/vacancies/new/", {**TYPED, "wage_min": "5"})
    assert "5.000.000" in text_of(response)
    assert not Vacancy.objects.exists()


def test_a_firm_changes_the_text_and_it_is_checked_again(
    client_of: ClientOf, sari: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    desk = client_of(sari)
    text_of(desk.get(f"/firm/vacancies/{vacancy.pk}/edit/"))
    desk.post(f"/firm/vacancies/{vacancy.pk}/edit/", TYPED)
    vacancy.refresh_from_db()
    assert (vacancy.title, vacancy.status) == ("Barista", "waiting")
    text_of(desk.get(f"/firm/vacancies/{vacancy.pk}/"))


def test_a_firm_withdraws_because_it_found_somebody(
    client_of: ClientOf, sari: Actor, firm: Employer
) -> None:
    vacancy, desk = make_vacancy(firm), client_of(sari)
    assert "filled_otherwise" in text_of(desk.get(f"/firm/vacancies/{vacancy.pk}/"))
    desk.post(f"/firm/vacancies/{vacancy.pk}/withdraw/", {"reason": "filled_otherwise"})
    vacancy.refresh_from_db()
    assert vacancy.status == "withdrawn"
    response = desk.post(f"/firm/vacancies/{vacancy.pk}/edit/", TYPED)
    assert response.context["form"].non_field_errors()


def test_another_firm_does_not_find_the_vacancy(
    client_of: ClientOf, rival: Actor, firm: Employer
) -> None:
    vacancy, desk = make_vacancy(firm), client_of(rival)
    for part in ("", "edit/"):
        assert desk.get(f"/firm/vacancies/{vacancy.pk}/{part}").status_code == 404
    for part in ("edit/", "withdraw/"):
        assert desk.post(f"/firm/vacancies/{vacancy.pk}/{part}", TYPED).status_code == 404
    assert vacancy.title not in text_of(desk.get("/firm/"))


def test_an_officer_has_no_firm_and_a_firm_has_no_desk(
    client_of: ClientOf, ratna: Actor, sari: Actor
) -> None:
    assert client_of(ratna).get("/firm/").status_code == 403
    assert client_of(sari).get("/vacancies/").status_code == 403
    assert client_of(sari).get("/employers/").status_code == 403


@pytest.mark.parametrize("count", [2, 30])
def test_the_firms_page_costs_the_same_for_two_and_for_thirty(
    count: int, client_of: ClientOf, sari: Actor, firm: Employer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        make_vacancy(firm, title=f"Kerja {number}")
    desk = client_of(sari)
    with django_assert_num_queries(7):
        desk.get("/firm/")
