"""The auditor's page says in words whether groups are treated alike, and hides small groups."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.matching.enums import FairnessStatus
from antarkerja.domain.matching.models import FairnessRun
from antarkerja.domain.matching.operations import ask_for_fairness_run, give_up_fairness_run
from antarkerja.domain.matching.queries import year_until
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.clients import DeskClient
from tests.conftest import NOW, TODAY
from tests.domain.matching.test_fairness import DICE, plant
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.matching import know_titles, make_report
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
UNKNOWN = "⟪unknown variable"


@pytest.fixture
def auditor(db: None) -> Actor:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    return actor_for(make_membership("auditor", RoleName.AUDITOR, ministry, name="Ani Audit"))


@pytest.fixture
def gap(wonosobo: Office) -> None:
    """Women are referred half as often as men."""
    know_titles()
    make_vacancy(make_employer(wonosobo))
    plant(wonosobo, 400, referred=lambda place: DICE[place] < (0.3 if place % 2 else 0.6))


def test_an_empty_page_says_what_will_be_here_and_the_button_makes_it(
    client_of: ClientOf, auditor: Actor, gap: None
) -> None:
    desk = client_of(auditor)
    shown = desk.get("/fairness/").text
    assert "Belum ada yang membandingkan" in shown
    assert UNKNOWN not in shown
    answer = desk.post("/fairness/ask/", {"office": "all"}, follow=True)
    assert answer.redirect_chain == [("/fairness/?office=all", 302)]
    assert "Laporan sedang dibuat" in answer.text
    assert "kali sesering laki-laki" in answer.text
    assert UNKNOWN not in answer.text
    assert FairnessRun.objects.get().user_id == auditor.user_id


def test_the_headline_the_table_and_the_words_tell_the_gap(
    client_of: ClientOf, auditor: Actor, gap: None
) -> None:
    make_report()
    page = client_of(auditor).get("/fairness/")
    assert "Perempuan: dirujuk 0," in page.text.split("</h1>")[0]
    referred = next(table for table in page.context["tables"] if table.title == "Dirujuk")
    women = referred.lines[0]
    assert (women.group, women.verdict, women.tone) == ("Perempuan", "jauh lebih rendah", "bad")
    assert women.n == "200"
    assert "–" in women.interval
    assert "tetap semua" in page.text


def test_a_group_below_the_floor_shows_no_figure(
    client_of: ClientOf, auditor: Actor, wonosobo: Office
) -> None:
    plant(wonosobo, 40)
    make_report()
    page = client_of(auditor).get("/fairness/?by=sex")
    assert "terlalu sedikit" in page.text
    lines = [line for table in page.context["tables"] for line in table.lines]
    assert {(line.n, line.figure, line.ratio) for line in lines} == {("di bawah 30", "–", "–")}
    assert "Belum cukup orang untuk dibandingkan" in page.text


def test_it_speaks_english_too(client_of: ClientOf, auditor: Actor, gap: None) -> None:
    make_report()
    desk = client_of(auditor)
    desk.cookies["django_language"] = "en"
    shown = desk.get("/fairness/?by=age").text
    assert "Women: referred 0." in shown
    assert "25–34 years" in shown
    assert "none moved" in shown
    assert UNKNOWN not in shown


def test_files_are_sent_as_attachments(client_of: ClientOf, auditor: Actor, gap: None) -> None:
    run = make_report()
    desk = client_of(auditor)
    for ending in ("json", "html"):
        answer = desk.get(f"/fairness/{run.pk}/report.{ending}")
        assert answer["Content-Disposition"] == (
            f'attachment; filename="fairness-report-2026-11-24-{run.pk}.{ending}"')
    assert "Perempuan" in answer.text
    told = json.loads(desk.get(f"/fairness/{run.pk}/report.json").text)
    assert (told["people"], told["weights"]) == (400, run.weights)


def test_earlier_reports_stay_and_the_office_is_chosen(
    client_of: ClientOf, auditor: Actor, gap: None, wonosobo: Office
) -> None:
    old = make_report(last_on=TODAY - timedelta(days=30))
    new, own = make_report(), make_report(wonosobo)
    desk = client_of(auditor)
    page = desk.get("/fairness/")
    assert page.context["run"] == new
    assert f'href="/fairness/{old.pk}/"' in page.text
    assert desk.get(f"/fairness/{old.pk}/").context["run"] == old
    assert desk.get(f"/fairness/?office={wonosobo.pk}").context["run"] == own
    about_office = desk.get(f"/fairness/{own.pk}/")
    assert about_office.context["form"].chosen == str(wonosobo.pk)
    assert UNKNOWN not in about_office.text


def test_while_one_is_made_the_page_says_how_far_it_is(
    client_of: ClientOf, auditor: Actor, gap: None
) -> None:
    run = ask_for_fairness_run(by=auditor, at=NOW, scope=year_until(TODAY))
    desk = client_of(auditor)
    assert "Menunggu giliran" in desk.get("/fairness/").text
    FairnessRun.objects.filter(pk=run.pk).update(
        status=FairnessStatus.WORKING, sample=2_000, handled=300)
    shown = desk.get("/fairness/").text
    assert '<progress value="300" max="2000"' in shown
    assert "Buat laporan sekarang" not in shown
    give_up_fairness_run(by=system_actor(), at=NOW, run=run)
    shown = desk.get("/fairness/").text
    assert "tidak berhasil dibuat" in shown
    assert "Buat laporan sekarang" in shown


def test_whoever_watches_an_older_report_is_told_of_the_new_one(
    client_of: ClientOf, auditor: Actor, gap: None
) -> None:
    old = make_report()
    desk = client_of(auditor)
    assert "Laporan baru sudah siap" not in desk.get(f"/fairness/?seen={old.pk}").text
    make_report()
    assert "Laporan baru sudah siap" in desk.get(f"/fairness/?office=all&seen={old.pk}").text


def test_reports_and_offices_of_others_are_not_there(
    client_of: ClientOf, wonosobo: Office, temanggung: Office
) -> None:
    dewi = actor_for(make_membership("dewi", RoleName.AUDITOR, wonosobo, name="Dewi"))
    strange = make_report(temanggung)
    desk = client_of(dewi)
    for address in (f"/fairness/{strange.pk}/", f"/fairness/{strange.pk}/report.json",
                    f"/fairness/{strange.pk}/report.html"):
        assert desk.get(address).status_code == 404
    assert desk.post("/fairness/ask/", {"office": temanggung.pk}).status_code == 404
    assert desk.post("/fairness/ask/", {"office": "all"}).status_code == 404
    assert desk.post("/fairness/ask/", {"office": wonosobo.pk}).status_code == 302
    assert "Temanggung" not in desk.get("/fairness/").text


def test_the_ministry_may_choose_a_province(client_of: ClientOf, auditor: Actor) -> None:
    make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    desk = client_of(auditor)
    desk.post("/fairness/ask/", {"office": "region-33"})
    run = FairnessRun.objects.get()
    assert (run.region, run.office) == ("33", None)
    assert desk.get("/fairness/?office=region-33").context["run"] == run


@pytest.mark.parametrize("query", ["office=x", "office=999", "by=x", "seen=x", "office=%00"])
def test_nonsense_in_the_address_is_no_error(
    client_of: ClientOf, auditor: Actor, query: str
) -> None:
    make_report()
    assert client_of(auditor).get(f"/fairness/?{query}").status_code == 200


def test_the_page_asks_the_same_few_questions_for_many_reports(
    client_of: ClientOf, auditor: Actor
) -> None:
    desk, asked = client_of(auditor), []
    for more in (2, 12):
        for _ in range(more):
            make_report()
        with CaptureQueriesContext(connection) as queries:
            desk.get("/fairness/")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 16
