"""From the letter to the placement, as the desk enters it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.refer import answer_with_acceptance
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_referral
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
HIRED = {"scheme": "AKL", "contract": "PKWT", "wage": "2.400.000", "started_on": "2026-11-24"}


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati")


@pytest.fixture
def sewing(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo), places=1)


@pytest.fixture
def letter(ratna: Actor, siti: Person, sewing: Vacancy) -> Referral:
    return make_referral(ratna, siti, sewing)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def status_of(letter: Referral) -> str:
    letter.refresh_from_db()
    return letter.status


@pytest.mark.parametrize(("language", "words"), [("id", "Apa kata perusahaan?"),
                                                 ("en", "What does the firm say?")])
def test_an_open_referral_asks_for_the_answer_first(
    client_of: ClientOf, ratna: Actor, letter: Referral, siti: Person, language: str, words: str
) -> None:
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get(f"/referrals/{letter.pk}/"))
    assert text.index(words) < text.index(f"/referrals/{letter.pk}/place/")
    assert AccessLog.objects.filter(subject_id=siti.pk, page="referral").exists()


@pytest.mark.parametrize(("typed", "status"), [
    ({"act": "interview", "note": "Senin 09.00\x00"}, ReferralStatus.INTERVIEW),
    ({"act": "accepted"}, ReferralStatus.ACCEPTED),
    ({"act": "withdrawn"}, ReferralStatus.WITHDRAWN),
    ({"act": "refused", "reason": "skills", "note": "Belum bisa obras"}, ReferralStatus.REFUSED),
])
def test_each_answer_of_the_firm_is_kept(
    client_of: ClientOf, ratna: Actor, letter: Referral, typed: dict[str, str], status: str
) -> None:
    answer = client_of(ratna).post(f"/referrals/{letter.pk}/answer/", typed, follow=True)
    assert "notice success" in text_of(answer)
    assert status_of(letter) == status


def test_a_refusal_without_a_reason_is_explained_beside_the_field(
    client_of: ClientOf, ratna: Actor, letter: Referral
) -> None:
    answer = client_of(ratna).post(f"/referrals/{letter.pk}/answer/", {"act": "refused"})
    assert answer.status_code == 422
    assert 'href="#refusal_reason"' in text_of(answer)
    assert status_of(letter) == ReferralStatus.SENT


def test_an_answer_that_nobody_knows_changes_nothing(
    client_of: ClientOf, ratna: Actor, letter: Referral
) -> None:
    answer = client_of(ratna).post(f"/referrals/{letter.pk}/answer/", {"act": "x"}, follow=True)
    assert "notice error" in text_of(answer)
    assert status_of(letter) == ReferralStatus.SENT


def test_a_second_answer_is_refused_with_words(
    client_of: ClientOf, ratna: Actor, letter: Referral
) -> None:
    desk, url = client_of(ratna), f"/referrals/{letter.pk}/answer/"
    desk.post(url, {"act": "refused", "reason": "skills"})
    assert "notice error" in text_of(desk.post(url, {"act": "accepted"}, follow=True))
    assert status_of(letter) == ReferralStatus.REFUSED


def test_after_yes_the_page_asks_for_the_placement_and_then_shows_the_follow_ups(
    client_of: ClientOf, ratna: Actor, letter: Referral
) -> None:
    desk = client_of(ratna)
    desk.post(f"/referrals/{letter.pk}/answer/", {"act": "accepted"})
    asked = text_of(desk.get(f"/referrals/{letter.pk}/"))
    assert f"/referrals/{letter.pk}/place/" in asked
    assert f"/referrals/{letter.pk}/answer/" not in asked
    answer = desk.post(f"/referrals/{letter.pk}/place/", HIRED, follow=True)
    assert text_of(answer).count('href="/follow-ups/') >= 3
    placed = Placement.objects.get()
    assert (placed.scheme, placed.contract, placed.wage) == ("AKL", "PKWT", 2_400_000)


@pytest.mark.parametrize("wrong", [
    {"wage": "5"}, {"started_on": "31-02-2026"}, {"scheme": "XX"}, {"started_on": "2020-01-01"},
    {"started_on": ""},
])
def test_a_placement_that_cannot_be_is_explained_and_not_entered(
    client_of: ClientOf, ratna: Actor, letter: Referral, wrong: dict[str, str]
) -> None:
    answer = client_of(ratna).post(f"/referrals/{letter.pk}/place/", {**HIRED, **wrong})
    assert answer.status_code == 422
    assert "error-summary" in text_of(answer)
    assert not Placement.objects.exists()


def test_the_last_place_goes_to_one_person_and_the_other_is_told_so(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, letter: Referral, sewing: Vacancy
) -> None:
    other = make_referral(ratna, make_person(wonosobo, name="Joko"), sewing)
    desk = client_of(ratna)
    desk.post(f"/referrals/{letter.pk}/place/", HIRED)
    late = desk.post(f"/referrals/{other.pk}/place/", HIRED)
    assert late.status_code == 422
    assert late.context["form"].non_field_errors()
    again = desk.post(f"/referrals/{letter.pk}/place/", HIRED)
    assert again.status_code == 422
    assert Placement.objects.count() == 1


def test_somebody_who_found_work_alone_is_placed_once(
    client_of: ClientOf, ratna: Actor, siti: Person
) -> None:
    desk, url = client_of(ratna), f"/people/{siti.pk}/place/"
    text_of(desk.get(url))
    assert desk.post(url, HIRED).status_code == 422
    desk.post(url, {**HIRED, "employer_name": "Toko Baru"})
    assert Placement.objects.get().employer_name == "Toko Baru"
    again = desk.post(url, {**HIRED, "employer_name": "Toko Lain"})
    assert again.status_code == 422
    assert "error-summary" in text_of(again)


def test_each_list_holds_its_own_and_says_which_one_is_shown(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, sewing: Vacancy
) -> None:
    old = make_referral(ratna, make_person(wonosobo, name="Lama"), sewing,
                        on=TODAY - timedelta(days=30))
    new = make_referral(ratna, make_person(wonosobo, name="Baru"), sewing)
    yes = make_referral(ratna, make_person(wonosobo, name="Terima"), sewing)
    answer_with_acceptance(by=ratna, on=TODAY, referral=yes)
    desk = client_of(ratna)
    shown = {name: {row.pk for row in desk.get(f"/referrals/?list={name}").context["page"]}
             for name in ("unanswered", "open", "accepted", "all", "nonsense")}
    assert shown["unanswered"] == {old.pk}
    assert shown["open"] == shown["nonsense"] == {old.pk, new.pk}
    assert shown["accepted"] == {yes.pk}
    assert shown["all"] == {old.pk, new.pk, yes.pk}
    of_firm = desk.get(f"/referrals/?vacancy={sewing.pk}&employer=x")
    assert len(of_firm.context["page"].object_list) == 3
    assert 'aria-current="page"' in text_of(of_firm)


def test_an_empty_list_says_what_will_be_here(client_of: ClientOf, ratna: Actor) -> None:
    assert 'class="empty"' in text_of(client_of(ratna).get("/referrals/"))


def test_a_stranger_meets_no_trace_of_the_referral(
    client_of: ClientOf, stranger: Actor, letter: Referral, siti: Person
) -> None:
    desk, before = client_of(stranger), Event.objects.count()
    assert desk.get(f"/referrals/{letter.pk}/").status_code == 404
    assert desk.post(f"/referrals/{letter.pk}/answer/", {"act": "accepted"}).status_code == 404
    assert desk.post(f"/referrals/{letter.pk}/place/", HIRED).status_code == 404
    assert desk.post(f"/people/{siti.pk}/place/", HIRED).status_code == 404
    assert "Siti" not in text_of(desk.get("/referrals/?list=all"))
    assert Event.objects.count() == before


def test_a_colleague_answers_and_a_link_does_not(
    client_of: ClientOf, wonosobo: Office, letter: Referral
) -> None:
    desk = client_of(actor_for(make_membership("tri", RoleName.OFFICER, wonosobo)))
    assert desk.get(f"/referrals/{letter.pk}/answer/").status_code == 405
    assert desk.get(f"/referrals/{letter.pk}/place/").status_code == 405
    desk.post(f"/referrals/{letter.pk}/answer/", {"act": "accepted"})
    assert status_of(letter) == ReferralStatus.ACCEPTED


def test_five_and_sixty_referrals_cost_the_same_and_the_list_is_light(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    desk, costs = client_of(ratna), []
    for extra in (5, 55):
        for n in range(extra):
            firm = make_employer(wonosobo, name=f"PT Karya Nyata Nomor {n} dari {extra}")
            make_referral(ratna, make_person(wonosobo, name=f"Orang Bernama {n} {extra}"),
                          make_vacancy(firm, title=f"Operator Mesin Jahit {n}"))
        with CaptureQueriesContext(connection) as queries:
            page = desk.get("/referrals/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert len(page.context["page"].object_list) == 50
    assert len(page.content) < 40_000
    assert AccessLog.objects.filter(page="today_list").count() == 55


def test_nobody_reads_referrals_without_signing_in(client: DeskClient) -> None:
    assert "login" in client.get("/referrals/").headers["Location"]
