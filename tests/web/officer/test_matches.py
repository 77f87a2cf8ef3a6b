"""Vacancies for a person and people for a vacancy, as the desk meets them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import withdraw_vacancy
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.models import Decision, Referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
LIGHT = 40_000


@pytest.fixture(autouse=True)
def _known_titles(db: None) -> None:
    know_titles()


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati", wage_floor=2_200_000, profile=SEAMSTRESS)


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo)


@pytest.fixture
def sewing(firm: Employer) -> Vacancy:
    return make_vacancy(firm, skills=("jahit lurus", "pola"))


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def of(siti: Person, vacancy: Vacancy, act: str) -> str:
    return f"/people/{siti.pk}/matches/{vacancy.pk}/{act}/"


@pytest.mark.parametrize(("language", "words"), [("id", "lowongan dalam jangkauan"),
                                                 ("en", "One vacancy in reach")])
def test_the_officer_reads_matches_with_reasons_in_her_language(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy, language: str, words: str
) -> None:
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get(f"/people/{siti.pk}/matches/"))
    assert words in text
    assert "pola" in text
    assert "data-row" in text
    assert AccessLog.objects.filter(subject_id=siti.pk, page="matches").exists()


def test_an_empty_list_says_how_to_widen_it(
    client_of: ClientOf, ratna: Actor, siti: Person
) -> None:
    text = text_of(client_of(ratna).get(f"/people/{siti.pk}/matches/"))
    assert 'class="empty"' in text
    assert f"/people/{siti.pk}/profile/" in text


def test_saving_keeps_the_place_in_the_list_and_can_be_undone(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy
) -> None:
    desk = client_of(ratna)
    answer = desk.post(of(siti, sewing, "save") + "?text=jahit")
    assert answer.headers["Location"] == f"/people/{siti.pk}/matches/?text=jahit"
    assert of(siti, sewing, "undo") in text_of(desk.get(answer.headers["Location"]))
    assert Decision.objects.get().saved
    desk.post(of(siti, sewing, "undo"))
    assert not Decision.objects.exists()


def test_putting_aside_asks_why_and_takes_the_vacancy_out_of_the_list(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy
) -> None:
    desk = client_of(ratna)
    text_of(desk.get(of(siti, sewing, "aside")))
    refused = desk.post(of(siti, sewing, "aside"), {"reason": "because"})
    assert refused.status_code == 422
    assert "error-summary" in text_of(refused)
    assert not Decision.objects.exists()
    page = desk.post(of(siti, sewing, "aside"), {"reason": "too_far", "note": "jauh"}, follow=True)
    assert of(siti, sewing, "undo") in text_of(page)
    assert page.context["found"].in_reach == 0
    assert (Decision.objects.get().reason, Decision.objects.get().note) == ("too_far", "jauh")


def test_referring_opens_the_referral_and_a_second_one_is_explained(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy
) -> None:
    desk = client_of(ratna)
    answer = desk.post(of(siti, sewing, "refer"))
    assert answer.headers["Location"] == f"/referrals/{Referral.objects.get().pk}/"
    again = desk.post(of(siti, sewing, "refer"), follow=True)
    assert "notice error" in text_of(again)
    assert Referral.objects.count() == 1


def test_a_closed_vacancy_or_an_ended_registration_is_refused_with_words(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy, wonosobo: Office
) -> None:
    desk = client_of(ratna)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=sewing.pk, reason="withdrawn")
    assert "notice error" in text_of(desk.post(of(siti, sewing, "refer"), follow=True))
    other = make_vacancy(make_employer(wonosobo, name="CV Lain"))
    strike_off(by=ratna, on=TODAY, person_id=siti.pk, reason=StrikeOffReason.OWN_WISH)
    assert "notice error" in text_of(desk.post(of(siti, other, "refer"), follow=True))
    assert not Referral.objects.exists()


@pytest.mark.parametrize("act", ["save", "undo", "refer"])
def test_a_link_cannot_act(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy, act: str
) -> None:
    assert client_of(ratna).get(of(siti, sewing, act)).status_code == 405


def test_a_stranger_finds_neither_the_person_nor_the_acts(
    client_of: ClientOf, stranger: Actor, siti: Person, sewing: Vacancy
) -> None:
    desk, before = client_of(stranger), Event.objects.count()
    assert desk.get(f"/people/{siti.pk}/matches/").status_code == 404
    for act in ("save", "undo", "refer", "aside"):
        assert desk.post(of(siti, sewing, act), {"reason": "too_far"}).status_code == 404
    assert text_of(desk.get(f"/vacancies/{sewing.pk}/people/")).count("Siti Nurhayati") == 0
    assert Event.objects.count() == before


def test_a_colleague_sees_what_was_saved_and_the_front_desk_does_not_match(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, siti: Person, sewing: Vacancy
) -> None:
    client_of(ratna).post(of(siti, sewing, "save"))
    colleague = actor_for(make_membership("tri", RoleName.OFFICER, wonosobo))
    page = client_of(colleague).get(f"/people/{siti.pk}/matches/?saved_only=on")
    assert [row.saved for row in page.context["found"].rows] == [True]
    front = actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo))
    assert client_of(front).get(f"/people/{siti.pk}/matches/").status_code == 403


@pytest.mark.parametrize(
    "query", ["page=x", "page=99999", "page=-1", "region=99", "wage_min=abc", "text=%00%27%25"]
)
def test_an_unreadable_filter_is_left_out(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy, query: str
) -> None:
    page = client_of(ratna).get(f"/people/{siti.pk}/matches/?{query}")
    assert page.status_code == 200
    text_of(page)


def test_people_for_a_vacancy_are_those_of_the_office_and_each_read_is_logged(
    client_of: ClientOf, ratna: Actor, temanggung: Office, siti: Person, sewing: Vacancy
) -> None:
    make_person(temanggung, name="Orang Temanggung", profile=SEAMSTRESS)
    text = text_of(client_of(ratna).get(f"/vacancies/{sewing.pk}/people/"))
    assert "Siti Nurhayati" in text
    assert "Orang Temanggung" not in text
    assert list(AccessLog.objects.filter(page="vacancy_people")
                .values_list("subject_id", flat=True)) == [siti.pk]


@pytest.mark.parametrize("address", ["/people/{person}/matches/", "/vacancies/{vacancy}/people/"])
def test_five_and_sixty_cost_the_same_and_a_full_page_is_light(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, firm: Employer, siti: Person,
    sewing: Vacancy, address: str,
) -> None:
    desk, costs = client_of(ratna), []
    url = address.format(person=siti.pk, vacancy=sewing.pk)
    for extra in (4, 55):
        for n in range(extra):
            make_vacancy(firm, title=f"Operator Jahit {n}",
                         skills=("jahit lurus", "pola", "bordir"))
            make_person(wonosobo, name=f"Penjahit {n} dari {extra}", profile=SEAMSTRESS)
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[1] <= 27
    assert len(page.context["found"].rows) == 10
    assert len(page.content) < LIGHT


def test_the_second_page_goes_on_where_the_first_ended(
    client_of: ClientOf, ratna: Actor, firm: Employer, siti: Person, sewing: Vacancy
) -> None:
    for n in range(14):
        make_vacancy(firm, title=f"Operator Jahit {n}")
    desk, url = client_of(ratna), f"/people/{siti.pk}/matches/"
    first, second = desk.get(url), desk.get(f"{url}?page=2")
    shown = [row.vacancy.pk for page in (first, second) for row in page.context["found"].rows]
    assert len(shown) == len(set(shown)) == 15
    assert 'rel="next"' in text_of(first)
    assert 'rel="next"' not in text_of(second)
    assert "save/?page=2" in text_of(second)


def test_nobody_reads_matches_without_signing_in(client: DeskClient, siti: Person) -> None:
    assert "login" in client.get(f"/people/{siti.pk}/matches/").headers["Location"]


def test_ratna_lets_one_list_go_by_fit_alone_and_takes_it_back(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    desk, siti = client_of(ratna), make_person(wonosobo, name="Siti Nurhayati")
    url = f"/people/{siti.pk}/matches/"
    page = desk.post(url + "plain/", {"reason": " "}, follow=True)
    assert "Tulis alasannya dahulu" in page.content.decode()
    page = desk.post(url + "plain/", {"reason": "Hanya bisa kerja pagi"}, follow=True)
    assert "Hanya bisa kerja pagi" in page.content.decode()
    page = desk.post(url + "spread/", follow=True)
    assert "Hanya bisa kerja pagi" not in page.content.decode()
