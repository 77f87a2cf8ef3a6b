"""A firm sees who was referred to it, no more of them than it needs, and answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.employers.models import Employer
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.matching import SEAMSTRESS, make_referral
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo, name="CV Kopi Dieng")


@pytest.fixture
def boss(wonosobo: Office, firm: Employer) -> Actor:
    return actor_for(make_membership("bos", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk,
                                     name="Bu Bos"))


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(
        wonosobo, name="Sari Wulandari", nik=make_nik(7391), profile=SEAMSTRESS,
        address="Jl. Rahasia 17", birth_place="Kertek", religion="islam", marital="single",
        mother_name="Suparti", disabilities=("hearing",),
    )


@pytest.fixture
def sent(ratna: Actor, sari: Person, firm: Employer) -> Referral:
    return make_referral(ratna, sari, make_vacancy(firm))


def _text(client: DeskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "⟪" not in answer.text
    return str(answer.text)


def test_the_list_names_who_waits(client_of: ClientOf, boss: Actor, sent: Referral) -> None:
    shown = _text(client_of(boss), "/firm/referrals/")
    assert "Sari Wulandari" in shown
    assert sent.number in shown


def test_the_firm_sees_what_it_needs_and_nothing_more(
    client_of: ClientOf, boss: Actor, sent: Referral
) -> None:
    shown = _text(client_of(boss), f"/firm/referrals/{sent.pk}/")
    for word in ("Sari Wulandari", "0812-3456-7890", "jahit lurus", "Menjahit", sent.number):
        assert word in shown, word
    for word in (make_nik(7391), make_nik(7391)[-4:], "Rahasia", "Kertek", "Islam", "Suparti",
                 "2001", "hearing", "17 Mei", "Lajang"):
        assert word not in shown, word


def test_the_person_sees_that_the_firm_looked(
    client_of: ClientOf, boss: Actor, sent: Referral, sari: Person, wonosobo: Office
) -> None:
    _text(client_of(boss), f"/firm/referrals/{sent.pk}/")
    assert AccessLog.objects.filter(subject_id=sari.pk, role="employer").count() == 1
    me = actor_for(make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))
    assert "Bu Bos" in _text(client_of(me), "/me/reads/")


@pytest.mark.parametrize(("answer", "status"), [
    ({"act": "interview", "note": "Senin 09.00"}, "interview"),
    ({"act": "accepted"}, "accepted"),
    ({"act": "refused", "reason": "experience"}, "refused"),
])
def test_the_firm_answers_by_a_button(
    client_of: ClientOf, boss: Actor, sent: Referral, answer: dict[str, str], status: str
) -> None:
    desk = client_of(boss)
    assert desk.post(f"/firm/referrals/{sent.pk}/answer/", answer).status_code == 302
    sent.refresh_from_db()
    assert sent.status == status
    _text(desk, f"/firm/referrals/{sent.pk}/")


@pytest.mark.parametrize("answer", [
    {"act": "refused", "reason": ""}, {"act": "refused", "reason": "karena"},
    {"act": "interview", "note": ""}])
def test_an_answer_without_its_reason_or_place_is_asked_again(
    client_of: ClientOf, boss: Actor, sent: Referral, answer: dict[str, str]
) -> None:
    shown = client_of(boss).post(f"/firm/referrals/{sent.pk}/answer/", answer)
    assert shown.status_code == 422
    assert 'role="alert"' in shown.text
    sent.refresh_from_db()
    assert sent.status == "sent"


def test_a_second_answer_changes_nothing(
    client_of: ClientOf, boss: Actor, sent: Referral
) -> None:
    desk = client_of(boss)
    desk.post(f"/firm/referrals/{sent.pk}/answer/", {"act": "refused", "reason": "filled"})
    desk.post(f"/firm/referrals/{sent.pk}/answer/", {"act": "accepted"})
    sent.refresh_from_db()
    assert sent.status == "refused"


def test_after_a_refusal_phone_and_past_are_no_longer_shown(
    client_of: ClientOf, boss: Actor, sent: Referral
) -> None:
    desk = client_of(boss)
    desk.post(f"/firm/referrals/{sent.pk}/answer/", {"act": "refused", "reason": "filled"})
    shown = _text(desk, f"/firm/referrals/{sent.pk}/")
    assert "Sari Wulandari" in shown
    assert "0812-3456-7890" not in shown
    assert "jahit lurus" not in shown


def test_another_firm_finds_nothing(
    client_of: ClientOf, sent: Referral, wonosobo: Office
) -> None:
    other = make_employer(wonosobo, name="CV Lain")
    rival = actor_for(make_membership("joko", RoleName.EMPLOYER, wonosobo, subject_id=other.pk))
    desk = client_of(rival)
    assert desk.get(f"/firm/referrals/{sent.pk}/").status_code == 404
    answer = desk.post(f"/firm/referrals/{sent.pk}/answer/", {"act": "accepted"})
    assert answer.status_code == 404
    assert "Sari" not in _text(desk, "/firm/referrals/?list=all").partition("<main")[2]


@pytest.mark.parametrize("people", [2, 30])
def test_the_list_costs_the_same_for_any_number_of_people(
    client_of: ClientOf, boss: Actor, ratna: Actor, firm: Employer, wonosobo: Office, people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    vacancy = make_vacancy(firm, places=50)
    for number in range(people):
        make_referral(ratna, make_person(wonosobo, name=f"Orang {number}"), vacancy)
    desk = client_of(boss)
    with django_assert_num_queries(6):
        desk.get("/firm/referrals/")
