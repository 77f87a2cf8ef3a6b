"""What fits an office, and the one line on a page of work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.models import (
    Evidence,
    OfficeContext,
    Practice,
    PracticeIndicator,
    WorkHint,
)
from antarkerja.domain.practices.operations.recommending import reckon_recommendations
from tests.clients import DeskClient
from tests.factories.offices import make_office
from tests.factories.practices import make_practice, make_replication, make_result

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
ENTERED = datetime(2026, 11, 1, tzinfo=ZoneInfo("Asia/Jakarta"))
AT = datetime(2026, 11, 24, 3, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def meant_for_no_shows(office: Office, **fields: Any) -> Practice:
    practice = make_practice(office, **fields)
    PracticeIndicator.objects.create(
        practice=practice, indicator="no_shows", indicator_version=1, is_main=True)
    return practice


def appointments(office: Office, *, kept: int, missed: int) -> None:
    """So many in each of the last three whole months."""
    rows = []
    for month in (8, 9, 10):
        for kind, number in ((EventKind.APPOINTMENT_KEPT, kept),
                             (EventKind.APPOINTMENT_MISSED, missed)):
            rows += [
                Event(kind=kind, happened_on=date(2026, month, 10), subject="appointment",
                      subject_id=n, office_id=office.pk, entered_at=ENTERED)
                for n in range(number)
            ]
    Event.objects.bulk_create(rows)


def registrations(office: Office, number: int, *, education: str = "SMA") -> None:
    Event.objects.bulk_create(
        Event(kind=EventKind.PERSON_REGISTERED, happened_on=TODAY - timedelta(days=40),
              subject=Subject.PERSON, subject_id=n, person_id=n, office_id=office.pk,
              sex="P" if n % 2 else "L", birth_on=date(2000, 1, 1), education=education)
        for n in range(number))


def the_night() -> None:
    reckon_recommendations(by=system_actor(), on=TODAY, at=AT)


def test_before_the_first_night_the_page_says_so(client_of: ClientOf, ratna: Actor) -> None:
    assert "dihitung malam ini" in text_of(client_of(ratna).get("/practices/for-your-office/"))


def test_what_an_office_alike_gained_from_comes_first_with_its_reason(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    thin = make_practice(temanggung, title="Belum diukur")
    proven = meant_for_no_shows(temanggung, title="Pengingat sehari sebelumnya")
    bogor = make_office(region="32.01", name="Disnaker Bogor")
    make_result(make_replication(proven, bogor))
    for office in (wonosobo, bogor):
        registrations(office, 20)
    the_night()
    text = text_of(client_of(ratna).get("/practices/for-your-office/"))
    assert "2 praktik mungkin cocok" in text
    assert text.index(f"/practices/{proven.pk}/") < text.index(f"/practices/{thin.pk}/")
    assert "Disnaker Bogor, kantor yang serupa, terbantu olehnya. Baru satu kantor" in text
    assert "(antara −12,0 dan −4,0)" in text
    assert "Belum ada pengukuran yang mendukungnya." in text


@pytest.mark.parametrize(("reading", "is_shown"), [("better", True), ("worse", False)])
def test_the_evidence_of_all_adopters_speaks_for_it_or_against(
    client_of: ClientOf, ratna: Actor, temanggung: Office, reading: str, is_shown: bool
) -> None:
    practice = meant_for_no_shows(temanggung, title="Pengingat sehari sebelumnya")
    for day, said in ((1, "too_few"), (2, reading)):
        Evidence.objects.create(
            practice=practice, indicator="no_shows", indicator_version=1, fingerprint="x",
            as_of_on=date(2026, 11, day), computed_at=AT, reading={
                "reading": said, "change": -0.06, "low": -0.09, "high": -0.03,
                "offices": [{"office": 1, "before": 0.3}, {"office": 2, "before": 0.2}]})
    the_night()
    text = text_of(client_of(ratna).get("/practices/for-your-office/"))
    told = ("gabungan 2 kantor dibanding kantor serupa: −6,0 poin (antara −9,0 dan −3,0), "
            "per 2 November 2026")
    assert (told in text) is is_shown
    assert ("Pengingat sehari sebelumnya" in text) is is_shown


def test_what_made_it_worse_elsewhere_is_not_recommended(
    client_of: ClientOf, ratna: Actor, temanggung: Office
) -> None:
    practice = make_practice(temanggung, title="Yang merugikan")
    make_result(make_replication(practice, temanggung), verdict="worse", change=0.08)
    the_night()
    assert "Yang merugikan" not in text_of(client_of(ratna).get("/practices/for-your-office/"))


def test_a_weak_indicator_leads_to_what_moved_it(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    practice = meant_for_no_shows(temanggung, title="Pengingat sehari sebelumnya")
    appointments(wonosobo, kept=30, missed=30)
    for number in range(5):
        office = make_office(region=f"32.0{number + 1}", name=f"Kantor {number}")
        appointments(office, kept=54, missed=5 + number)
    the_night()
    text = text_of(client_of(ratna).get("/practices/for-your-office/"))
    assert "Di sini 50,0 %; nilai tengah kantor serupa" in text
    assert f"/practices/{practice.pk}/" in text


def test_many_missed_appointments_show_what_helped_until_put_away(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    practice = meant_for_no_shows(temanggung, title="Pengingat sehari sebelumnya")
    make_result(make_replication(practice, temanggung))
    appointments(wonosobo, kept=30, missed=20)
    the_night()
    desk = client_of(ratna)
    text = text_of(desk.get("/board/"))
    assert "Dari 100 janji temu, 40 tidak dihadiri" in text
    assert "Kantor lain mengatasi ini:" in text
    answer = desk.post("/practices/hints/no_shows/put-away/", {"next": "/board/"})
    assert answer.headers["Location"] == "/board/"
    assert "Pengingat sehari sebelumnya" not in text_of(desk.get("/board/"))


def test_without_a_measurement_the_line_claims_no_success(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    meant_for_no_shows(temanggung, title="Pengingat sehari sebelumnya")
    appointments(wonosobo, kept=30, missed=20)
    the_night()
    text = text_of(client_of(ratna).get("/board/"))
    assert "Kantor lain mencoba ini:" in text


def test_few_no_shows_show_nothing_and_one_carried_already_is_not_shown(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office, temanggung: Office
) -> None:
    bogor = make_office(region="32.01", name="Disnaker Bogor")
    practice = meant_for_no_shows(bogor)
    appointments(wonosobo, kept=30, missed=20)
    appointments(temanggung, kept=58, missed=2)
    make_replication(practice, wonosobo)
    the_night()
    assert not WorkHint.objects.exists()


def test_a_practice_of_another_province_kept_to_it_is_not_shown(
    wonosobo: Office, ratna: Actor
) -> None:
    meant_for_no_shows(make_office(region="32.01", name="Bogor"), visibility="province")
    appointments(wonosobo, kept=30, missed=20)
    the_night()
    assert not WorkHint.objects.exists()


def test_a_hint_leads_nowhere_else(client_of: ClientOf, ratna: Actor) -> None:
    answer = client_of(ratna).post("/practices/hints/no_shows/put-away/",
                                   {"next": "https://contoh.invalid/"})
    assert answer.headers["Location"] == "/practices/for-your-office/"
    assert client_of(ratna).post("/practices/hints/lain/put-away/").status_code == 404


@pytest.mark.parametrize("page", ["/practices/for-your-office/", "/board/", "/employers/",
                                  "/vacancies/", "/follow-ups/"])
def test_more_offices_and_practices_need_no_more_queries(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office, page: str
) -> None:
    desk = client_of(ratna)
    appointments(wonosobo, kept=30, missed=20)
    counts = []
    for size in (2, 12):
        for number in range(size):
            office = make_office(region=f"32.{size + number:02}", name=f"K {size} {number}")
            practice = meant_for_no_shows(temanggung, title=f"Praktik {size} {number}")
            make_result(make_replication(practice, office))
            appointments(office, kept=50, missed=5 + number)
        the_night()
        desk.get(page)
        with CaptureQueriesContext(connection) as queries:
            answer = desk.get(page)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert len(answer.content) <= 40_000


def test_the_night_replaces_what_it_reckoned(wonosobo: Office) -> None:
    registrations(wonosobo, 30)
    the_night()
    the_night()
    context = OfficeContext.objects.get(office=wonosobo)
    assert context.registered == 30
    assert context.traits["shares"]["sex"] == {"L": 0.5, "P": 0.5}
