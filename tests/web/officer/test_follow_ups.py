"""How does the work go? Asked one, three and six months after the first day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import Traveller

from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.models import FollowUp, Placement
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
STARTED = date(2026, 10, 20)


@pytest.fixture
def placement(wonosobo: Office, ratna: Actor) -> Placement:
    siti = make_person(wonosobo, name="Siti Nurhayati", on=STARTED)
    return make_placement(ratna, siti, on=STARTED)


@pytest.fixture
def due(placement: Placement) -> FollowUp:
    return placement.follow_ups.get(months=1)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


@pytest.mark.parametrize(("language", "words"), [("id", "1 orang perlu ditanya"),
                                                 ("en", "One person to ask")])
def test_the_list_holds_who_is_to_be_asked_by_today(
    client_of: ClientOf, ratna: Actor, due: FollowUp, language: str, words: str
) -> None:
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get("/follow-ups/"))
    assert words in text
    assert f'href="/follow-ups/{due.pk}/"' in text
    assert text.count("data-row") == 1
    assert AccessLog.objects.filter(subject_id=due.placement.person_id).count() == 1


def test_somebody_still_at_work_leaves_the_list(
    client_of: ClientOf, ratna: Actor, due: FollowUp
) -> None:
    desk = client_of(ratna)
    text_of(desk.get(f"/follow-ups/{due.pk}/"))
    answer = desk.post(f"/follow-ups/{due.pk}/", {"status": "working"}, follow=True)
    assert 'class="empty"' in text_of(answer)
    due.refresh_from_db()
    assert due.status == FollowUpStatus.WORKING
    shown = text_of(desk.get(f"/follow-ups/{due.pk}/"))
    assert "<form class=\"form\"" not in shown, "an answered question is not asked again"


def test_somebody_who_left_is_asked_when_and_why(
    client_of: ClientOf, ratna: Actor, due: FollowUp
) -> None:
    desk, url = client_of(ratna), f"/follow-ups/{due.pk}/"
    asked = desk.post(url, {"status": "left"})
    assert asked.status_code == 422
    assert set(asked.context["form"].errors) == {"left_on", "leaving_reason"}
    left = {"status": "left", "left_on": "2026-11-10", "leaving_reason": "wage"}
    before = desk.post(url, {**left, "left_on": "2026-10-01"})
    assert (before.status_code, set(before.context["form"].errors)) == (422, {"left_on"})
    impossible = desk.post(url, {**left, "left_on": "2026-11-31"})
    assert set(impossible.context["form"].errors) == {"left_on"}
    desk.post(url, left)
    ended = Placement.objects.get()
    assert (ended.ended_on, ended.leaving_reason) == (date(2026, 11, 10), "wage")
    assert ended.follow_ups.count() == 1
    assert "2026" in text_of(desk.get(url))


def test_an_answer_is_entered_once(client_of: ClientOf, ratna: Actor, due: FollowUp) -> None:
    desk, url = client_of(ratna), f"/follow-ups/{due.pk}/"
    desk.post(url, {"status": "working"})
    again = desk.post(url, {"status": "working"}, follow=True)
    assert "notice error" in text_of(again)


@pytest.mark.parametrize(("language", "words"), [("id", "1 kali tidak terhubung"),
                                                 ("en", "not reached once")])
def test_somebody_not_reached_is_due_again_after_a_week(
    client_of: ClientOf, ratna: Actor, due: FollowUp, clock: Traveller, language: str, words: str
) -> None:
    url = f"/follow-ups/{due.pk}/"
    page = text_of(client_of(ratna).post(url, {"status": "not_reached"}, follow=True))
    assert "1 Desember 2026" in page
    assert 'class="empty"' in page
    clock.move_to(datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta")))
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    for address in ("/follow-ups/", url):
        assert words in text_of(desk.get(address))
    assert '<form class="form"' in text_of(desk.get(url))


def test_pressed_twice_a_try_counts_once(
    client_of: ClientOf, ratna: Actor, due: FollowUp
) -> None:
    desk, url, before = client_of(ratna), f"/follow-ups/{due.pk}/", Event.objects.count()
    desk.post(url, {"status": "not_reached"})
    again = text_of(desk.post(url, {"status": "not_reached"}, follow=True))
    assert "1 Desember 2026" in again
    due.refresh_from_db()
    assert (due.tries, due.status) == (1, FollowUpStatus.DUE)
    assert Event.objects.count() == before + 1


def test_after_the_third_try_it_is_closed_and_an_answer_may_still_come(
    client_of: ClientOf, ratna: Actor, due: FollowUp, clock: Traveller
) -> None:
    url = f"/follow-ups/{due.pk}/"
    for day in (date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 10)):
        clock.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Jakarta")))
        desk = client_of(ratna)
        desk.post(url, {"status": "not_reached"})
    due.refresh_from_db()
    assert (due.tries, due.status, due.done_on) == (3, FollowUpStatus.NOT_REACHED, day)
    assert 'class="empty"' in text_of(desk.get("/follow-ups/"))
    assert "notice error" in text_of(desk.post(url, {"status": "not_reached"}, follow=True))
    desk.post(url, {"status": "working"})
    due.refresh_from_db()
    assert due.status == FollowUpStatus.WORKING


def test_no_answer_is_no_answer(client_of: ClientOf, ratna: Actor, due: FollowUp) -> None:
    empty = client_of(ratna).post(f"/follow-ups/{due.pk}/", {})
    assert empty.status_code == 422
    assert "error-summary" in text_of(empty)


def test_a_stranger_can_neither_read_nor_answer(
    client_of: ClientOf, stranger: Actor, due: FollowUp
) -> None:
    desk, before = client_of(stranger), Event.objects.count()
    assert desk.get(f"/follow-ups/{due.pk}/").status_code == 404
    assert desk.post(f"/follow-ups/{due.pk}/", {"status": "working"}).status_code == 404
    assert "Siti" not in text_of(desk.get("/follow-ups/"))
    assert Event.objects.count() == before


def test_five_and_sixty_cost_the_same_and_the_list_is_light(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    desk, costs = client_of(ratna), []
    for extra in (5, 55):
        for n in range(extra):
            person = make_person(wonosobo, name=f"Orang Bernama {n} {extra}", on=STARTED)
            make_placement(ratna, person, on=STARTED, employer_name=f"PT Karya Nyata {n}")
        with CaptureQueriesContext(connection) as queries:
            page = desk.get("/follow-ups/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert len(page.context["page"].object_list) == 50
    assert len(page.content) < 40_000


def test_nobody_reads_follow_ups_without_signing_in(client: DeskClient) -> None:
    assert "login" in client.get("/follow-ups/").headers["Location"]


def test_nobody_is_at_work_before_the_first_day(
    client_of: ClientOf, ratna: Actor, due: FollowUp
) -> None:
    Placement.objects.update(started_on=date(2026, 12, 1))
    answer = client_of(ratna).post(f"/follow-ups/{due.pk}/", {"status": "working"})
    assert answer.status_code == 422
    assert "Hari pertama bekerja adalah 1 Desember 2026" in text_of(answer)
    due.refresh_from_db()
    assert due.status == FollowUpStatus.DUE
