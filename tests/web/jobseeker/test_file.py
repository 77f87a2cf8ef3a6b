"""People see and change their own file and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import ProfileDetails, SkillLine
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
UNKNOWN = "⟪unknown variable"


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, nik=make_nik(1))


@pytest.fixture
def phone(client_of: ClientOf, sari: Person, wonosobo: Office) -> DeskClient:
    """Sari's phone."""
    return client_of(
        make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))


@pytest.mark.parametrize("page", ["/me/", "/me/profile/", "/me/details/"])
def test_the_own_pages_open_on_the_phone(phone: DeskClient, page: str) -> None:
    answer = phone.get(page)
    assert answer.status_code == 200
    assert UNKNOWN not in answer.text
    assert make_nik(1) not in answer.text


def test_the_own_look_is_no_staff_read(phone: DeskClient) -> None:
    phone.get("/me/")
    assert not AccessLog.objects.exists()


def test_reporting_from_home_sets_the_next_day(phone: DeskClient, sari: Person) -> None:
    answer = phone.post("/me/report/", follow=True)
    assert "24 Mei 2027" in answer.text
    assert sari.registrations.get().reports.count() == 1


def test_people_fill_their_own_profile_but_nobody_has_seen_the_skill(
    phone: DeskClient, sari: Person
) -> None:
    phone.post("/me/profile/", {"part": "skills", "skills-labels": "Menjahit",
                                "skills-evidence": "seen"})
    assert not sari.skills.exists()
    phone.post("/me/profile/", {"part": "skills", "skills-labels": "Menjahit",
                                "skills-evidence": "work"})
    assert sari.skills.get().evidence == "work"


def test_nothing_of_somebody_else_is_removed_and_no_success_is_told(
    phone: DeskClient, sari: Person, wonosobo: Office
) -> None:
    other = make_person(wonosobo, name="Budi", profile=ProfileDetails(
        skills=(SkillLine(label="menjahit"),)))
    row = other.skills.get()
    before = sari.changed_at
    answer = phone.post("/me/profile/", {"part": "skills", "remove": row.pk}, follow=True)
    assert "Tidak ada yang dihapus" in answer.text
    assert "notice success" not in answer.text
    assert other.skills.exists()
    sari.refresh_from_db()
    assert sari.changed_at == before


def test_what_is_still_to_answer_leads_to_the_place_of_the_answer(
    phone: DeskClient, sari: Person
) -> None:
    page = phone.get("/me/").text
    assert 'href="/me/profile/#skills"' in page
    assert 'href="/me/details/#id_wage_floor"' in page
    for address, anchor in re.findall(r'href="(/me/\w+/)#(\w+)"', page):
        assert f'id="{anchor}"' in phone.get(address).text, f"{address} has no {anchor}"


@pytest.mark.parametrize("address", ["/me/", "/me/profile/", "/me/details/"])
def test_the_own_pages_speak_to_oneself(
    phone: DeskClient, sari: Person, address: str
) -> None:
    phone.cookies["django_language"] = "en"
    page = phone.get(address).text
    assert "the person" not in page.lower()
    phone.cookies["django_language"] = "id"
    assert "Anda" in phone.get(address).text


def test_people_change_their_address_and_keep_their_name(
    phone: DeskClient, sari: Person
) -> None:
    phone.post("/me/details/", {"address": "Jl. Kenanga 5", "name": "Orang Lain",
                                "phone": "0813-0000-1111", "education": "SMK"})
    sari.refresh_from_db()
    assert (sari.name, sari.address) == ("Sari Wulandari", "Jl. Kenanga 5")
    assert (sari.nik_last4, sari.phone) == ("0001", "+6281300001111")


def test_people_see_that_an_officer_opened_their_file(
    phone: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    client_of(ratna).get(f"/people/{sari.pk}/")
    assert phone.get("/me/").context["reads"][0].role == "officer"


def test_a_jobseeker_opens_no_desk_page(phone: DeskClient, sari: Person) -> None:
    for page in ("/people/", "/people/register/", f"/people/{sari.pk}/"):
        assert phone.get(page).status_code == 403


def test_an_officer_has_no_own_file(client_of: ClientOf, ratna: Actor) -> None:
    assert client_of(ratna).get("/me/").status_code == 403


def test_a_consent_is_given_and_withdrawn_alone(phone: DeskClient, sari: Person) -> None:
    phone.post("/me/consent/", {"purpose": "share_cv", "given": "yes"})
    phone.post("/me/consent/", {"purpose": "share_cv", "given": "no"})
    assert [row.given for row in sari.consents.order_by("pk")] == [True, False]


def test_a_sibling_on_the_same_phone_has_another_file(
    client_of: ClientOf, sari: Person, wonosobo: Office
) -> None:
    budi = make_person(wonosobo, name="Budi Santoso")
    actor = actor_for(make_membership("budi", RoleName.JOBSEEKER, wonosobo, subject_id=budi.pk))
    shown = client_of(actor).get("/me/").text
    assert "Budi Santoso" in shown
    assert "Sari" not in shown
