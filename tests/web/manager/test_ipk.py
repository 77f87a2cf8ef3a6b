"""IPK III/1 on the page: what opens a month closed the last one, also over a whole demo."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, Sum
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.labour_market.queries import FormIII1, form_iii_1, next_month
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.ops.seed.run import seed
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
TODAY = date(2026, 11, 24)
MONTHS = 18


@pytest.fixture
def sugeng(wonosobo: Office) -> Actor:
    """The head of the office."""
    return actor_for(make_membership("sugeng", RoleName.HEAD, wonosobo, name="Sugeng Raharjo"))


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def total(page: Any, key: str) -> int:
    return int(page.context["report"].line(key).total)


@pytest.mark.parametrize(("language", "words"), [("id", "Antar kerja bulan November 2026"),
                                                 ("en", "Employment exchange in November 2026")])
def test_the_head_reads_this_month_and_the_form_says_which_one(
    client_of: ClientOf, ratna: Actor, sugeng: Actor, wonosobo: Office, language: str, words: str
) -> None:
    make_person(wonosobo, on=date(2026, 10, 3))
    placed = make_person(wonosobo, name="Joko", on=date(2026, 11, 2))
    make_placement(ratna, placed, on=TODAY)
    make_vacancy(make_employer(wonosobo), places=4)
    desk = client_of(sugeng)
    desk.cookies["django_language"] = language
    page = desk.get("/reports/ipk/")
    text = text_of(page)
    assert words in text
    assert 'value="2026"' in text
    assert '<option value="11" selected>' in text
    keys = ("opening", "registered", "placed", "closing", "vacancies_closing")
    assert [total(page, key) for key in keys] == [1, 1, 1, 1, 4]


def test_months_are_turned_by_links_that_end_with_today(
    client_of: ClientOf, sugeng: Actor, wonosobo: Office
) -> None:
    desk = client_of(sugeng)
    now = desk.get("/reports/ipk/")
    assert now.context["after"] is None
    before = text_of(desk.get(f"/reports/ipk/?office={wonosobo.pk}&month=1&year=2026"))
    assert f"?office={wonosobo.pk}&month=12&year=2025" in before.replace("&amp;", "&")
    assert f"?office={wonosobo.pk}&month=2&year=2026" in before.replace("&amp;", "&")
    first = desk.get(f"/reports/ipk/?office={wonosobo.pk}&month=1&year=2012")
    assert first.context["before"] is None


@pytest.mark.parametrize("query", ["month=13&year=2026", "year=0", "year=99999", "office=x",
                                   "month=&year=", "office=999999&month=1&year=2026"])
def test_what_cannot_be_read_is_said_and_the_own_office_is_shown(
    client_of: ClientOf, sugeng: Actor, wonosobo: Office, query: str
) -> None:
    page = client_of(sugeng).get(f"/reports/ipk/?{query}")
    assert page.status_code == 200
    assert "error-summary" in text_of(page)
    assert page.context["report"].office == wonosobo


def test_a_head_sees_no_other_office_and_the_province_sees_those_below_it(
    client_of: ClientOf, sugeng: Actor, wonosobo: Office, temanggung: Office
) -> None:
    jateng = Office.objects.create(region="33", name="Disnaker Jawa Tengah",
                                   kind=OfficeKind.PROVINCE, zone="Asia/Jakarta")
    Office.objects.filter(pk__in=(wonosobo.pk, temanggung.pk)).update(parent=jateng)
    own = client_of(sugeng).get(f"/reports/ipk/?office={temanggung.pk}&month=11&year=2026")
    assert own.context["report"].office == wonosobo
    analyst = make_membership("dewi", RoleName.PROVINCIAL_ANALYST, jateng)
    below = client_of(analyst).get(f"/reports/ipk/?office={temanggung.pk}&month=11&year=2026")
    assert below.context["report"].office == temanggung


def test_the_front_desk_and_an_employer_get_no_report(
    client_of: ClientOf, wonosobo: Office
) -> None:
    firm = make_employer(wonosobo)
    for role, subject in ((RoleName.FRONT_DESK, None), (RoleName.EMPLOYER, firm.pk)):
        member = make_membership(f"{role}", role, wonosobo, subject_id=subject)
        assert client_of(member).get("/reports/ipk/").status_code == 403


def test_five_and_sixty_people_cost_the_same(
    client_of: ClientOf, sugeng: Actor, wonosobo: Office
) -> None:
    desk, costs = client_of(sugeng), []
    for extra in (5, 55):
        for n in range(extra):
            make_person(wonosobo, name=f"Orang {n} {extra}", birth_on=date(1970 + n % 35, 1, 1))
        with CaptureQueriesContext(connection) as queries:
            page = desk.get("/reports/ipk/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert len(page.content) < 40_000


def test_nobody_reads_the_report_without_signing_in(client: DeskClient) -> None:
    assert "login" in client.get("/reports/ipk/").headers["Location"]


def months_up_to(last: date) -> list[date]:
    """First days of the demo's months and the one before, oldest first."""
    days = [last.replace(day=1)]
    while len(days) < MONTHS + 2:
        month = days[-1]
        days.append(date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1))
    return days[::-1]


def open_places(office: Office) -> int:
    left = Vacancy.objects.filter(office=office, status="open").aggregate(
        left=Sum(F("places") - F("filled")))
    return int(left["left"] or 0)


def balances(before: FormIII1, after: FormIII1) -> bool:
    """Each cell that closed the one month opens the other."""
    pairs = (("closing", "opening"), ("vacancies_closing", "vacancies_opening"))
    return all(
        {cell: n for cell, n in before.line(closing).cells.items() if n}
        == {cell: n for cell, n in after.line(opening).cells.items() if n}
        for closing, opening in pairs
    )


@pytest.mark.slow
def test_eighteen_months_of_a_demo_follow_from_one_another(clock: object) -> None:
    assert seed(people=60, offices=2, months=MONTHS, progress=lambda line: None, today=TODAY)
    viewer = system_actor()
    offices = Office.objects.filter(kind=OfficeKind.DISTRICT)
    assert offices.count() == 2
    placed = still_open = 0
    for office in offices:
        forms = [form_iii_1(viewer, office.pk, month) for month in months_up_to(TODAY)]
        assert all(form.is_balanced for form in forms)
        assert all(balances(one, other) for one, other in itertools.pairwise(forms))
        assert forms[0].line("closing").total == 0, "before the demo begins there is nobody"
        placed += sum(form.line("placed").total for form in forms)
        live = Registration.objects.filter(office=office, status="active").count()
        assert forms[-1].line("closing").total == live > 0
        assert forms[-1].line("vacancies_closing").total == open_places(office)
        still_open += open_places(office)
        assert form_iii_1(viewer, office.pk, next_month(TODAY)).line("opening").total == live
    assert min(placed, still_open) > 0
