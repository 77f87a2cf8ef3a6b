"""From a note at the counter to a written practice, with scripts and without any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.practices.models import CounterNote, Practice
from antarkerja.domain.practices.queries.one_practice import newest_texts
from tests.browser.conftest import World

pytestmark = pytest.mark.usefixtures("clock")
TEXT = "Dua orang salah jam. Kami kirim pesan. Besoknya semua datang."
Desk = Callable[..., Page]


@pytest.fixture
def desk(
    chromium: Browser, live_server: LiveServer, world: World,
    session_of: Callable[[RoleName], str],
) -> Iterator[Desk]:
    """Opens an address as Ratna, on a desk or a phone, with scripts or without."""
    opened = []

    def open_page(url: str, *, width: int = 1280, scripts: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, locale="id", java_script_enabled=scripts)
        opened.append(context)
        context.add_cookies([{
            "name": "sessionid", "value": session_of(RoleName.OFFICER), "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url + world.url(url))
        return page

    yield open_page
    for context in opened:
        context.close()


def test_a_note_is_left_without_leaving_the_page(desk: Desk) -> None:
    page = desk("/people/")
    page.get_by_role("link", name="Catat", exact=True).click()
    expect(page.get_by_label("Apa yang Anda lihat?")).to_be_focused()
    expect(page).to_have_url(re.compile("/people/$"))
    page.keyboard.type(TEXT)
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_text("Tercatat.")).to_be_visible()
    expect(page).to_have_url(re.compile("/people/$"))
    note = CounterNote.objects.get(text=TEXT)
    assert note.page == "officer:people"


def test_without_a_script_a_note_is_a_page_and_leads_back(desk: Desk) -> None:
    page = desk("/queue/", width=360, scripts=False)
    page.locator(".menu > summary").click()
    page.get_by_role("link", name="Catatan dari loket").click()
    page.get_by_label("Apa yang Anda lihat?").fill("Telepon 0812-3456-7890 saja.")
    page.get_by_role("button", name="Simpan catatan").click()
    refused = page.get_by_text("Ini menunjukkan siapa orangnya: 0812-3456-7890.")
    expect(refused.first).to_be_visible()
    page.get_by_label("Apa yang Anda lihat?").fill(TEXT)
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page).to_have_url(re.compile("/queue/$"))
    assert CounterNote.objects.filter(text=TEXT, page="officer:queue").exists()


def test_a_note_grows_into_a_practice_that_is_written_on_a_phone_without_a_script(
    desk: Desk
) -> None:
    page = desk("/practices/notes/", width=360, scripts=False)
    page.get_by_role("link", name="Jadikan praktik").first.click()
    page.get_by_label("Yang dilakukan, dalam satu baris").fill("Daftar di pintu")
    page.get_by_role("button", name="Jadikan draf").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Masalahnya")
    page.get_by_label("Lulusan baru").check()
    page.get_by_role("button", name="Simpan dan lanjut").click()
    page.get_by_label("Yang dilakukan").first.fill("Tempel daftar berkas di pintu")
    page.get_by_role("button", name="Simpan dan tambah baris").click()
    expect(page.get_by_label("Yang dilakukan").first).to_have_value("Tempel daftar berkas di pintu")
    page.get_by_role("link", name="English").click()
    page.get_by_label("Judul praktik").fill("A list at the door")
    page.get_by_role("button", name="Simpan dan berhenti").click()
    expect(page.get_by_text("Daftar di pintu").first).to_be_visible()
    practice = Practice.objects.latest("pk")
    assert practice.groups == ["graduates"]
    assert {code: text.title for code, text in newest_texts(practice).items()} == {
        "id": "Daftar di pintu", "en": "A list at the door"}


def test_steps_change_places_by_keyboard_on_a_phone_without_a_script(
    desk: Desk, world: World
) -> None:
    page = desk("/practices/{recorded}/write/steps/?language=id", width=360, scripts=False)
    first, second = page.locator("#id_what_1"), page.locator("#id_what_2")
    was = [first.input_value(), second.input_value()]
    page.locator("#id_tool_1").fill("Daftar baru")
    page.get_by_role("button", name=re.compile("^Turun.*Langkah 1$")).press("Enter")
    expect(page.get_by_text("Dipindah ke sini")).to_be_in_viewport()
    assert [second.input_value(), first.input_value()] == was
    moved = page.locator("#id_tool_2")
    expect(moved).to_have_value("Daftar baru")
    # Enter in a field saves; it moves no step.
    moved.press("Enter")
    expect(page).to_have_url(re.compile("/write/needs/"))
    practice = Practice.objects.get(pk=world.ids["recorded"])
    steps = newest_texts(practice)["id"].steps
    assert [step["what"] for step in steps] == was[::-1]
    assert steps[1]["tool"] == "Daftar baru"
