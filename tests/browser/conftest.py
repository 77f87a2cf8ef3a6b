"""A real Chromium over a live server. Without Chromium these tests skip; in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import BACKEND, DeskClient
from tests.factories.offices import make_membership

# Playwright keeps an event loop in this thread; Django's guard against that is not meant for us.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = (
    os.environ.get("ANTARKERJA_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and CI must look at the pages")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(_playwright: Playwright) -> Iterator[Browser]:
    browser = _playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def session_of(transactional_db: None) -> Callable[[RoleName], str]:
    """The session cookie of somebody with that role in Wonosobo."""

    def cookie(role: RoleName) -> str:
        office, _made = Office.objects.get_or_create(
            region="33.07",
            defaults={"kind": "district", "name": "Disnaker Kabupaten Wonosobo"},
        )
        member = Membership.objects.filter(role=role).first() or make_membership(
            f"{role}-wonosobo", role, office, name="Ratna Puspitasari"
        )
        return session_cookie(member)

    return cookie


def session_cookie(who: Actor | Membership) -> str:
    """Signs somebody in without the form and gives the value of their session cookie."""
    assert who.user_id is not None
    client = DeskClient()
    user = Membership.objects.get(user_id=who.user_id).user
    client.force_login(user, backend=BACKEND)
    return client.cookies["sessionid"].value
