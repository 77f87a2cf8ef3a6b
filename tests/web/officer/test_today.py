"""The officer's first page: what waits, every number with its list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.models import Practice, Review
from antarkerja.journeys.refer import answer_with_acceptance
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles, make_placement, make_referral
from tests.factories.offices import actor_for, make_membership
from tests.factories.practices import make_practice
from tests.factories.reviews import make_review

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
LONG_AGO = TODAY - timedelta(days=40)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def busy_day(ratna: Actor, office: Office, count: int) -> None:
    """`count` of everything that can wait for an officer."""
    firm = make_employer(office, name=f"PT Sibuk {count}")
    for n in range(count):
        vacancy = make_vacancy(firm, title="Operator Jahit", places=5,
                               skills=("jahit lurus", "obras"))
        late = make_person(office, name=f"Lama Menunggu {n}", profile=SEAMSTRESS, on=LONG_AGO)
        make_referral(ratna, late, vacancy, on=LONG_AGO)
        hired = make_person(office, name=f"Baru Diterima {n}", on=LONG_AGO)
        letter = make_referral(ratna, hired, vacancy)
        answer_with_acceptance(by=ratna, on=TODAY, referral=letter)
        make_placement(ratna, make_person(office, name=f"Sudah Kerja {n}", on=LONG_AGO),
                       on=LONG_AGO)


def asked_of(ratna: Actor, office: Office, count: int, *, elsewhere: Office) -> None:
    """`count` practices of an office elsewhere that wait for Ratna's review."""
    for n in range(count):
        draft = make_practice(elsewhere, title=f"Praktik yang ditelaah {n}", state=State.REVIEW)
        make_review(draft, User.objects.get(pk=ratna.user_id or 0), office)


def numbers_of(page: Any) -> dict[str, int]:
    return {number.url: number.number for number in page.context["numbers"]}


@pytest.mark.parametrize(("language", "words"), [("id", "Selamat pagi, Ratna."),
                                                 ("en", "Good morning, Ratna.")])
def test_a_quiet_morning_greets_by_first_name_and_says_that_nothing_is_late(
    client_of: ClientOf, ratna: Actor, language: str, words: str
) -> None:
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    text = text_of(desk.get("/today/"))
    assert words in text
    assert 'class="empty"' in text


@pytest.mark.parametrize(("hour", "words"), [(9, "pagi"), (12, "siang"), (16, "sore")])
def test_the_greeting_follows_the_clock_of_the_office(
    client_of: ClientOf, ratna: Actor, clock: time_machine.Traveller, hour: int, words: str
) -> None:
    desk = client_of(ratna)
    clock.move_to(datetime(2026, 11, 24, hour, tzinfo=ZoneInfo("Asia/Jakarta")))
    assert f"Selamat {words}, Ratna." in text_of(desk.get("/today/"))


def test_each_number_is_as_long_as_the_list_behind_it(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    busy_day(ratna, wonosobo, 2)
    make_person(wonosobo, name="Tinggal Sebentar", on=date(2024, 12, 1))
    desk = client_of(ratna)
    page = desk.get("/today/")
    text_of(page)
    numbers = numbers_of(page)
    assert len(numbers) == 6
    assert numbers["/referrals/?list=unanswered"] == 2
    for url, number in numbers.items():
        shown = desk.get(url)
        text_of(shown)
        assert shown.context["page"].paginator.count == number, url


def test_only_the_first_few_stand_on_the_page_and_the_rest_is_one_step_away(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    know_titles()
    busy_day(ratna, wonosobo, 8)
    for n in range(8):
        make_person(wonosobo, name=f"Penjahit {n}", profile=SEAMSTRESS, wage_floor=2_000_000,
                    hours="full")
    desk = client_of(ratna)
    page = desk.get("/today/")
    text = text_of(page)
    shown = {name: len(page.context[name]) for name in ("late", "hires", "asks", "strong")}
    assert shown == dict.fromkeys(shown, 6)
    assert 'href="/today/strong/"' in text
    every = desk.get("/today/strong/")
    assert len(every.context["found"]) > 6
    assert text_of(every).count("data-row") == len(every.context["found"])
    assert len(page.content) < 40_000


def test_every_name_that_was_shown_is_in_the_access_log(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    busy_day(ratna, wonosobo, 1)
    client_of(ratna).get("/today/")
    logged = set(AccessLog.objects.filter(page="today").values_list("subject_id", flat=True))
    assert logged == set(Person.objects.values_list("pk", flat=True))


def test_a_review_asked_of_her_waits_on_the_page_until_it_is_given(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    asked_of(ratna, wonosobo, 2, elsewhere=temanggung)
    desk = client_of(ratna)
    page = desk.get("/today/")
    text = text_of(page)
    assert numbers_of(page)["/practices/reviews/"] == 2
    assert "menunggu telaah Anda" in text
    for words in ("Menunggu telaah Anda", "Praktik yang ditelaah 0",
                  "Disnaker Kabupaten Temanggung"):
        assert words in text
    for review in Review.objects.order_by("pk"):
        address = f"/practices/reviews/{review.pk}/"
        assert f'href="{address}"' in text
        desk.post(address, {"clear": "4", "useful": "3", "honest": "3", "safe": "4",
                            "verdict": "ready"})
    after = desk.get("/today/")
    assert "/practices/reviews/" not in numbers_of(after)
    assert "Praktik yang ditelaah" not in text_of(after)


def test_a_review_past_its_two_weeks_says_so_and_one_of_an_older_version_waits_no_more(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    asked_of(ratna, wonosobo, 2, elsewhere=temanggung)
    late, rewritten = Review.objects.order_by("pk")
    Review.objects.filter(pk=late.pk).update(asked_at=late.asked_at - timedelta(days=20))
    Practice.objects.filter(pk=rewritten.practice_id).update(version=2)
    page = client_of(ratna).get("/today/")
    assert numbers_of(page)["/practices/reviews/"] == 1
    assert [(row.pk, is_late) for row, _until, is_late in page.context["reviews"]] == [
        (late.pk, True)]
    assert "terlambat" in text_of(page)


def test_whoever_was_not_asked_has_no_review_on_the_page(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office,
    temanggung: Office,
) -> None:
    asked_of(ratna, wonosobo, 1, elsewhere=temanggung)
    front = actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo))
    for who in (stranger, front):
        assert "Praktik yang ditelaah" not in text_of(client_of(who).get("/today/"))


def test_a_stranger_sees_none_of_it(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    busy_day(ratna, wonosobo, 2)
    desk = client_of(stranger)
    page = desk.get("/today/")
    assert set(numbers_of(page).values()) == {0}
    for url in ("/today/", "/today/strong/", "/today/reports/", "/today/expiring/",
                "/today/incomplete/"):
        assert "Lama Menunggu" not in text_of(desk.get(url))


def test_the_front_desk_has_a_day_without_referrals(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    busy_day(ratna, wonosobo, 1)
    desk = client_of(actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo)))
    page = desk.get("/today/")
    assert all(url.startswith("/today/") for url in numbers_of(page))
    assert "Lama Menunggu" not in text_of(page), "nor who waits for a firm's answer"
    assert "Baru Diterima" not in text_of(page)
    assert desk.get("/today/strong/").status_code == 403


@pytest.mark.parametrize("address", ["/today/", "/today/strong/", "/today/expiring/",
                                     "/today/reports/", "/today/incomplete/"])
def test_five_and_sixty_cost_the_same_and_every_list_is_light(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office,
    address: str,
) -> None:
    know_titles()
    desk, costs = client_of(ratna), []
    for count in (8, 21):
        busy_day(ratna, wonosobo, count)
        asked_of(ratna, wonosobo, count, elsewhere=temanggung)
        Registration.objects.update(valid_until=TODAY + timedelta(days=9),
                                    report_due_on=TODAY - timedelta(days=1))
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(address)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    text_of(page)
    assert len(page.content) < 40_000


def test_nobody_has_a_day_without_signing_in(client: DeskClient) -> None:
    assert "login" in client.get("/today/").headers["Location"]
