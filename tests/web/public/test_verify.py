"""Whoever holds a paper checks whether it is valid, and learns nothing about its holder."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.operations import call_person, strike_off
from antarkerja.domain.matching.enums import ReferralOrigin
from antarkerja.domain.matching.operations import add_referral, refuse_referral
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.web.public.verify.papers import paper_of
from antarkerja.web.public.verify.views import CHECKS_A_MINUTE
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NIK = make_nik(4711, birth_on=date(2001, 5, 17), sex="P")
# Whatever a page might say of Sari.
SECRETS = ("Sari", "Wulandari", NIK, NIK[-4:], "2001", "Kejajar", "1234567890", "SMK", "Serayu",
           "Operator")


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, nik=NIK)


def card_code(person: Person) -> str:
    return Registration.objects.get(person=person).check_code


def test_a_card_is_valid_and_the_page_names_the_office_and_the_days(
    client: DeskClient, sari: Person
) -> None:
    answer = client.get(f"/check/{card_code(sari)}/")
    assert answer.status_code == 200
    for words in ("Surat ini sah", "Kartu pendaftaran (AK/I)", "33.07/2026/00001",
                  "Disnaker Kabupaten Wonosobo", "24 November 2026", "24 November 2028"):
        assert words in answer.text, words
    assert "⟪unknown variable" not in answer.text


def test_no_page_tells_who_holds_the_paper(
    client: DeskClient, ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    letter = call_person(by=ratna, on=TODAY, at=datetime(2026, 11, 24, 2, tzinfo=UTC),
                         person_id=sari.pk, purpose="Operator Jahit di PT Serayu",
                         come_at=datetime(2026, 11, 30, 2, tzinfo=UTC))
    referral = add_referral(by=ratna, on=TODAY, person=sari, origin=ReferralOrigin.OFFICER,
                            vacancy=make_vacancy(make_employer(wonosobo)))
    for code in (card_code(sari), letter.check_code, referral.check_code):
        answer = client.get(f"/check/{code}/")
        assert answer.status_code == 200
        main = answer.text.partition("<main")[2].partition("</main>")[0]
        assert [secret for secret in SECRETS if secret in main] == []


def test_a_struck_off_registration_makes_the_card_invalid(
    client: DeskClient, ratna: Actor, sari: Person
) -> None:
    strike_off(by=ratna, on=TODAY, person_id=sari.pk, reason=StrikeOffReason.DIED)
    answer = client.get(f"/check/{card_code(sari)}/")
    assert "Surat ini tidak berlaku lagi" in answer.text
    assert "meninggal" not in answer.text.lower()


def test_a_card_is_valid_through_its_last_day_on_the_clock_of_the_office(sari: Person) -> None:
    code = card_code(sari)
    last_minute = paper_of(code, now=datetime(2028, 11, 24, 16, 59, tzinfo=UTC))
    next_day = paper_of(code, now=datetime(2028, 11, 24, 17, 0, tzinfo=UTC))
    assert last_minute is not None
    assert last_minute.is_valid
    assert next_day is not None
    assert not next_day.is_valid


def test_a_call_letter_is_valid_until_the_day_it_names(ratna: Actor, sari: Person) -> None:
    letter = call_person(by=ratna, on=TODAY, at=datetime(2026, 11, 24, 2, tzinfo=UTC),
                         person_id=sari.pk, purpose="Wawancara",
                         come_at=datetime(2026, 11, 30, 2, tzinfo=UTC))
    on_the_day = paper_of(letter.check_code, now=datetime(2026, 11, 30, 9, tzinfo=UTC))
    the_day_after = paper_of(letter.check_code, now=datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert on_the_day is not None
    assert the_day_after is not None
    assert (on_the_day.is_valid, the_day_after.is_valid) == (True, False)


def test_a_referral_letter_is_valid_until_the_firm_answers(
    ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    referral = add_referral(by=ratna, on=TODAY, person=sari, origin=ReferralOrigin.OFFICER,
                            vacancy=make_vacancy(make_employer(wonosobo)))
    before = paper_of(referral.check_code, now=timezone.now())
    refuse_referral(by=ratna, on=TODAY, referral=referral, reason="skills")
    after = paper_of(referral.check_code, now=timezone.now())
    assert before is not None
    assert after is not None
    assert (before.is_valid, after.is_valid) == (True, False)


def test_an_application_has_a_code_and_no_paper(
    client: DeskClient, ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    application = add_referral(by=ratna, on=TODAY, person=sari, origin=ReferralOrigin.PERSON,
                               vacancy=make_vacancy(make_employer(wonosobo)))
    assert client.get(f"/check/{application.check_code}/").status_code == 404


def test_an_unknown_code_is_answered_kindly_and_alike(client: DeskClient) -> None:
    one, other = client.get("/check/tidak-ada/"), client.get("/check/Zk3_w8Hf-2Q1xLr9TtYbCA/")
    assert (one.status_code, other.status_code) == (404, 404)
    assert "Tidak ada surat dengan kode ini" in one.text
    assert "Zk3_w8Hf" not in other.text.partition("<main")[2]
    assert "⟪unknown variable" not in one.text


def test_the_page_is_neither_kept_nor_listed(client: DeskClient, sari: Person) -> None:
    answer = client.get(f"/check/{card_code(sari)}/")
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"


def test_who_tries_codes_in_bulk_is_asked_to_wait(client: DeskClient, sari: Person) -> None:
    for _ in range(CHECKS_A_MINUTE):
        client.get("/check/tidak-ada/")
    answer = client.get(f"/check/{card_code(sari)}/")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "33.07/2026/00001" not in answer.text
    elsewhere = client.get(f"/check/{card_code(sari)}/", REMOTE_ADDR="10.1.2.3")
    assert elsewhere.status_code == 200


def test_a_check_asks_the_database_once_for_each_kind_of_paper_at_most(
    client: DeskClient, sari: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    code = card_code(sari)
    with django_assert_num_queries(1):
        client.get(f"/check/{code}/")
    # Cards, call letters, certificates of meetings and referrals: one look into each.
    with django_assert_num_queries(4):
        client.get("/check/tidak-ada/")
