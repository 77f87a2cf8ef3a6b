"""Somebody registers alone, on a phone."""

from __future__ import annotations

from uuid import uuid4

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import PersonDetails
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.register import register_jobseeker
from antarkerja.web.public.register import limits
from tests.clients import DeskClient
from tests.conftest import NOW, TODAY
from tests.factories.jobseekers import make_nik, make_person

pytestmark = pytest.mark.django_db
UNKNOWN = "⟪unknown variable"
FORM = "7d0c7b5e-6a0f-4f6e-9a39-0d9d6f3a2b11"


def told(office: Office, **more: str) -> dict[str, str]:
    return {
        "name": "Sari Wulandari", "phone": "0812 3456 7890", "password": "tiga kata panjang",
        "office": str(office.pk), "birth_on": "2001-05-17", "education": "SMK",
        "wish_1": "Kasir toko", **more,
    }


def test_the_page_asks_little_and_weighs_little(client: DeskClient, wonosobo: Office) -> None:
    page = client.get("/register/")
    assert page.status_code == 200
    assert "Wonosobo" in page.text
    assert UNKNOWN not in page.text
    assert len(page.content) < 40_000


def test_who_registers_alone_is_signed_in_and_in_the_live_file(
    client: DeskClient, wonosobo: Office
) -> None:
    answer = client.post("/register/", told(wonosobo), follow=True)
    person = Person.objects.get()
    assert answer.request["PATH_INFO"] == "/me/"
    assert "33.07/2026/00001" in answer.text
    assert UNKNOWN not in answer.text
    assert person.office == wonosobo
    assert person.wishes.get().title == "Kasir toko"
    assert Event.objects.get().officer_id is None
    member = Membership.objects.get(user=person.user)
    assert (member.role, member.subject_id) == ("jobseeker", person.pk)


def test_nobody_gets_anothers_file_by_the_hidden_word_of_the_form(
    client: DeskClient, ratna: Actor, wonosobo: Office
) -> None:
    siti = make_person(wonosobo, name="Siti")
    word = str(uuid4())
    desk = register_jobseeker(by=ratna, on=TODAY, at=NOW, details=PersonDetails(name="Joko"),
                              act_key=word)
    for guess in ("import:1:2", word, f"{wonosobo.pk}:{ratna.user_id}:{word}", str(siti.pk)):
        DeskClient().post("/register/", told(wonosobo, act_key=guess))
    for person in (siti, desk):
        person.refresh_from_db()
        assert person.user is None or not person.user.check_password("tiga kata panjang")


def test_whoever_registers_alone_lives_in_the_chosen_district(
    client: DeskClient, wonosobo: Office
) -> None:
    client.post("/register/", told(wonosobo))
    assert Person.objects.get().region == "33.07"


@pytest.mark.parametrize("identifier", ["33.07/2026/00001", "081234567890"])
def test_the_account_opens_with_number_or_phone(
    client: DeskClient, wonosobo: Office, identifier: str
) -> None:
    client.post("/register/", told(wonosobo))
    assert DeskClient().login(username=identifier, password="tiga kata panjang")
    assert not DeskClient().login(username=identifier, password="tiga kata pendek")


def test_a_family_shares_one_phone(client: DeskClient, wonosobo: Office) -> None:
    client.post("/register/", told(wonosobo))
    DeskClient().post("/register/", told(wonosobo, name="Budi", password="kunci lain panjang"))
    assert User.objects.filter(phone="+6281234567890").count() == 2
    signed_in = DeskClient()
    assert signed_in.login(username="081234567890", password="kunci lain panjang")


def test_a_known_nik_is_refused_without_telling_where(
    client: DeskClient, wonosobo: Office, temanggung: Office
) -> None:
    nik = make_nik(3)
    make_person(temanggung, name="Dewi Rahasia", nik=nik)
    answer = client.post("/register/", told(wonosobo, nik=nik))
    assert Person.objects.count() == 1
    assert "Dewi" not in answer.text
    assert Office.objects.get(pk=temanggung.pk).name not in answer.text


def test_a_weak_password_and_a_wrong_phone_are_explained(
    client: DeskClient, wonosobo: Office
) -> None:
    answer = client.post("/register/", told(wonosobo, password="12345", phone="12"))
    assert not Person.objects.exists()
    assert 'href="#id_password"' in answer.text
    assert 'href="#id_phone"' in answer.text
    assert UNKNOWN not in answer.text


def test_a_double_tap_registers_once(client: DeskClient, wonosobo: Office) -> None:
    for _ in range(2):
        DeskClient().post("/register/", told(wonosobo, act_key=FORM))
    assert Person.objects.count() == 1


def test_somebody_elses_form_does_not_open_the_account(
    client: DeskClient, wonosobo: Office
) -> None:
    client.post("/register/", told(wonosobo, act_key=FORM))
    other = DeskClient()
    other.post("/register/", told(wonosobo, act_key=FORM, password="tebakan orang lain"))
    assert other.get("/me/").status_code == 302


def test_a_machine_is_stopped(
    client: DeskClient, wonosobo: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_AN_HOUR", 2)
    for number in range(4):
        DeskClient().post("/register/", told(wonosobo, name=f"Robot {number}"))
    assert Person.objects.count() == 2


def test_who_is_signed_in_is_led_home(client: DeskClient, wonosobo: Office) -> None:
    client.post("/register/", told(wonosobo))
    assert client.get("/register/").status_code == 302
