"""The caseload: an officer's board, the office's, the lists behind the numbers, acts for many."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from antarkerja.domain.cases.enums.attention import EVERYBODY, RuleName
from antarkerja.domain.cases.models import BoardCount, Case, CaseFlag, Invitation, SavedView
from antarkerja.domain.cases.operations.attention import refresh_flags
from antarkerja.domain.cases.operations.board import count_boards
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.clients import DeskClient
from tests.factories.appointments import make_slot
from tests.factories.cases import make_case
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.offices import actor_for, make_membership

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
Clients = Callable[[Actor], DeskClient]


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo, name="Bu Kepala"))


def cases_for(office: Office, officer: Actor | None, count: int, *, days: int = 60) -> list[Case]:
    """Open cases of so many days, nobody met yet."""
    whose = User.objects.get(pk=officer.user_id or 0) if officer else None
    return [
        make_case(office, person=make_person(office, name=f"Orang {whose} {n:03}"),
                  officer=whose, on=TODAY - timedelta(days=days))
        for n in range(count)
    ]


def count_anew(office: Office) -> None:
    refresh_flags(by=system_actor(office.pk), on=TODAY)
    count_boards(by=system_actor(), on=TODAY, at=NOW, zone=office.zone)


def sent(answer: Any) -> Iterable[bytes]:
    """What a file is made of, piece by piece."""
    pieces: Iterable[bytes] = answer.streaming_content
    return pieces


def shown(client: DeskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    html: str = answer.content.decode()
    assert "⟪unknown variable" not in html
    return html


def test_the_board_of_a_new_officer_says_what_will_stand_there(
    client_of: Clients, ratna: Actor
) -> None:
    assert "Kasus Anda akan tampil di sini" in shown(client_of(ratna), "/board/")


def test_an_officer_sees_the_own_cases_and_why_they_came_up(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    cases_for(wonosobo, ratna, 3)
    cases_for(wonosobo, None, 2)
    refresh_flags(by=system_actor(wonosobo.pk), on=TODAY)
    html = shown(client_of(ratna), "/board/")
    assert "3 kasus Anda perlu perhatian" in html
    assert "?officer=mine&amp;flag=no_contact" in html


def test_every_number_of_the_office_leads_to_a_list_of_as_many(
    client_of: Clients, wonosobo: Office, ratna: Actor, head: Actor
) -> None:
    cases_for(wonosobo, ratna, 3)
    cases_for(wonosobo, None, 2, days=5)
    count_anew(wonosobo)
    html = shown(client_of(head), "/board/team/")
    assert "5 kasus perlu perhatian" in html
    assert "24 November 2026, 09.00" in html
    desk = client_of(head)
    assert "3 kasus" in shown(desk, f"/board/cases/?officer={ratna.user_id}&flag=any")
    assert "2 kasus" in shown(desk, "/board/cases/?officer=none&flag=no_officer")
    assert "3 kasus" in shown(desk, "/board/cases/?silence=60")
    assert "2 kasus" in shown(desk, "/board/cases/?age=30")


def test_the_counts_of_the_office_are_those_of_its_lists(
    wonosobo: Office, ratna: Actor
) -> None:
    cases_for(wonosobo, ratna, 3)
    cases_for(wonosobo, None, 2, days=5)
    count_anew(wonosobo)
    whole = dict(BoardCount.objects.filter(officer_id=EVERYBODY).values_list("measure", "number"))
    assert whole["open"] == whole["flagged"] == 5
    assert (whole["silence:14"], whole["silence:60"]) == (2, 3)
    assert whole["due:none"] == 5
    assert whole[f"flag:{RuleName.NO_OFFICER.value}"] == 2


def test_counting_twice_gives_the_same(wonosobo: Office, ratna: Actor) -> None:
    cases_for(wonosobo, ratna, 3)
    count_anew(wonosobo)
    before = set(BoardCount.objects.values_list("officer_id", "measure", "number"))
    count_anew(wonosobo)
    assert set(BoardCount.objects.values_list("officer_id", "measure", "number")) == before


def test_only_offices_where_something_happened_are_counted_by_day(
    wonosobo: Office, temanggung: Office, ratna: Actor
) -> None:
    cases_for(wonosobo, ratna, 1, days=0)
    cases_for(temanggung, None, 1, days=0)
    later = datetime.now(tz=ZoneInfo("Asia/Jakarta")) + timedelta(days=400)
    clock = system_actor()
    assert count_boards(by=clock, on=TODAY, at=NOW, zone=wonosobo.zone, only_moved=True) == 2
    count_boards(by=clock, on=TODAY, at=later, zone=wonosobo.zone)
    assert count_boards(by=clock, on=TODAY, at=later, zone=wonosobo.zone, only_moved=True) == 0


def test_the_head_counts_anew_and_not_again_within_a_minute(
    client_of: Clients, wonosobo: Office, head: Actor
) -> None:
    cases_for(wonosobo, None, 1)
    desk = client_of(head)
    assert "Dihitung ulang" in desk.post("/board/count/", follow=True).content.decode()
    again = desk.post("/board/count/", follow=True).content.decode()
    assert "kurang dari satu menit" in again


def test_the_list_goes_on_after_fifty_and_shows_nobody_twice(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    made = cases_for(wonosobo, ratna, 53)
    desk = client_of(ratna)
    first = desk.get("/board/cases/").context
    second = desk.get("/board/cases/" + first["next"]).context
    seen = [line.case.pk for page in (first, second) for line in page["found"].lines]
    assert sorted(seen) == sorted(case.pk for case in made)
    assert len(first["found"].lines) == 50
    assert second["next"] == ""


def test_the_longest_silence_comes_first(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    short, long = cases_for(wonosobo, ratna, 2)
    Case.objects.filter(pk=short.pk).update(contacted_on=TODAY)
    lines = client_of(ratna).get("/board/cases/").context["found"].lines
    assert [line.case.pk for line in lines] == [long.pk, short.pk]


@pytest.mark.parametrize("address", [
    "/board/", "/board/team/", "/board/cases/", "/board/cases/?officer=mine&flag=any",
])
def test_a_page_asks_as_often_for_two_cases_as_for_sixty(
    client_of: Clients, wonosobo: Office, ratna: Actor, address: str,
    django_assert_num_queries: Callable[..., object],
) -> None:
    desk = client_of(ratna)
    cases_for(wonosobo, ratna, 2)
    count_anew(wonosobo)
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    cases_for(wonosobo, ratna, 58)
    cases_for(wonosobo, None, 3)
    count_anew(wonosobo)
    with django_assert_num_queries(len(few)):  # type: ignore[attr-defined]  # a context manager
        desk.get(address)


def test_fifty_cases_are_a_light_page(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    cases_for(wonosobo, ratna, 51)
    count_anew(wonosobo)
    _frame, _main, content = client_of(ratna).get("/board/cases/").content.partition(b"<main")
    assert 50 * 200 < len(content) < 28_000


def test_cases_of_another_office_are_in_no_list_and_no_act(
    client_of: Clients, wonosobo: Office, temanggung: Office, ratna: Actor
) -> None:
    theirs = cases_for(temanggung, None, 1)[0]
    desk = client_of(ratna)
    assert theirs.person.name not in shown(desk, "/board/cases/")
    desk.post("/board/chosen/track/", {"case": theirs.pk, "track": "guided"})
    assert Case.objects.get(pk=theirs.pk).track == ""


@pytest.mark.parametrize("query", [
    "officer=x&track=zzz&flag=%00&due=5&silence=a&age=b&group=-1", "after=kemarin.1",
    "after=2026-11-24.99999999999999999999", "officer=99999999999999999999", "group=123456",
])
def test_a_mistyped_address_is_still_a_list(
    client_of: Clients, wonosobo: Office, ratna: Actor, query: str
) -> None:
    cases_for(wonosobo, ratna, 1)
    assert client_of(ratna).get(f"/board/cases/?{query}").status_code == 200


def test_forty_people_are_invited_in_one_go(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    ids = [case.pk for case in cases_for(wonosobo, ratna, 40)]
    desk = client_of(ratna)
    chosen = desk.get("/board/chosen/", {"case": ids})
    assert "40 kasus dipilih" in chosen.content.decode()
    make_slot(wonosobo, capacity=40)
    for _ in range(2):
        answer = desk.post("/board/chosen/invite/", {
            "case": ids, "kind": "counter", "until_on": "2026-12-04",
        }, follow=True)
        assert "40 orang diundang" in answer.content.decode()
        assert Invitation.objects.filter(status="open").count() == 40


def test_more_than_there_are_places_for_are_invited_only_by_who_ticks_it(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    ids = [case.pk for case in cases_for(wonosobo, ratna, 3)]
    make_slot(wonosobo, capacity=2)
    asked = {"case": ids, "kind": "counter", "until_on": "2026-12-04"}
    answer = client_of(ratna).post("/board/chosen/invite/", asked)
    assert answer.status_code == 422
    assert "3 orang diundang, padahal tempat kosong tinggal 2" in answer.content.decode()
    assert not Invitation.objects.exists()
    client_of(ratna).post("/board/chosen/invite/", asked | {"anyway": "on"})
    assert Invitation.objects.count() == 3


def test_whoever_could_not_be_reached_is_named(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    one, two = cases_for(wonosobo, ratna, 2)
    two.person.merged_into = one.person
    two.person.save()
    answer = client_of(ratna).post("/board/chosen/invite/", {
        "case": [one.pk, two.pk], "kind": "counter", "until_on": "2026-12-04", "anyway": "on",
    }, follow=True).content.decode()
    assert "1 orang diundang" in answer
    assert f"Dibiarkan seperti semula: {two.person.name}" in answer


@pytest.mark.parametrize("day", ["2026-11-23", "2027-11-24"])
def test_a_last_day_in_the_past_or_far_away_invites_nobody(
    client_of: Clients, wonosobo: Office, ratna: Actor, day: str
) -> None:
    case = cases_for(wonosobo, ratna, 1)[0]
    answer = client_of(ratna).post("/board/chosen/invite/", {
        "case": case.pk, "kind": "counter", "until_on": day, "anyway": "on",
    })
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_a_track_is_set_for_many_and_their_flags_follow(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    made = cases_for(wonosobo, ratna, 2, days=40)
    refresh_flags(by=system_actor(wonosobo.pk), on=TODAY)
    no_contact = CaseFlag.objects.filter(rule=RuleName.NO_CONTACT)
    assert no_contact.count() == 2
    client_of(ratna).post("/board/chosen/track/", {
        "case": [case.pk for case in made], "track": "self",
    })
    assert set(Case.objects.values_list("track", flat=True)) == {"self"}
    assert no_contact.count() == 0


def test_the_head_gives_cases_of_two_officers_and_of_nobody_to_a_third(
    client_of: Clients, wonosobo: Office, ratna: Actor, head: Actor
) -> None:
    made = cases_for(wonosobo, ratna, 1) + cases_for(wonosobo, None, 2)
    joko = actor_for(make_membership("joko", RoleName.OFFICER, wonosobo, name="Joko"))
    refresh_flags(by=system_actor(wonosobo.pk), on=TODAY)
    answer = client_of(head).post("/board/chosen/officer/", {
        "case": [case.pk for case in made], "officer": joko.user_id,
    }, follow=True).content.decode()
    assert "3 kasus sudah diberi petugas" in answer
    assert set(Case.objects.values_list("officer_id", flat=True)) == {joko.user_id}
    assert not CaseFlag.objects.filter(rule=RuleName.NO_OFFICER).exists()


def test_an_officer_gives_no_colleagues_case_away(
    client_of: Clients, wonosobo: Office, ratna: Actor, head: Actor
) -> None:
    theirs = cases_for(wonosobo, head, 1)[0]
    answer = client_of(ratna).post("/board/chosen/officer/", {
        "case": theirs.pk, "officer": ratna.user_id,
    }, follow=True).content.decode()
    assert "Dibiarkan seperti semula" in answer
    assert Case.objects.get(pk=theirs.pk).officer_id == head.user_id


def test_a_list_is_kept_under_a_name_and_dropped_again(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    desk = client_of(ratna)
    desk.post("/board/views/", {"name": "Lama diam", "filters": "silence=91&evil=1&flag=any"})
    view = SavedView.objects.get()
    assert view.filters == "flag=any&silence=91"
    assert "Lama diam" in shown(desk, "/board/")
    desk.post(f"/board/views/{view.pk}/drop/")
    assert not SavedView.objects.exists()


def test_nobody_drops_the_list_of_a_colleague(
    client_of: Clients, wonosobo: Office, ratna: Actor, head: Actor
) -> None:
    client_of(head).post("/board/views/", {"name": "Punya kepala", "filters": ""})
    client_of(ratna).post(f"/board/views/{SavedView.objects.get().pk}/drop/")
    assert SavedView.objects.count() == 1


def test_twenty_lists_are_enough(client_of: Clients, wonosobo: Office, ratna: Actor) -> None:
    desk = client_of(ratna)
    for number in range(21):
        desk.post("/board/views/", {"name": f"Daftar {number}", "filters": ""})
    assert SavedView.objects.count() == 20


def test_the_list_is_taken_out_as_csv_without_a_nik(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    nik = make_nik()
    make_case(wonosobo, person=make_person(wonosobo, name="=1+1 Ani", nik=nik), on=TODAY)
    cases_for(wonosobo, ratna, 2)
    answer = client_of(ratna).get("/board/cases.csv?officer=none")
    text = b"".join(sent(answer)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 2
    assert rows[1][1] == "'=1+1 Ani"
    assert nik not in text
    log = AccessLog.objects.get(page="cases_export")
    assert (log.subject, log.reason) == ("office", "officer=none")


def test_the_list_is_taken_out_as_xlsx(
    client_of: Clients, wonosobo: Office, ratna: Actor
) -> None:
    cases_for(wonosobo, ratna, 3)
    answer = client_of(ratna).get("/board/cases.xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(sent(answer))))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 4
    assert rows[0][0] == "Kasus"


def test_who_may_not_take_files_out_sees_no_button_and_gets_none(
    client_of: Clients, wonosobo: Office
) -> None:
    desk = actor_for(make_membership("loket", RoleName.FRONT_DESK, wonosobo))
    assert client_of(desk).get("/board/cases.csv").status_code == 403
