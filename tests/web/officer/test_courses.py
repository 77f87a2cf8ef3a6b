"""Courses and who gives them, as the desk finds, enters, changes and archives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.training.models import Course, Provider
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles
from tests.factories.offices import actor_for, make_membership
from tests.factories.training import TODAY, make_course, make_provider

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
LIGHT = 40_000
NEW: dict[str, Any] = {
    "title": "Membuat Pola Busana", "description": "Pola dasar, mesin obras.", "region": "33.07",
    "starts_on": date(2026, 12, 3), "fee": "0", "hours": "40", "source": "Brosur",
    "checked_on": TODAY,
}
PROVIDER = {"name": "LPK Jarum Mas", "kind": "lpk", "region": "Kabupaten Wonosobo",
            "website": "https://jarum-mas.example", "phone": "0812 3456 7890",
            "source": "Kunjungan", "checked_on": TODAY}


@pytest.fixture(autouse=True)
def _known_titles(db: None) -> None:
    know_titles()


@pytest.fixture
def jarum(wonosobo: Office) -> Provider:
    return make_provider(wonosobo)


@pytest.fixture
def pola(jarum: Provider) -> Course:
    return make_course(jarum)


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati", profile=SEAMSTRESS)


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


@pytest.mark.parametrize(("language", "words"), [
    ("id", "1 di antaranya di Kabupaten Wonosobo"),
    ("en", "One course can still be gone to"),
])
def test_the_list_says_how_many_are_open_here_and_names_who_gives_them(
    client_of: ClientOf, ratna: Actor, pola: Course, language: str, words: str
) -> None:
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get("/courses/"))
    assert words in text
    assert "LPK Jarum Mas · Kabupaten Wonosobo" in text


def test_an_empty_list_says_what_will_stand_here(client_of: ClientOf, ratna: Actor) -> None:
    text = text_of(client_of(ratna).get("/courses/"))
    assert "Belum ada kursus yang dibuka" in text
    assert 'class="empty"' in text
    assert 'class="empty"' in text_of(client_of(ratna).get("/courses/?text=las"))


def test_ratna_enters_a_provider_and_a_course_and_confirms_what_it_teaches(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    page = desk.post("/courses/providers/new/", PROVIDER, follow=True)
    provider = Provider.objects.get()
    assert (provider.region, provider.phone) == ("33.07", "+6281234567890")
    assert "Sekarang catat kursusnya" in text_of(page)
    page = desk.post(f"/courses/new/?provider={provider.pk}", NEW, follow=True)
    course = Course.objects.get()
    text = text_of(page)
    assert "Belum dipastikan apa yang diajarkan" in text
    assert "Membuat pola pakaian" in text
    assert not course.skills.exists()
    page = desk.post(f"/courses/{course.pk}/skills/",
                     {"taught": ["mesin-obras"], "others": "Merangkai janur"}, follow=True)
    assert set(course.skills.values_list("skill", flat=True)) == {
        "mesin-obras", "merangkai janur"}
    assert "mengajarkan 2 keterampilan" in text_of(page)


def test_a_refused_course_says_why_beside_the_field(
    client_of: ClientOf, ratna: Actor, jarum: Provider
) -> None:
    desk = client_of(ratna)
    for wrong in ({"region": ""}, {"title": " "}, {"hours": "0"}, {"kbji": "9999"},
                  {"region": "Jawa Tengah"}, {"source": ""}, {"checked_on": date(2030, 1, 1)}):
        page = desk.post(f"/courses/new/?provider={jarum.pk}", {**NEW, **wrong})
        assert "error-summary" in text_of(page), wrong
    assert not Course.objects.exists()


def test_an_answer_that_is_not_on_offer_is_refused_and_nothing_changes(
    client_of: ClientOf, ratna: Actor, pola: Course
) -> None:
    page = client_of(ratna).post(f"/courses/{pola.pk}/skills/", {"taught": ["meretas"]})
    assert page.status_code == 422
    assert pola.skills.count() == 1


def test_a_provider_that_is_known_is_pointed_out(
    client_of: ClientOf, ratna: Actor, jarum: Provider
) -> None:
    text = text_of(client_of(ratna).post("/courses/providers/new/", PROVIDER))
    assert "sudah tercatat" in text
    assert Provider.objects.get() == jarum


def test_a_website_that_runs_something_is_refused(client_of: ClientOf, ratna: Actor) -> None:
    bad = {**PROVIDER, "website": "javascript:alert(1)"}
    assert "bukan alamat laman" in text_of(client_of(ratna).post("/courses/providers/new/", bad))
    assert not Provider.objects.exists()


def test_what_changed_is_saved_and_what_teaches_stays(
    client_of: ClientOf, ratna: Actor, pola: Course
) -> None:
    desk = client_of(ratna)
    assert 'value="Membuat Pola Busana"' in text_of(desk.get(f"/courses/{pola.pk}/edit/"))
    desk.post(f"/courses/{pola.pk}/edit/", {**NEW, "fee": "150.000", "starts_on": ""})
    pola.refresh_from_db()
    assert (pola.fee, pola.starts_on, pola.skills.count()) == (150_000, None, 1)
    desk.post(f"/courses/providers/{pola.provider_id}/edit/", {**PROVIDER, "accredited": "yes"})
    assert Provider.objects.get().accredited == "yes"


def test_archiving_asks_why_and_can_be_taken_back(
    client_of: ClientOf, ratna: Actor, pola: Course
) -> None:
    desk = client_of(ratna)
    here = f"/courses/{pola.pk}/"
    desk.post(here + "archive/", {"reason": " "})
    pola.refresh_from_db()
    assert pola.archived_at is None
    page = desk.post(here + "archive/", {"reason": "tidak dibuka lagi"}, follow=True)
    assert here + "restore/" in text_of(page)
    assert "Membuat Pola" in text_of(desk.get("/courses/?archived=on"))
    assert "Membuat Pola" not in text_of(desk.get("/courses/"))
    desk.post(here + "restore/")
    pola.refresh_from_db()
    assert pola.archived_at is None
    there = f"/courses/providers/{pola.provider_id}/"
    desk.post(there + "archive/", {"reason": "tutup"})
    assert "Membuat Pola" not in text_of(desk.get("/courses/"))
    desk.post(there + "restore/")
    assert "Membuat Pola" in text_of(desk.get("/courses/"))


def test_a_stranger_sees_the_same_catalogue_and_cannot_change_it(
    client_of: ClientOf, stranger: Actor, pola: Course
) -> None:
    desk = client_of(stranger)
    text = text_of(desk.get(f"/courses/{pola.pk}/"))
    assert "Dicatat oleh Disnaker Kabupaten Wonosobo" in text
    assert "/edit/" not in text
    assert "Membuat Pola" in text_of(desk.get("/courses/"))
    here, there = f"/courses/{pola.pk}/", f"/courses/providers/{pola.provider_id}/"
    assert desk.get(there).status_code == 200
    assert desk.get(here + "edit/").status_code == 404
    assert desk.get(there + "edit/").status_code == 404
    for act in (here + "skills/", here + "archive/", here + "restore/", there + "archive/",
                there + "restore/"):
        assert desk.post(act, {"reason": "x"}).status_code == 404
    pola.refresh_from_db()
    assert pola.archived_at is None


def test_the_front_desk_looks_and_has_no_buttons(
    client_of: ClientOf, wonosobo: Office, pola: Course
) -> None:
    desk = client_of(actor_for(make_membership("loket", RoleName.FRONT_DESK, wonosobo)))
    assert "Tambah kursus" not in text_of(desk.get("/courses/"))
    assert "Pastikan" not in text_of(desk.get(f"/courses/{pola.pk}/"))
    assert desk.post(f"/courses/{pola.pk}/archive/", {"reason": "x"}).status_code == 403


def test_a_course_that_does_not_exist_is_not_found(client_of: ClientOf, ratna: Actor) -> None:
    desk = client_of(ratna)
    assert desk.get("/courses/999/").status_code == 404
    assert desk.get("/courses/providers/999/").status_code == 404
    assert desk.get("/courses/new/?provider=999").status_code == 404


@pytest.mark.parametrize("query", ["page=x", "region=99", "text=%00%27%25", "free=zzz"])
def test_an_unreadable_filter_narrows_nothing(
    client_of: ClientOf, ratna: Actor, pola: Course, query: str
) -> None:
    page = client_of(ratna).get(f"/courses/?{query}")
    assert page.status_code == 200
    text_of(page)


@pytest.mark.parametrize("url", ["/courses/", "/courses/providers/"])
def test_five_and_fifty_cost_the_same_and_a_full_page_is_light(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, url: str
) -> None:
    desk, costs = client_of(ratna), []
    for extra in (5, 50):
        for n in range(extra):
            provider = make_provider(wonosobo, name=f"LPK Kesekian {n} dari {extra}")
            make_course(provider, title=f"Kursus Menjahit {n}")
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert len(page.content) < LIGHT
    assert 'rel="next"' in text_of(page)


def test_a_match_names_the_nearest_course_for_a_missing_skill(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy, pola: Course
) -> None:
    text = text_of(client_of(ratna).get(f"/people/{siti.pk}/matches/"))
    assert f'Kursus: <a href="/courses/{pola.pk}/">Membuat Pola Busana</a>' in text
    assert "LPK Jarum Mas, Kabupaten Wonosobo, mulai 3 Des, gratis" in text


def test_a_course_that_has_begun_is_named_in_no_match(
    client_of: ClientOf, ratna: Actor, siti: Person, sewing: Vacancy, pola: Course
) -> None:
    Course.objects.update(starts_on=TODAY - timedelta(days=1))
    assert "Kursus:" not in text_of(client_of(ratna).get(f"/people/{siti.pk}/matches/"))


def test_a_soft_skill_brings_no_course_that_does_not_teach_it(
    client_of: ClientOf, ratna: Actor, siti: Person, firm: Employer, pola: Course
) -> None:
    make_vacancy(firm, skills=("jahit lurus", "komunikasi"))
    text = text_of(client_of(ratna).get(f"/people/{siti.pk}/matches/"))
    assert "Berkomunikasi" in text
    assert "Kursus:" not in text


def test_courses_cost_one_query_and_a_full_page_of_matches_stays_light(
    client_of: ClientOf, ratna: Actor, siti: Person, firm: Employer, jarum: Provider
) -> None:
    for n in range(14):
        make_vacancy(firm, title=f"Operator Jahit {n}", skills=("jahit lurus", "pola", "bordir"))
    desk, url = client_of(ratna), f"/people/{siti.pk}/matches/"
    desk.get(url)
    costs = []
    for courses in (1, 20):
        for n in range(courses):
            make_course(jarum, title=f"Kursus Pola Busana Wanita {n}", skills=("pola", "bordir"))
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert text_of(page).count("Kursus:") == 3
    assert len(page.content) < LIGHT


def test_the_competency_map_names_a_course_for_a_gap(
    client_of: ClientOf, ratna: Actor, siti: Person, jarum: Provider
) -> None:
    desk, url = client_of(ratna), f"/people/{siti.pk}/map/"
    gaps = desk.get(url).context["map"].gaps
    course = make_course(jarum, title="Kursus Celah", skills=(gaps[0].skill.id,))
    assert f'<a href="/courses/{course.pk}/">Kursus Celah</a>' in text_of(desk.get(url))


def test_a_file_of_courses_is_previewed_taken_in_and_taken_back(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    assert "judul_kursus" in desk.get("/imports/template/courses.csv").content.decode()
    assert "Satu baris satu kursus" in text_of(desk.get("/imports/new/courses/"))
    data = "judul_kursus,lembaga,kabupaten_kota\nLas Dasar,BLK Sindoro,Kab. Wonosobo\n"
    page = desk.post("/imports/new/courses/", {
        "file": SimpleUploadedFile("kursus.csv", data.encode())}, follow=True)
    text = text_of(page)
    assert "Las Dasar" in text
    assert "BLK Sindoro · Kab. Wonosobo" in text
    assert not Course.objects.exists()
    assert "Kursus" in text_of(desk.get("/imports/"))
