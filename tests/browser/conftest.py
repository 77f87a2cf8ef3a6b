"""A real Chromium over a live server. Without Chromium these tests skip; in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.place import place_from_referral
from antarkerja.journeys.refer import refer
from tests.browser.case_world import case_work
from tests.browser.community_world import community
from tests.browser.evidence_world import proven
from tests.browser.meeting_world import met
from tests.browser.recorded_world import recorded
from tests.browser.shared_world import shared
from tests.clients import BACKEND, DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.matching import make_report
from tests.factories.offices import actor_for, make_membership, make_office

# Playwright keeps an event loop in this thread; Django's guard against that is not meant for us.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = (
    os.environ.get("ANTARKERJA_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
)
TODAY = date(2026, 11, 24)
PLACEMENT = PlacementDetails(scheme="AKL", started_on=TODAY, contract="PKWT", wage=2_400_000)
PROFILE = ProfileDetails(
    wishes=(WishLine(title="Operator Jahit"), WishLine(title="Kasir Toko")), places=("33.07",),
    experiences=(ExperienceLine(title="Penjahit konveksi", kind="formal", months=14),),
    skills=(SkillLine(label="menjahit lurus"), SkillLine(label="obras")),
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


@dataclass(frozen=True, slots=True)
class World:
    """One office with people, firms and work, so that pages have something to show."""

    office: Office
    ids: dict[str, int | str]
    subjects: dict[RoleName, int]

    def url(self, pattern: str) -> str:
        """The address with ids in place of {person}, {vacancy}, {employer}, {referral} …"""
        return pattern.format(**self.ids)


@pytest.fixture
def world(transactional_db: None) -> World:
    """Wonosobo: Siti was referred and waits, Joko works, and a firm looks for people."""
    office = make_office()
    ratna = actor_for(make_membership("ratna", RoleName.OFFICER, office, name="Ratna Puspitasari"))
    firm = make_employer(office)
    sewing = make_vacancy(firm, places=12)
    make_vacancy(firm, title="Petugas Kendali Mutu Garmen", wage_min=None, wage_max=None)
    siti = make_person(office, name="Siti Nurhayati", nik=make_nik(), profile=PROFILE)
    joko = make_person(office, name="Joko Susanto", sex="L", profile=PROFILE)
    for name in ("Maria Yosefa", "Sulastri"):
        make_person(office, name=name)
    bagus = make_person(office, name="Bagus Wicaksono")
    referral = refer(by=ratna, on=TODAY, person=siti, vacancy=sewing)
    answered = refer(by=ratna, on=TODAY, person=joko, vacancy=sewing)
    placement = place_from_referral(by=ratna, on=TODAY, referral=answered, details=PLACEMENT)
    report = make_report(office)
    asked = placement.follow_ups.order_by("months")[0]
    ids: dict[str, int | str] = {
        "person": siti.pk, "other": joko.pk, "employer": firm.pk, "vacancy": sewing.pk,
        "referral": referral.pk, "placement": placement.pk, "check": referral.check_code,
        "report": report.pk, "follow_up": asked.pk, **case_work(ratna, siti, bagus, asked),
        **community(ratna), **recorded(ratna), **shared(ratna), **proven(ratna),
        **met(ratna),
    }
    return World(office, ids, {RoleName.JOBSEEKER: siti.pk, RoleName.EMPLOYER: firm.pk})


@pytest.fixture
def session_of(world: World) -> Callable[[RoleName], str]:
    """The session cookie of somebody with that role in Wonosobo."""

    def cookie(role: RoleName) -> str:
        member = Membership.objects.filter(role=role).first() or make_membership(
            f"{role}-wonosobo", role, world.office, name="Sri Hartini",
            subject_id=world.subjects.get(role),
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
