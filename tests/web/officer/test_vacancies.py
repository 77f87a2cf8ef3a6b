"""The desk's vacancies, as an officer, a colleague and a stranger meet them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import open_vacancy, withdraw_vacancy
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import TitleCoding
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy, vacancy_details
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
TYPED: dict[str, Any] = {
    "firm": "PT Serayu Makmur", "title": "Operator Jahit", "places": "3",
    "region": "Kabupaten Wonosobo", "education_levels": ["SMP", "SMA"], "experience_min": "6",
    "wage_min": "2.300.000", "wage_max": "2,8 juta", "contract": "PKWT", "hours": "full",
    "description": "Menjahit kemeja.", "skills": "menjahit, obras", "opens_on": "2026-11-24",
    "closes_on_day": "31", "closes_on_month": "12", "closes_on_year": "2026",
}


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo)


@pytest.fixture
def waiting(wonosobo: Office, firm: Employer) -> Vacancy:
    sari = actor_for(make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk))
    return open_vacancy(by=sari, on=TODAY, details=vacancy_details(), employer_id=firm.pk)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def test_an_empty_list_says_what_will_be_here(client_of: ClientOf, ratna: Actor) -> None:
    text = text_of(client_of(ratna).get("/vacancies/"))
    assert "/vacancies/new/" in text
    assert 'class="empty"' in text


def test_an_officer_enters_a_vacancy_of_a_firm_that_nobody_knew(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    assert "firms" in text_of(desk.get("/vacancies/new/?firm=CV%20Baru"))
    response = desk.post("/vacancies/new/", TYPED)
    vacancy = Vacancy.objects.get()
    assert response.headers["Location"] == f"/vacancies/{vacancy.pk}/"
    assert (vacancy.employer.name, vacancy.employer.office_id) == ("PT Serayu Makmur",
                                                                   ratna.office_id)
    assert (vacancy.region, vacancy.wage_min, vacancy.wage_max) == ("33.07", 2_300_000, 2_800_000)
    assert (vacancy.education_min, vacancy.education_levels) == ("SMP", "SMP,SMA")
    assert (vacancy.skills, vacancy.closes_on) == ("menjahit; obras", date(2026, 12, 31))
    assert "Rp2.300.000–2.800.000" in text_of(desk.get(f"/vacancies/{vacancy.pk}/"))


def test_a_known_firm_is_not_added_again(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    client_of(ratna).post("/vacancies/new/", {**TYPED, "firm": "serayu makmur, PT.",
                                              "region": "33.23"})
    assert Employer.objects.get() == Vacancy.objects.get().employer == firm


def test_a_wage_of_five_and_a_vanished_region_are_explained_beside_their_fields(
    client_of: ClientOf, ratna: Actor
) -> None:
    typed = {**TYPED, "wage_min": "5", "region": "Kabupaten Atlantis", "closes_on": "2026-11-01",
             "stated_limits": "laki-laki"}
    response = client_of(ratna).post("/vacancies/new/", typed)
    form = response.context["form"]
    assert set(form.errors) == {"wage_min", "region", "closes_on", "limits_reason"}
    assert "5.000.000" in text_of(response)
    assert not Vacancy.objects.exists()


def test_the_thirty_first_of_february_is_no_day(client_of: ClientOf, ratna: Actor) -> None:
    response = client_of(ratna).post("/vacancies/new/", {
        **TYPED, "closes_on_day": "31", "closes_on_month": "2"})
    assert set(response.context["form"].errors) == {"closes_on"}


def test_wording_that_limits_is_saved_and_pointed_out(client_of: ClientOf, ratna: Actor) -> None:
    response = client_of(ratna).post(
        "/vacancies/new/", {**TYPED, "description": "Penampilan menarik"}, follow=True)
    assert text_of(response).count("Penampilan menarik”") == 2
    assert Vacancy.objects.count() == 1


def test_an_officer_changes_a_vacancy_and_what_the_form_does_not_ask_stays(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm, languages=("Inggris",), accommodation=("ramp",))
    desk = client_of(ratna)
    text_of(desk.get(f"/vacancies/{vacancy.pk}/edit/"))
    desk.post(f"/vacancies/{vacancy.pk}/edit/", {**TYPED, "title": "Penjahit", "places": "5"})
    vacancy.refresh_from_db()
    assert (vacancy.title, vacancy.places) == ("Penjahit", 5)
    assert (vacancy.languages, vacancy.accommodation) == ("Inggris", "ramp")


def test_the_form_shows_again_what_was_saved(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm, skills=("menjahit", "obras"))
    before = Event.objects.count()
    response = client_of(ratna).get(f"/vacancies/{vacancy.pk}/edit/")
    text = text_of(response)
    assert "Kabupaten Wonosobo" in text
    assert "menjahit, obras" in text
    assert "2.300.000" in text
    assert Event.objects.count() == before


def test_a_firms_vacancy_waits_in_the_headline_until_it_is_checked(
    client_of: ClientOf, ratna: Actor, waiting: Vacancy
) -> None:
    desk = client_of(ratna)
    assert "?status=waiting" in text_of(desk.get("/vacancies/"))
    assert f"/vacancies/{waiting.pk}/approve/" in text_of(desk.get(f"/vacancies/{waiting.pk}/"))
    desk.post(f"/vacancies/{waiting.pk}/approve/")
    waiting.refresh_from_db()
    assert waiting.status == "open"
    assert f"/vacancies/{waiting.pk}/people/" in text_of(desk.get(f"/vacancies/{waiting.pk}/"))


def test_a_vacancy_is_withdrawn_with_a_reason_only(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy, desk = make_vacancy(firm), client_of(ratna)
    desk.post(f"/vacancies/{vacancy.pk}/withdraw/", {"reason": "expired"})
    vacancy.refresh_from_db()
    assert vacancy.status == "open"
    desk.post(f"/vacancies/{vacancy.pk}/withdraw/", {"reason": "unlawful"})
    vacancy.refresh_from_db()
    assert vacancy.status == "withdrawn"
    assert f"/vacancies/{vacancy.pk}/reopen/" in text_of(desk.get(f"/vacancies/{vacancy.pk}/"))
    desk.post(f"/vacancies/{vacancy.pk}/reopen/")
    vacancy.refresh_from_db()
    assert vacancy.status == "open"
    assert f"/vacancies/{vacancy.pk}/people/" in text_of(desk.get(f"/vacancies/{vacancy.pk}/"))


def test_what_cannot_be_opened_again_is_explained(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy, desk = make_vacancy(firm), client_of(ratna)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    Vacancy.objects.filter(pk=vacancy.pk).update(opens_on="2026-11-01", closes_on="2026-11-23")
    answer = desk.post(f"/vacancies/{vacancy.pk}/reopen/", follow=True)
    assert "notice error" in text_of(answer)


def test_an_officer_finds_and_confirms_the_occupation(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy, desk = make_vacancy(firm, title="Crew Toko Abah"), client_of(ratna)
    address = f"/vacancies/{vacancy.pk}/"
    text_of(desk.get(address))
    offered = dict(desk.get(f"{address}?words=kasir").context["occupation_form"]
                   .fields["group"].choices)
    assert "5230" in offered
    desk.post(f"{address}occupation/", {"words": "kasir", "group": "9999"})
    assert not TitleCoding.objects.filter(confirmed_by_id__isnull=False).exists()
    desk.post(f"{address}occupation/", {"words": "kasir", "group": "5230"})
    vacancy.refresh_from_db()
    assert (vacancy.kbji, vacancy.kbji_probability) == ("5230", 1.0)


def test_a_code_that_is_only_probable_is_shown_as_maybe(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    Vacancy.objects.filter(pk=vacancy.pk).update(kbji="8153", kbji_probability=0.4)
    assert "mungkin" in client_of(ratna).get(f"/vacancies/{vacancy.pk}/").context["occupation"]
    Vacancy.objects.filter(pk=vacancy.pk).update(kbji_probability=0.9)
    assert "mungkin" not in client_of(ratna).get(f"/vacancies/{vacancy.pk}/").context["occupation"]


def test_a_stranger_reads_an_open_vacancy_and_may_change_nothing(
    client_of: ClientOf, stranger: Actor, firm: Employer, waiting: Vacancy
) -> None:
    vacancy, desk = make_vacancy(firm), client_of(stranger)
    text = text_of(desk.get(f"/vacancies/{vacancy.pk}/"))
    assert "/edit/" not in text
    assert desk.get(f"/vacancies/{waiting.pk}/").status_code == 404
    assert desk.get(f"/vacancies/{vacancy.pk}/edit/").status_code == 404
    for act in ("approve", "withdraw", "occupation", "edit"):
        response = desk.post(f"/vacancies/{vacancy.pk}/{act}/", {"reason": "mistake"})
        assert response.status_code == 404
    vacancy.refresh_from_db()
    assert vacancy.status == "open"


def test_the_front_desk_reads_and_does_not_write(
    client_of: ClientOf, wonosobo: Office, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    desk = client_of(actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo)))
    assert "/vacancies/new/" not in text_of(desk.get("/vacancies/"))
    assert "/edit/" not in text_of(desk.get(f"/vacancies/{vacancy.pk}/"))
    assert desk.get("/vacancies/new/").status_code == 403
    assert desk.post(f"/vacancies/{vacancy.pk}/withdraw/").status_code == 403


@pytest.mark.parametrize("address", ["/vacancies/", "/vacancies/new/", "/employers/"])
def test_nobody_sees_the_desk_without_signing_in(
    client: DeskClient, address: str, settings: Settings
) -> None:
    settings.LOGIN_URL = "/accounts/login/"
    assert client.get(address).headers["Location"].startswith("/accounts/login/")


def test_filters_stay_from_page_to_page(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    for number in range(52):
        make_vacancy(firm, title=f"Kerja {number}")
    desk = client_of(ratna)
    first = desk.get("/vacancies/?text=kerja&region=33.07&status=open")
    onward = first.context["pages"]["next"]
    assert "text=kerja" in onward
    second = desk.get(f"/vacancies/{onward}")
    assert len(second.context["found"].rows) == 2
    back = desk.get(f"/vacancies/{second.context['pages']['previous']}")
    assert back.context["found"].rows == first.context["found"].rows
    assert len(first.content) < 40_000


def test_no_vacancy_fits_is_told_apart_from_no_vacancy(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    make_vacancy(firm)
    text = text_of(client_of(ratna).get("/vacancies/?text=astronot"))
    assert 'href="/vacancies/"' in text
    assert 'class="empty"' in text


@pytest.mark.parametrize("count", [2, 40])
def test_the_list_costs_the_same_for_two_and_for_forty(
    count: int, client_of: ClientOf, ratna: Actor, wonosobo: Office,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        make_vacancy(make_employer(wonosobo, name=f"PT Nomor {number}"))
    desk = client_of(ratna)
    # On both, one asks whether a practice of another office helps here.
    with django_assert_num_queries(7):
        desk.get("/vacancies/")
    with django_assert_num_queries(6):
        desk.get("/employers/")


ADVERTISEMENT = """DIBUTUHKAN SEGERA: Operator Jahit
Pria/wanita usia 18-35 tahun, pendidikan min SMP/SMK Tata Busana, pengalaman minimal 1 tahun,
bisa mesin obras. Gaji Rp 2.500.000 - 3.000.000 per bulan. Kontrak PKWT. SIM C diutamakan."""


def test_a_pasted_advertisement_fills_the_form_and_saves_nothing(
    client_of: ClientOf, ratna: Actor
) -> None:
    page = client_of(ratna).post("/vacancies/new/?firm=PT+Serayu",
                                 {"advertisement": ADVERTISEMENT})
    assert "⟪" not in page.text
    first = page.context["form"].initial
    assert first["title"] == "Operator Jahit"
    assert first["firm"] == "PT Serayu"
    assert set(first["education_levels"]) == {"SMP", "SMK"}
    assert (first["wage_min"], first["wage_max"], first["experience_min"]) == (
        2_500_000, 3_000_000, 12)
    assert (first["contract"], first["licences"]) == ("PKWT", ("SIM_C",))
    assert "usia 18-35 tahun" in first["stated_limits"]
    assert "Mesin obras" in first["skills"]
    assert first["description"] == ADVERTISEMENT
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize("text", ["🎉" * 500, "x" * 30_000, "<b>tebal</b>", "\x00\x01 a"])
def test_any_pasted_text_leads_to_the_form(
    client_of: ClientOf, ratna: Actor, text: str
) -> None:
    page = client_of(ratna).post("/vacancies/new/", {"advertisement": text})
    assert page.status_code == 200
    assert "<b>tebal</b>" not in page.text
