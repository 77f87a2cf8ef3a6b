"""The desk prints cards, calls people by letter, and prints referral letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import CallLetter, Person
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.matching.enums import ReferralOrigin
from antarkerja.domain.matching.operations import add_referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.offices import actor_for, make_membership
from tests.pdf_reading import bare, read_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
TODAY = date(2026, 11, 24)
UNKNOWN = "⟪unknown variable"
MONDAY = {"day": "2026-11-30", "time": "09.30", "purpose": "Wawancara"}


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, nik=make_nik(sex="P"))


def test_the_desk_prints_a_card_that_opens_in_the_browser(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    answer = client_of(ratna).get(f"/people/{sari.pk}/card.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="AK1-33.07-2026-00001.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert "Sari Wulandari" in read_pdf(answer.content).text


def test_the_browsers_own_viewer_may_show_a_paper_and_nobody_may_frame_it(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    policy = client_of(ratna).get(f"/people/{sari.pk}/card.pdf")["Content-Security-Policy"]
    assert "object-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'unsafe" not in policy


def test_a_printed_paper_is_a_read_of_the_file(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    client_of(ratna).get(f"/people/{sari.pk}/card.pdf")
    read = AccessLog.objects.get()
    assert (read.subject, read.subject_id, read.page) == ("person", sari.pk, "card")


def test_the_front_desk_prints_cards_too(
    client_of: ClientOf, wonosobo: Office, sari: Person
) -> None:
    desk = actor_for(make_membership("loket", RoleName.FRONT_DESK, wonosobo))
    assert client_of(desk).get(f"/people/{sari.pk}/card.pdf").status_code == 200


def test_in_the_dead_file_the_page_says_what_helps(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    strike_off(by=ratna, on=TODAY, person_id=sari.pk, reason=StrikeOffReason.OWN_WISH)
    answer = client_of(ratna).get(f"/people/{sari.pk}/card.pdf")
    assert answer.status_code == 409
    assert "Sari Wulandari sedang tidak terdaftar" in answer.text
    assert f'href="/people/{sari.pk}/"' in answer.text
    assert UNKNOWN not in answer.text


def test_the_desk_calls_somebody_and_prints_the_letter(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk = client_of(ratna)
    blank = desk.get(f"/people/{sari.pk}/call/")
    assert "Kapan Sari Wulandari diminta datang?" in blank.text
    assert 'value="09.00"' in blank.text
    assert UNKNOWN not in blank.text
    done = desk.post(f"/people/{sari.pk}/call/", MONDAY, follow=True)
    letter = CallLetter.objects.get()
    assert "Surat panggilan AK4/33.07/2026/00001 sudah jadi" in done.text
    assert f'href="/letters/{letter.pk}.pdf"' in done.text
    assert UNKNOWN not in done.text
    printed = desk.get(f"/letters/{letter.pk}.pdf")
    assert printed["Content-Disposition"] == 'inline; filename="AK4-33.07-2026-00001.pdf"'
    assert bare("Senin, 30 November 2026") in read_pdf(printed.content).plain
    assert bare("09.30 WIB") in read_pdf(printed.content).plain


@pytest.mark.parametrize(("wrong", "said"), [
    ({"day": "2026-11-24", "time": "08:00"}, "Waktu ini sudah lewat"),
    ({"day": "2026-02-31"}, ""), ({"time": "jam sembilan"}, "Tulis waktunya"),
    ({"purpose": ""}, ""),
])
def test_a_mistake_is_said_and_no_number_is_spent(
    client_of: ClientOf, ratna: Actor, sari: Person, wrong: dict[str, str], said: str
) -> None:
    desk = client_of(ratna)
    answer = desk.post(f"/people/{sari.pk}/call/", MONDAY | wrong)
    assert answer.status_code == 422
    assert 'class="field wrong"' in answer.text
    assert said in answer.text
    desk.post(f"/people/{sari.pk}/call/", MONDAY)
    assert [letter.number for letter in CallLetter.objects.all()] == ["AK4/33.07/2026/00001"]


def test_a_referral_has_a_letter_and_an_application_has_none(
    client_of: ClientOf, ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    firm = make_employer(wonosobo)
    sent = add_referral(by=ratna, on=TODAY, person=sari, vacancy=make_vacancy(firm),
                        origin=ReferralOrigin.OFFICER)
    own = add_referral(by=ratna, on=TODAY, person=sari, vacancy=make_vacancy(firm, title="Kasir"),
                       origin=ReferralOrigin.PERSON)
    desk = client_of(ratna)
    letter = desk.get(f"/referrals/{sent.pk}/letter.pdf")
    assert letter["Content-Disposition"] == 'inline; filename="AK5-33.07-2026-00001.pdf"'
    assert bare("PT Serayu Makmur") in read_pdf(letter.content).plain
    assert desk.get(f"/referrals/{own.pk}/letter.pdf").status_code == 404
    assert list(AccessLog.objects.values_list("page", flat=True)) == ["referral_letter"]


def test_another_office_finds_none_of_the_papers(
    client_of: ClientOf, ratna: Actor, stranger: Actor, sari: Person, wonosobo: Office
) -> None:
    client_of(ratna).post(f"/people/{sari.pk}/call/", MONDAY)
    sent = add_referral(by=ratna, on=TODAY, person=sari,
                        vacancy=make_vacancy(make_employer(wonosobo)),
                        origin=ReferralOrigin.OFFICER)
    AccessLog.objects.all().delete()
    desk = client_of(stranger)
    for address in (f"/people/{sari.pk}/card.pdf", f"/people/{sari.pk}/call/",
                    f"/letters/{CallLetter.objects.get().pk}.pdf",
                    f"/referrals/{sent.pk}/letter.pdf"):
        assert desk.get(address).status_code == 404, address
    assert desk.post(f"/people/{sari.pk}/call/", MONDAY).status_code == 404
    assert CallLetter.objects.count() == 1
    assert not AccessLog.objects.exists()
