"""The desk by keyboard, and the phone's bar: shortcuts work and hide nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.offices.enums import RoleName

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def visitor(
    chromium: Browser, live_server: LiveServer, settings: Settings
) -> Iterator[Page]:
    """The gallery with its sample rail, on a phone as narrow as any."""
    settings.DEMO_MODE = True
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="id")
    page = context.new_page()
    page.goto(f"{live_server.url}/components/")
    yield page
    context.close()


@pytest.fixture
def gallery(
    visitor: Page, live_server: LiveServer, session_of: Callable[[RoleName], str]
) -> Page:
    """The gallery as an officer sees it."""
    visitor.context.add_cookies(
        [{"name": "sessionid", "value": session_of(RoleName.OFFICER), "url": live_server.url}]
    )
    visitor.reload()
    return visitor


def test_slash_goes_to_the_search(gallery: Page) -> None:
    gallery.keyboard.press("/")
    expect(gallery.locator("#search")).to_be_focused()
    gallery.keyboard.type("j/k")
    expect(gallery.locator("#search")).to_have_value("j/k")


def test_j_and_k_walk_the_rows_and_o_opens(gallery: Page) -> None:
    rows = gallery.locator("[data-row]")
    gallery.keyboard.press("j")
    expect(rows.nth(0).get_by_role("link").first).to_be_focused()
    gallery.keyboard.press("j")
    expect(rows.nth(1).get_by_role("link").first).to_be_focused()
    gallery.keyboard.press("k")
    expect(rows.nth(0).get_by_role("link").first).to_be_focused()
    gallery.keyboard.press("o")
    expect(gallery).to_have_url(re.compile("#tally$"))


def test_a_question_mark_shows_the_keys_and_escape_closes_them(gallery: Page) -> None:
    gallery.keyboard.press("?")
    expect(gallery.locator("#help")).to_be_visible()
    gallery.keyboard.press("Escape")
    expect(gallery.locator("#help")).to_be_hidden()


def test_the_first_tab_skips_to_the_content(gallery: Page, live_server: LiveServer) -> None:
    gallery.goto(f"{live_server.url}/people/")
    gallery.keyboard.press("Tab")
    expect(gallery.locator(".skip")).to_be_focused()
    gallery.keyboard.press("Enter")
    expect(gallery.locator("#main")).to_be_focused()


def test_the_rest_of_the_rail_opens_above_the_bar_of_a_phone(visitor: Page) -> None:
    visitor.locator(".rail summary").click()
    box = visitor.locator(".rail details div").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] >= 0


def test_targets_of_a_phone_are_as_high_as_a_thumb(gallery: Page) -> None:
    small = gallery.evaluate(
        """() => [...document.querySelectorAll('.btn, .rail a, .rail summary, .menu > summary, '
          + '.field input, .field select')]
          .filter((node) => node.offsetParent && !['radio', 'checkbox'].includes(node.type))
          .filter((node) => node.getBoundingClientRect().height < 43.5)
          .map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_the_page_is_whole_without_any_script(
    chromium: Browser, live_server: LiveServer, settings: Settings
) -> None:
    settings.DEMO_MODE = True
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/components/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator(".tongue button", has_text="EN").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Every part of a page, with its states"
    )
    context.close()
