"""Each page, both languages, a phone and a desk, light and dark: accessible, narrow, light."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, Response
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.offices.enums import RoleName
from tests.browser.conftest import World
from tests.browser.pages import PAGES, BrowserPage

PICTURES = os.environ.get("ANTARKERJA_PICTURES", "")
# A corner, and in CI the one opposite to it: each language, width and scheme is seen on each page.
GRID = [("id", 360, "light")]
if os.environ.get("ANTARKERJA_OTHER_CORNER") == "1":
    GRID = [("en", 1280, "dark")]
if os.environ.get("ANTARKERJA_FULL_GRID") == "1":
    GRID = list(product(("id", "en"), (360, 1280), ("light", "dark")))
# Pages that one world is made for: making it takes longer than looking at a page.
TOGETHER = 8
# A first visit on a slow connection: page, style, scripts, pictures, as compressed on the wire.
MAX_BYTES = 120_000
EXPECTED_ERRORS = {"not-found": "404", "check-unknown": "404", "link-dead": "404"}


@dataclass
class Visit:
    """What came over the wire and what the browser complained about."""

    responses: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("response", lambda one: self.responses.append(one))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda line: self.complaints.append(line.text) if line.type == "error" else None,
        )

    @property
    def compressed_bytes(self) -> int:
        return sum(len(gzip.compress(one.body())) for one in self.responses if one.ok)


def _together() -> list[tuple[BrowserPage, ...]]:
    return [PAGES[start:start + TOGETHER] for start in range(0, len(PAGES), TOGETHER)]


@pytest.mark.parametrize(
    "places", _together(), ids=lambda places: " ".join(place.name for place in places))
@pytest.mark.usefixtures("clock")
def test_pages_are_accessible_narrow_and_light(
    places: tuple[BrowserPage, ...], chromium: Browser, live_server: LiveServer, settings: Settings,
    world: World, session_of: Callable[[RoleName], str],
) -> None:
    """`-k NAME` looks at the page and its neighbours; `ANTARKERJA_PAGE=NAME` at it alone."""
    settings.DEMO_MODE = True
    problems: list[str] = []
    for known in places:
        if os.environ.get("ANTARKERJA_PAGE", known.name) != known.name:
            continue
        place = replace(known, url=world.url(known.url))
        assert place.name in EXPECTED_ERRORS or _exists(place.url), f"no page at {place.url}"
        cookie = session_of(place.role) if place.role else ""
        problems += _problems(chromium, live_server.url, place, cookie)
    assert not problems, "\n".join(problems)


def _problems(chromium: Browser, server: str, place: BrowserPage, cookie: str) -> list[str]:
    """What is wrong with a page in the corners of the grid, each with its corner."""
    problems: list[str] = []
    for language, width, scheme in GRID:
        context = _context(chromium, server, (language, width, scheme), cookie)
        try:
            found = _look(context, server, place, f"{language}-{width}-{scheme}")
        finally:
            context.close()
        problems += [f"{place.name} {language} {width} {scheme}: {one}" for one in found]
    return problems


def _exists(url: str) -> bool:
    try:
        resolve(urlsplit(url).path)
    except Resolver404:
        return False
    return True


def _context(
    chromium: Browser, server: str, shape: tuple[str, int, str], cookie: str
) -> BrowserContext:
    language, width, scheme = shape
    context = chromium.new_context(
        viewport={"width": width, "height": 760},
        color_scheme=scheme,  # type: ignore[arg-type]  # a Literal in Playwright
        locale=language, reduced_motion="reduce",
    )
    cookies = {"django_language": language, **({"sessionid": cookie} if cookie else {})}
    context.add_cookies(
        [{"name": name, "value": value, "url": server} for name, value in cookies.items()]
    )
    return context


def _look(context: BrowserContext, server: str, place: BrowserPage, shape: str) -> list[str]:
    page = context.new_page()
    visit = Visit()
    visit.watch(page)
    page.goto(server + place.url, wait_until="load")
    if place.press:
        with page.expect_navigation(wait_until="load"):
            page.locator(place.press).first.press("Enter")
        visit.responses.clear()  # Chromium keeps no bodies of a page that it has left
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{PICTURES}/{place.name}-{shape}.png", full_page=True)
    return [*_wire(visit, server, place), *_holes(page), *_sideways(page), *_axe(page)]


def _wire(visit: Visit, server: str, place: BrowserPage) -> list[str]:
    expected = EXPECTED_ERRORS.get(place.name)
    found = [line for line in visit.complaints if not (expected and expected in line)]
    found += [
        f"asked another host: {one.url}" for one in visit.responses
        if urlsplit(one.url).netloc not in {"", urlsplit(server).netloc}
    ]
    size = visit.compressed_bytes
    if size > MAX_BYTES:
        found.append(f"{size} bytes compressed, {MAX_BYTES} allowed")
    return found


def _holes(page: Page) -> list[str]:
    text = page.content()
    return ["unknown template variable"] if "unknown variable" in text else []


def _sideways(page: Page) -> list[str]:
    """Things that make the page scroll sideways, or that stick out of their card."""
    wide = page.evaluate(
        """() => { const room = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= room)
          return [...document.querySelectorAll('.card')]
            .filter((card) => card.scrollWidth > card.clientWidth + 1)
            .slice(0, 3).map((card) => card.outerHTML.slice(0, 90));
        return [...document.querySelectorAll('body *')]
          .filter((node) => node.getBoundingClientRect().right > room + 1)
          .slice(0, 3).map((node) => node.outerHTML.slice(0, 90)) }"""
    )
    return [f"too wide: {node}" for node in wide]


def _axe(page: Page) -> list[str]:
    results = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    return [
        f"{fault['id']}: {fault['help']} at "
        + "; ".join(str(node["target"]) + " " + node["html"][:100] for node in fault["nodes"][:3])
        for fault in results.response["violations"]
    ]
