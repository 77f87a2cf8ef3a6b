"""What the stories of case work share: people at their screens, a clock, and the outbox."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import local_day
from antarkerja.ops.clock import Moment
from antarkerja.ops.clock_jobs import JOBS
from tests.browser.conftest import session_cookie
from tests.factories.offices import make_membership

ZONE = "Asia/Jakarta"
PHONE: ViewportSize = {"width": 360, "height": 740}
LONGEST = 10_000
DESK: ViewportSize = {"width": 1280, "height": 900}


@dataclass(frozen=True, slots=True)
class Town:
    """Wonosobo with its officer, a browser, and a clock that can travel."""

    office: Office
    ratna: Actor
    browser: Browser
    address: str
    clock: time_machine.Traveller

    @contextmanager
    def desk(self, who: Actor | Membership | None = None) -> Iterator[Page]:
        """An officer's screen, Ratna's where nobody is named; no page needs a script."""
        with self._screen(who or self.ratna, DESK) as page:
            yield page

    @contextmanager
    def phone(self, who: Membership | None = None) -> Iterator[Page]:
        """A phone; signed in where somebody is named."""
        with self._screen(who, PHONE) as page:
            yield page

    @contextmanager
    def _screen(self, who: Actor | Membership | None, size: ViewportSize) -> Iterator[Page]:
        context = self.browser.new_context(
            base_url=self.address, viewport=size, locale="id-ID", java_script_enabled=False)
        if who is not None:
            context.add_cookies(
                [{"name": "sessionid", "value": session_cookie(who), "url": self.address}])
        context.set_default_timeout(LONGEST)
        try:
            yield context.new_page()
        finally:
            context.close()

    def account_of(self, person: Person, username: str) -> Membership:
        """The account with which somebody reads the own file."""
        return make_membership(
            username, RoleName.JOBSEEKER, self.office, name=person.name, subject_id=person.pk)

    def travel(self, moment: str) -> None:
        """To a moment on the clock of Wonosobo, `2026-12-01 09:00`."""
        self.clock.move_to(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE)))

    def run_clock(self, name: str) -> int:
        """Runs one job of the clock now; how many things it changed."""
        job = next(job for job in JOBS if job.name == name)
        now = timezone.now()
        return job.act(Moment(on=local_day(ZONE, now), at=now, zone=ZONE))


def press(page: Page, name: str | re.Pattern[str], role: str = "button") -> None:
    """Goes to a button or link and presses Enter, as somebody without a mouse does."""
    page.get_by_role(role, name=name, exact=isinstance(name, str)).first.press(  # type: ignore[arg-type]  # a role's name
        "Enter")


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follows a link by the keyboard."""
    press(page, name, "link")


def unfold(page: Page, words: str) -> None:
    """Opens what is folded under these words, by the keyboard."""
    page.locator("summary", has_text=words).first.press("Enter")


def sees(page: Page, *words: str | re.Pattern[str]) -> None:
    """Each of the words stands on the page; nothing sticks out of it, no word of a program does."""
    for word in words:
        expect(page.locator("body")).to_contain_text(word)
    assert "⟪" not in page.content()
    assert page.viewport_size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def fill_day(page: Page, name: str, day: str) -> None:
    """A date in its three fields, given as `2026-12-01`."""
    year, month, number = day.split("-")
    page.locator(f"[name={name}_day]").fill(number)
    page.locator(f"[name={name}_month]").select_option(str(int(month)))
    page.locator(f"[name={name}_year]").fill(year)


def link_in_message(event: MessageEvent, person: Person) -> str:
    """The path of the link in the newest message of that event to a person."""
    return path_in(Message.objects.filter(event=event, recipient_id=person.pk).latest("pk").body)


def path_in(text: str) -> str:
    """The path of the link in a message."""
    found = re.search(r"https?://[^/\s]+(/\S+)", text)
    assert found, text
    return found[1]


def ledger_of(person: Person) -> Counter[str]:
    """How often each kind stands in the ledger about a person, taken-back ones not counted."""
    counted: Counter[str] = Counter()
    events = Event.objects.filter(person_id=person.pk)
    for kind, quantity in events.values_list("kind", "quantity"):
        counted[kind] += quantity
    return +counted
