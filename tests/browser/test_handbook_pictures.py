"""What the handbook shows of case work, in an office with a year and a half behind it.

    ANTARKERJA_PICTURES=docs/pictures pytest tests/browser/test_handbook_pictures.py
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.models import Case
from antarkerja.domain.cases.queries.appointments import link_of_invitation
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.enums import AskedSide
from antarkerja.domain.matching.models import FollowUp
from antarkerja.domain.matching.operations.questions import add_question
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import local_day
from antarkerja.journeys.appointments import invite
from antarkerja.journeys.follow_up_questions import answer_link
from antarkerja.ops.seed.run import seed
from tests.browser.album import PHONE, Album
from tests.browser.casework import path_in
from tests.factories.benefits import make_claim
from tests.factories.offices import actor_for

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]


@dataclass(frozen=True, slots=True)
class OfficeAlbum(Album):
    """Pictures of the demo office, seen by its officer."""

    office: Office
    ratna: Actor


@pytest.fixture
def album(transactional_db: None, chromium: Browser, live_server: LiveServer) -> OfficeAlbum:
    seed(people=400, offices=1, months=18, progress=lambda line: None)
    office = Office.objects.get(region="33.07")
    ratna = actor_for(Membership.objects.get(user__username="ratna"))
    return OfficeAlbum(chromium, live_server.url, office, ratna)


def _told_case(ratna: Actor) -> Case:
    """A case of hers with a plan and notes."""
    return Case.objects.filter(officer_id=ratna.user_id, status="open").exclude(
        notes=None).exclude(plan=None).earliest("pk")


def test_the_pages_that_the_handbook_shows(album: OfficeAlbum) -> None:
    case = _told_case(album.ratna)
    album.take("case", f"/cases/{case.pk}/")
    album.take("case-plan", f"/cases/{case.pk}/plan/")
    album.take("case-timeline", f"/cases/{case.pk}/timeline/")
    album.take("board", "/board/")
    album.take("board-team", "/board/team/", who="sugeng")
    album.take("calendar", "/calendar/")
    album.take("outbox", "/messages/?list=all")
    album.take("duty", "/duty/")
    album.take("follow-ups", "/follow-ups/")
    _by_link(album, case)
    _claim(album)
    assert all(album.heads)


def _by_link(album: OfficeAlbum, case: Case) -> None:
    """What comes by message: times to choose from, and the question how work goes."""
    now = timezone.now()
    invitation = invite(by=album.ratna, at=now, person=case.person, kind=SlotKind.COUNTER,
                        until=now + timedelta(days=7))
    album.take("booking", f"/booking/{link_of_invitation(invitation)}/", who="", size=PHONE)
    follow_up = FollowUp.objects.filter(office=album.office, status="due").earliest("pk")
    question = add_question(by=album.ratna, on=local_day(album.office.zone, now),
                            follow_up=follow_up, side=AskedSide.WORKER)
    assert question is not None
    album.take("work-answer", path_in(answer_link(question, at=now)), who="", size=PHONE)


def _claim(album: OfficeAlbum) -> None:
    today = local_day(album.office.zone, timezone.now())
    person = Person.objects.filter(office=album.office).earliest("pk")
    claim = make_claim(album.ratna, person, on=today, claimed_on=today - timedelta(days=40),
                       dismissed_on=today - timedelta(days=60))
    album.take("benefit", f"/benefits/{claim.pk}/")
