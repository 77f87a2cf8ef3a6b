"""The main job, as a placement officer does it: from the counter to lasting work."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.labour_market.queries import form_iii_1
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.queries import actor_of
from antarkerja.journeys.title_coding import code_titles
from antarkerja.ops.seed.offices import PASSWORD
from antarkerja.ops.seed.run import seed
from tests.pdf_reading import read_pdf

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "data" / "maganghub_lowongan_deskripsi_jateng_diy_2025.csv"
PICTURES = os.environ.get("ANTARKERJA_PICTURES", "")
NIK = "3307994705070012"

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]


@pytest.fixture
def demo(transactional_db: None) -> Office:
    """A small demo: one office, eighteen months."""
    seed(people=120, offices=1, months=18, progress=lambda line: None)
    return Office.objects.get(region="33.07")


@pytest.fixture
def desk(chromium: Browser, live_server: LiveServer, demo: Office) -> Iterator[Page]:
    """The officer's browser, signed in by the form."""
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="id-ID"
    )
    page = context.new_page()
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill("ratna")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/today/")
    yield page
    context.close()


def picture(page: Page, name: str, *, width: int = 1280, height: int = 900) -> None:
    """Keeps the page for the README where ANTARKERJA_PICTURES names a folder."""
    if PICTURES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png")
        page.set_viewport_size({"width": 1280, "height": 900})


def register_wulan(page: Page) -> Person:
    """The front of the counter: AK/I and AK/II in one talk."""
    page.get_by_role("link", name="Daftarkan orang").click()
    page.get_by_label("Nama sesuai KTP").fill("Wulan Rahmawati")
    page.locator("[name=nik]").fill(NIK)
    page.locator("[name=sex]").select_option("P")
    page.locator("[name=birth_on_day]").fill("7")
    page.locator("[name=birth_on_month]").select_option("5")
    page.locator("[name=birth_on_year]").fill("2007")
    page.locator("[name=phone]").fill("0800-555-1212")
    page.locator("[name=education]").select_option("SMK")
    page.locator("[name=field_of_study]").fill("Tata Busana")
    page.locator("[name=wish_1]").fill("Operator Jahit")
    page.locator("[name=skill_words]").fill("Menjahit, Ketelitian")
    page.get_by_role("button", name="Daftar", exact=True).click()
    page.wait_for_url(re.compile(r"/people/\d+/"))
    return Person.objects.get(name="Wulan Rahmawati")


def look_at_the_map(page: Page) -> None:
    """What she can do beside what the wished work asks; the officer confirms the occupation."""
    page.get_by_role("link", name="Peta kompetensi").click()
    page.get_by_role("heading", name=re.compile(r"punya \d+ dari \d+ keterampilan")).wait_for()
    page.get_by_role("button", name="Pastikan").click()
    page.get_by_text("Peta mengikuti jabatan ini").wait_for()
    picture(page, "map")
    page.get_by_role("link", name="Kembali ke berkas").click()


def refer_to_first(page: Page) -> Referral:
    """Her matches, the best first; the officer decides for the first."""
    page.get_by_role("link", name="Cocokkan").click()
    page.locator("article.match").first.wait_for()
    picture(page, "matches")
    picture(page, "matches", width=360, height=800)
    page.get_by_role("button", name="Rujuk").first.click()
    page.wait_for_url(re.compile(r"/referrals/\d+/"))
    return Referral.objects.latest("pk")


def test_the_desk_registers_matches_refers_places_and_follows_up(desk: Page, demo: Office) -> None:
    picture(desk, "today")
    wulan = register_wulan(desk)
    picture(desk, "person")
    assert wulan.registrations.get().number.startswith("33.07/")
    assert NIK not in desk.content(), "a NIK is shown masked"
    look_at_the_map(desk)

    referral = refer_to_first(desk)
    address = desk.get_by_role("link", name="Cetak surat").get_attribute("href") or ""
    letter = desk.request.get(address)
    assert letter.headers["content-type"] == "application/pdf"
    assert "Wulan Rahmawati" in read_pdf(letter.body()).text

    desk.get_by_role("button", name="Diterima").click()
    desk.get_by_role("button", name="Catat penempatan").click()
    desk.get_by_text("Wulan Rahmawati sudah ditempatkan").wait_for()
    placement = Placement.objects.get(referral=referral)
    assert [f.months for f in placement.follow_ups.order_by("months")] == [1, 3, 6]

    desk.get_by_role("link", name="Tanya sesudah 1 bulan").click()
    desk.get_by_label("Masih bekerja").check()
    desk.get_by_role("button", name="Simpan jawaban").click()
    desk.get_by_text("Tersimpan: Wulan Rahmawati").wait_for()

    ratna = Membership.objects.get(user__username="ratna")
    viewer = actor_of(ratna.user_id, on=placement.placed_on)
    assert viewer is not None
    form = form_iii_1(viewer, demo.pk, placement.placed_on)
    assert form.line("placed").total >= 1
    assert form.is_balanced
    desk.goto("/reports/ipk/")
    picture(desk, "ipk")


@pytest.mark.skipif(not REAL.exists(), reason="real advertisements lie beside the checkout")
def test_the_same_among_the_real_vacancies_of_2025(desk: Page, demo: Office) -> None:
    call_command("import", "vacancies", str(REAL), verbosity=0)
    code_titles.func()
    desk.goto("/today/")
    register_wulan(desk)
    desk.get_by_role("link", name="Cocokkan").click()
    real = set(
        Vacancy.objects.filter(source__startswith="maganghub").values_list("pk", flat=True)
    )
    for number in range(1, 11):
        desk.goto(f"{desk.url.split('?')[0]}?page={number}")
        for card in desk.locator("article.match").all():
            address = card.locator("a.who").first.get_attribute("href") or ""
            if int(re.findall(r"\d+", address)[-1]) in real:
                card.get_by_role("button", name="Rujuk").click()
                desk.wait_for_url(re.compile(r"/referrals/\d+/"))
                assert Referral.objects.latest("pk").vacancy_id in real
                return
    pytest.fail("no real vacancy among the best hundred")
