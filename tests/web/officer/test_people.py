"""The desk registers people, finds them, and keeps their registrations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.operations import report, strike_off
from antarkerja.domain.jobseekers.policies import ExperienceLine, ProfileDetails, SkillLine
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.place import place_from_referral
from antarkerja.journeys.refer import refer
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
UNKNOWN = "⟪unknown variable"
TODAY = date(2026, 11, 24)
SARI = {"name": "Sari Wulandari", "birth_on": "2001-05-17", "phone": "0812-3456-7890"}


def test_the_desk_registers_somebody_by_name_alone(client_of: ClientOf, ratna: Actor) -> None:
    answer = client_of(ratna).post("/people/register/", {"name": "Sulastri"}, follow=True)
    person = Person.objects.get()
    assert answer.request["PATH_INFO"] == f"/people/{person.pk}/"
    assert "33.07/2026/00001" in answer.text
    assert UNKNOWN not in answer.text


def test_one_talk_fills_registration_and_profile(client_of: ClientOf, ratna: Actor) -> None:
    client_of(ratna).post("/people/register/", {
        **SARI, "sex": "P", "education": "SMK", "left_school_year": "2019",
        "region": "33.07.09", "wage_floor": "2.300.000", "accepts_akl": "true",
        "wish_1": "Kasir toko", "wish_2": "Pramuniaga", "places": ["33.07"],
        "places_other": "Kota Magelang", "job_title": "Jaga warung", "job_kind": "unpaid",
        "job_months": "14", "job_duties": "melayani pembeli", "licence_kinds": ["SIM_C"],
        "skill_words": "Excel, menghitung uang\nmelayani pembeli", "language_words": "Inggris",
    })
    person = Person.objects.get()
    assert (person.phone, person.wage_floor, person.accepts_akad) == (
        "+6281234567890", 2_300_000, None)
    assert [wish.title for wish in person.wishes.all()] == ["Kasir toko", "Pramuniaga"]
    assert {place.region for place in person.places.all()} == {"33.07", "33.71"}
    assert person.skills.count() == 3
    assert person.experiences.get().months == 14
    assert person.completeness > 70
    assert person.user is not None
    assert person.user.username == "33.07/2026/00001"


def test_mistakes_are_said_in_words_and_nothing_is_written(
    client_of: ClientOf, ratna: Actor
) -> None:
    answer = client_of(ratna).post("/people/register/", {
        "name": "Budi", "birth_on_day": "31", "birth_on_month": "2", "birth_on_year": "2001",
        "wage_floor": "5", "nik": "1234", "phone": "12", "left_school_year": "19",
    })
    assert Person.objects.count() == 0
    assert "5.000.000" in answer.text
    assert "16 digit" in answer.text
    assert 'href="#id_wage_floor"' in answer.text
    assert UNKNOWN not in answer.text


def test_a_double_click_registers_once(client_of: ClientOf, ratna: Actor) -> None:
    desk = client_of(ratna)
    for _ in range(2):
        desk.post("/people/register/", {"name": "Sari", "act_key": str(UUID(int=7))})
    assert Person.objects.count() == 1


def test_somebody_alike_is_shown_before_saving(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    known = make_person(wonosobo, name="Sari Wulandari")
    desk = client_of(ratna)
    answer = desk.post("/people/register/", SARI | {"name": "Sari Wulandary"})
    assert f'href="/people/{known.pk}/"' in answer.text
    assert Person.objects.count() == 1
    desk.post("/people/register/", SARI | {"name": "Sari Wulandary", "somebody_else": "on"})
    assert Person.objects.count() == 2


def test_a_nik_of_another_office_tells_only_the_office(
    client_of: ClientOf, ratna: Actor, temanggung: Office
) -> None:
    nik = make_nik(7)
    make_person(temanggung, name="Rahasia Sekali", nik=nik)
    answer = client_of(ratna).post(
        "/people/register/", {"name": "Budi", "nik": nik, "somebody_else": "on"})
    assert "Disnaker Kabupaten Temanggung" in answer.text
    assert "Rahasia" not in answer.text
    assert Person.objects.count() == 1


def test_the_headline_counts_who_looks_for_work(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    desk = client_of(ratna)
    empty = desk.get("/people/").text
    assert "Belum ada orang yang terdaftar" in empty
    make_person(wonosobo, name="Sari")
    make_person(wonosobo, name="Budi")
    make_person(temanggung, name="Dewi")
    shown = desk.get("/people/").text
    assert "2 orang sedang mencari kerja" in shown
    assert "Dewi" not in shown
    assert UNKNOWN not in shown


def test_the_list_is_filtered_by_name_number_phone_and_school(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    make_person(wonosobo, name="Sari", education="SMK", phone="+628111111111")
    make_person(wonosobo, name="Budi", education="S1", phone="+628222222222", region="33.07.01")
    desk = client_of(ratna)
    for query, seen, unseen in (
        ("q=sar", "Sari", "Budi"), ("q=33.07/2026/00002", "Budi", "Sari"),
        ("q=0811-1111-111", "Sari", "Budi"), ("education=S1", "Budi", "Sari"),
        ("region=33.07.01", "Budi", "Sari"),
    ):
        names = desk.get(f"/people/?{query}").text
        assert f">{seen}</a>" in names, query
        assert f">{unseen}</a>" not in names, query


def test_fifty_people_a_page_and_nobody_twice(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    for number in range(70):
        make_person(wonosobo, name=f"Sari {number % 7}")
    desk, seen, address = client_of(ratna), [], "/people/"
    while address:
        page = desk.get(address)
        found = page.context["found"]
        seen += [line.person.pk for line in found.lines]
        address = f"/people/{page.context['next']}" if page.context["next"] else ""
    assert len(seen) == len(set(seen)) == 70


@pytest.mark.parametrize("people", [3, 40])
def test_the_list_asks_the_same_few_questions_for_any_office(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, people: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(people):
        make_person(wonosobo, name=f"Orang {number}")
    desk = client_of(ratna)
    with django_assert_num_queries(9):
        desk.get("/people/")


def test_a_list_page_stays_under_forty_kilobytes(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    for number in range(55):
        make_person(wonosobo, name=f"Nama Yang Cukup Panjang {number}")
    assert len(client_of(ratna).get("/people/").content) < 40_000


def test_the_file_shows_number_validity_todo_and_history(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, by=ratna, nik=make_nik(1))
    shown = client_of(ratna).get(f"/people/{person.pk}/").text
    assert "33.07/2026/00001" in shown
    assert "24 November 2028" in shown
    assert "************0001" in shown
    assert make_nik(1) not in shown
    assert "Ratna Puspitasari" in shown
    assert UNKNOWN not in shown


def test_every_look_at_a_file_by_staff_is_noted(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    desk.get(f"/people/{person.pk}/")
    desk.get(f"/people/{person.pk}/edit/")
    desk.get(f"/people/{person.pk}/profile/")
    assert list(AccessLog.objects.order_by("pk").values_list("page", "subject_id")) == [
        ("person", person.pk), ("person_edit", person.pk), ("profile", person.pk)]


@pytest.mark.parametrize("page", ["", "edit/", "profile/", "strike-off/"])
def test_a_stranger_finds_no_such_file(
    client_of: ClientOf, stranger: Actor, wonosobo: Office, page: str
) -> None:
    person = make_person(wonosobo)
    assert client_of(stranger).get(f"/people/{person.pk}/{page}").status_code == 404


@pytest.mark.parametrize("act", ["report", "renew", "revive", "consent", "nik", "profile"])
def test_a_stranger_cannot_act_on_the_file(
    client_of: ClientOf, stranger: Actor, wonosobo: Office, act: str
) -> None:
    person = make_person(wonosobo, nik=make_nik(1))
    sent = {"purpose": "photo", "reason": "ingin tahu saja", "part": "wishes", "remove": "1"}
    answer = client_of(stranger).post(f"/people/{person.pk}/{act}/", sent)
    assert answer.status_code == 404
    assert make_nik(1) not in answer.text


def test_a_province_sees_no_list_of_names(client_of: ClientOf, wonosobo: Office) -> None:
    analyst = actor_for(make_membership("eko", RoleName.PROVINCIAL_ANALYST, wonosobo))
    make_person(wonosobo)
    assert client_of(analyst).get("/people/").status_code == 403


def test_a_visitor_is_sent_to_sign_in(client: DeskClient) -> None:
    assert client.get("/people/").status_code == 302


def test_changing_the_file_keeps_what_was_not_asked(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, nik=make_nik(1))
    desk = client_of(ratna)
    form = desk.get(f"/people/{person.pk}/edit/").context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    sent |= {"name": "Sari Wulandari S", "address": "Jl. Kenanga 5", "birth_on": "2001-05-17"}
    desk.post(f"/people/{person.pk}/edit/", sent)
    person.refresh_from_db()
    assert (person.name, person.address) == ("Sari Wulandari S", "Jl. Kenanga 5")
    assert (person.nik_last4, person.birth_on) == ("0001", date(2001, 5, 17))
    assert (person.region, person.phone) == ("33.07.09", "+6281234567890")


def test_a_nik_is_shown_once_with_a_reason_that_is_kept(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, nik=make_nik(1))
    desk = client_of(ratna)
    without = desk.post(f"/people/{person.pk}/nik/", {"reason": ""})
    assert 'id="nik"' not in without.text
    answer = desk.post(f"/people/{person.pk}/nik/", {"reason": "mencocokkan dengan KTP"})
    shown = "".join(f"<span>{make_nik(1)[at:at + 4]}</span>" for at in (0, 4, 8, 12))
    assert shown in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert Event.objects.get(kind=EventKind.NIK_REVEALED).reason == "mencocokkan dengan KTP"
    assert AccessLog.objects.get(page="nik").reason == "mencocokkan dengan KTP"


def test_the_front_desk_is_not_shown_a_nik(client_of: ClientOf, wonosobo: Office) -> None:
    desk = actor_for(make_membership("wati", RoleName.FRONT_DESK, wonosobo))
    person = make_person(wonosobo, nik=make_nik(1))
    answer = client_of(desk).post(f"/people/{person.pk}/nik/", {"reason": "mencocokkan"})
    assert answer.status_code == 403


def test_report_renew_strike_off_and_undo(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, on=date(2026, 1, 5))
    desk = client_of(ratna)
    reported = desk.post(f"/people/{person.pk}/report/", follow=True).text
    assert "24 Mei 2027" in reported
    renewed = desk.post(f"/people/{person.pk}/renew/", follow=True).text
    assert "24 November 2028" in renewed
    struck = desk.post(
        f"/people/{person.pk}/strike-off/", {"reason": "own_wish"}, follow=True).text
    assert f'action="/people/{person.pk}/revive/"' in struck
    assert Registration.objects.get().end_reason == "own_wish"
    desk.post(f"/people/{person.pk}/revive/")
    assert Registration.objects.filter(status="active").count() == 1


def test_a_dead_registration_is_not_reported(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    strike_off(by=ratna, on=date(2026, 11, 24), person_id=person.pk,
               reason=StrikeOffReason.MISTAKE)
    answer = client_of(ratna).post(f"/people/{person.pk}/report/", follow=True)
    assert "hidupkan" in answer.text.lower()


def test_two_files_are_compared_and_merged(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    keep = make_person(wonosobo, name="Sari Wulandari", education="")
    gone = make_person(wonosobo, name="Sari Wulandary", education="S1")
    desk = client_of(ratna)
    assert f"/people/{keep.pk}/merge/{gone.pk}/" in desk.get(f"/people/{keep.pk}/").text
    preview = desk.get(f"/people/{keep.pk}/merge/{gone.pk}/").text
    assert "Sari Wulandary" in preview
    assert UNKNOWN not in preview
    desk.post(f"/people/{keep.pk}/merge/{gone.pk}/")
    keep.refresh_from_db()
    assert keep.education == "S1"
    assert desk.get(f"/people/{gone.pk}/").headers["Location"] == f"/people/{keep.pk}/"


def test_a_consent_is_given_and_withdrawn_at_the_desk(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    for given in ("yes", "no"):
        desk.post(f"/people/{person.pk}/consent/", {"purpose": "photo", "given": given})
    assert [row.given for row in person.consents.order_by("pk")] == [True, False]


@pytest.mark.parametrize("lines", [1, 12])
def test_a_file_asks_the_same_questions_however_long_it_is(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, lines: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    person = make_person(wonosobo, profile=ProfileDetails(
        skills=tuple(SkillLine(label=f"skill {n}") for n in range(lines)),
        experiences=tuple(ExperienceLine(title=f"work {n}", kbji="5230") for n in range(lines)),
    ))
    for day in range(lines):
        report(by=ratna, on=date(2026, 12, 1 + day), person_id=person.pk)
    desk = client_of(ratna)
    with django_assert_num_queries(26):
        desk.get(f"/people/{person.pk}/")


def test_the_file_leads_to_the_referrals_and_placements_of_the_person(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    siti = make_person(wonosobo, name="Siti Nurhayati")
    firm = make_employer(wonosobo)
    waiting = refer(by=ratna, on=TODAY, person=siti, vacancy=make_vacancy(firm, title="Kasir"))
    taken = refer(by=ratna, on=TODAY, person=siti, vacancy=make_vacancy(firm))
    placement = place_from_referral(
        by=ratna, on=TODAY, referral=taken,
        details=PlacementDetails(scheme="AKL", started_on=TODAY, contract="PKWT"),
    )
    page = client_of(ratna).get(f"/people/{siti.pk}/").text
    assert UNKNOWN not in page
    work = page[page.index('id="work"'):]
    for row in (waiting, taken):
        assert f'href="/referrals/{row.pk}/"' in work
    for asked in placement.follow_ups.all():
        assert f'href="/follow-ups/{asked.pk}/"' in work
    other = make_person(wonosobo, name="Budi")
    assert 'id="work"' not in client_of(ratna).get(f"/people/{other.pk}/").text
