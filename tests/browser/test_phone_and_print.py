"""What a phone and a printer make of the pages: long words, thumbs, tables as cards, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership
from antarkerja.shared.tabular import write_csv
from tests.browser.conftest import World
from tests.factories.files import previewed
from tests.factories.offices import actor_for

pytestmark = pytest.mark.usefixtures("clock")
LONG = "Raden Mas " + "Panjang" * 15
PHONE, DESK = 360, 1280
THUMB = 44
OF_A_PERSON = (
    "/people/", "/people/{person}/", "/people/{person}/edit/", "/people/{person}/profile/",
    "/people/{person}/matches/", "/people/{person}/map/", "/people/{person}/call/",
    "/people/{person}/recover/", "/people/{person}/strike-off/", "/today/", "/today/incomplete/",
    "/referrals/", "/referrals/{referral}/", "/vacancies/{vacancy}/people/", "/search/?q=raden",
)

Visit = Callable[..., Page]


@pytest.fixture
def visit(
    chromium: Browser, live_server: LiveServer, world: World,
    session_of: Callable[[RoleName], str],
) -> Iterator[Visit]:
    """Opens an address of the world as a role on a screen so wide."""
    opened = []

    def open_page(url: str, role: RoleName | None = RoleName.OFFICER, width: int = PHONE) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 740}, locale="id")
        opened.append(context)
        if role:
            context.add_cookies(
                [{"name": "sessionid", "value": session_of(role), "url": live_server.url}]
            )
        page = context.new_page()
        page.goto(live_server.url + world.url(url))
        return page

    yield open_page
    for context in opened:
        context.close()


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_page_of_a_person_with_an_endless_name_scrolls_sideways(
    world: World, visit: Visit, width: int
) -> None:
    Person.objects.filter(pk=world.ids["person"]).update(name=LONG)
    wide = []
    for url in OF_A_PERSON:
        page = visit(url, width=width)
        assert page.locator("h1").count() == 1, url
        if width_of(page) > width:
            wide.append((url, width_of(page)))
        page.context.close()
    assert wide == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_preview_of_a_file_with_endless_words_keeps_to_the_screen(
    world: World, visit: Visit, width: int
) -> None:
    ratna = actor_for(Membership.objects.get(user__username="ratna"))
    batch = previewed(ratna, write_csv(("nama", "alamat"), [(LONG, LONG), ("Siti", "x")]),
                      "people")
    page = visit(f"/imports/{batch.pk}/", width=width)
    assert LONG in page.locator("main").inner_text()
    assert width_of(page) <= width


def test_a_second_line_of_a_cell_stays_out_of_the_column_of_labels(
    world: World, visit: Visit
) -> None:
    visit("/people/{person}/")
    page = visit("/access-log/", RoleName.HEAD)
    assert width_of(page) <= PHONE
    who = page.locator("td[data-label]", has=page.locator("br")).first
    label = float(who.evaluate("cell => cell.getBoundingClientRect().left")) + 8 * 16
    assert float(who.locator("span").first.evaluate("n => n.getBoundingClientRect().left")) > label


def test_the_form_for_the_ministry_is_read_on_a_phone_without_scrolling_its_card(
    visit: Visit,
) -> None:
    page = visit("/reports/ipk/", RoleName.HEAD)
    for card in page.locator(".scroll").all():
        assert card.evaluate("n => n.scrollWidth <= n.clientWidth")
    bands = page.locator("tbody tr").first.locator("td[data-label]")
    assert bands.first.is_visible()
    assert all(_height(cell) < 40 for cell in bands.all()), "each number stands in one line"


@pytest.mark.parametrize(
    ("url", "role"),
    [("/today/", RoleName.OFFICER), ("/people/{person}/matches/", RoleName.OFFICER),
     ("/referrals/{referral}/", RoleName.OFFICER),
     ("/follow-ups/{follow_up}/", RoleName.OFFICER), ("/people/", RoleName.OFFICER),
     ("/me/", RoleName.JOBSEEKER), ("/me/matches/", RoleName.JOBSEEKER)],
)
def test_what_one_touches_is_as_high_as_a_thumb(
    visit: Visit, url: str, role: RoleName
) -> None:
    touched = visit(url, role).locator(
        "main :is(a, button, summary):not(.crumbs a)").locator("visible=true").all()
    assert touched
    small = [(one.inner_text(), _height(one)) for one in touched if _height(one) < THUMB - 0.5]
    assert small == []


def _height(one: Locator) -> float:
    box = one.bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize(
    ("url", "role"), [("/people/{person}/", RoleName.OFFICER), ("/reports/ipk/", RoleName.HEAD)]
)
def test_a_printed_page_holds_no_button_form_or_way_around(
    visit: Visit, url: str, role: RoleName
) -> None:
    page = visit(url, role, width=DESK)
    page.emulate_media(media="print")
    for left in ("form", ".btn", "button", "nav", "summary", "header.bar", "input", "select"):
        shown = page.locator(left).locator("visible=true")
        assert shown.count() == 0, f"{left}: {shown.first.inner_text()}"
    assert page.locator("h1").is_visible()
    assert page.locator(".facts dd, td").first.is_visible()
    assert not page.locator("#consents h2").locator("visible=true").count()


def test_a_refused_form_puts_the_reader_at_what_is_to_be_mended(visit: Visit) -> None:
    page = visit("/register/", None)
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#error-summary")).to_be_focused()
    assert page.title().startswith("Perbaiki: ")


@pytest.mark.parametrize("url", ["/people/{person}/profile/", "/people/"])
def test_the_room_for_thumbs_covers_no_line_of_text(visit: Visit, url: str) -> None:
    page = visit(url)
    covered = page.evaluate(
        """() => [...document.querySelectorAll('.what')].filter((what) => {
          const text = (node) => { const range = document.createRange();
            range.selectNodeContents(node); return range.getBoundingClientRect() };
          const who = what.querySelector('.who'), more = what.querySelector('.small');
          return who && more && more.textContent && text(who).bottom > text(more).top + 1;
        }).map((what) => what.textContent)"""
    )
    assert page.locator(".what .who").count() > 1
    assert covered == []
