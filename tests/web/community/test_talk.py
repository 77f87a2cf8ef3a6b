"""Talk at a practice, news, what is followed, reports: as the pages show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.models import DigestWish, Follow, Practice, Remark, Report
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice
from tests.factories.reviews import make_reader_report, make_remark

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id or 0)


@pytest.fixture
def practice(ratna: Actor, wonosobo: Office) -> Practice:
    return make_practice(wonosobo, author=user_of(ratna))


@pytest.fixture
def tuti(db: None) -> Actor:
    office = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    return actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, office))


def test_a_question_an_answer_and_the_one_that_helped(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    page = f"/practices/{practice.pk}/"
    asks, writes = client_of(stranger), client_of(ratna)
    asks.post(f"{page}talk/say/", {"kind": "question", "text": "Berapa lama <b>satu</b> sesi?"})
    question = Remark.objects.get()
    text = text_of(writes.get(page))
    assert "&lt;b&gt;satu&lt;/b&gt;" in text
    writes.post(f"/practices/talk/{question.pk}/answer/", {"text": "Dua jam. https://jahat.id"})
    answer = Remark.objects.get(parent=question)
    assert 'href="https://jahat.id"' not in text_of(asks.get(page))
    moved = asks.post(f"/practices/talk/{answer.pk}/accept/")
    assert moved.headers["Location"] == f"{page}#said-{answer.pk}"
    assert "jawaban terpilih" in text_of(asks.get(page))


def test_what_is_refused_is_still_in_the_form(
    client_of: ClientOf, ratna: Actor, practice: Practice
) -> None:
    desk = client_of(ratna)
    answer = desk.post(f"/practices/{practice.pk}/talk/say/",
                       {"kind": "comment", "text": "Hubungi 081234567890 saja"})
    assert answer.status_code == 422
    text = text_of(answer)
    assert "Hubungi 081234567890 saja" in text
    assert "Ini tampak seperti data pribadi: 081234567890" in text
    assert not Remark.objects.exists()


def test_a_name_without_access_and_one_that_does_not_exist_are_told_alike(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    desk = client_of(ratna)
    for name in ("bagus", "tidakada"):
        desk.post(f"/practices/{practice.pk}/talk/say/",
                  {"kind": "comment", "text": f"Halo @{name}"})
        text = text_of(desk.get(f"/practices/{practice.pk}/"))
        assert f"@{name} tidak memberi tahu siapa pun" in text
    assert client_of(stranger).get("/practices/news/").status_code == 200


def test_who_is_named_finds_it_among_the_news_until_it_is_read(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    client_of(ratna).post(f"/practices/{practice.pk}/talk/say/",
                          {"kind": "comment", "text": "Bagaimana di sana, @bagus?"})
    desk = client_of(stranger)
    assert "Anda disebut 1 kali" in text_of(desk.get("/practices/news/"))
    desk.post("/practices/news/seen/")
    assert "Anda disebut" not in text_of(desk.get("/practices/news/"))


def test_one_follows_and_stops_and_chooses_how_the_news_come(
    client_of: ClientOf, stranger: Actor, practice: Practice
) -> None:
    desk = client_of(stranger)
    desk.post("/practices/news/following/change/",
              {"what": f"practice:{practice.pk}", "back": str(practice.pk)})
    desk.post("/practices/news/following/change/", {"what": "category:data"})
    text = text_of(desk.get("/practices/news/following/"))
    assert "Anda mengikuti 2 hal" in text
    assert "Bimbingan kelompok sebelum wawancara" in text
    desk.post("/practices/news/following/change/", {"what": "category:data", "stop": "yes"})
    for odd in ("", "x:y", "practice:99999999", "office:abc"):
        desk.post("/practices/news/following/change/", {"what": odd})
    assert Follow.objects.count() == 1
    desk.post("/practices/news/way/", {"channel": "page"})
    wish = DigestWish.objects.get()
    assert (wish.is_on, wish.channel) == (False, "page")
    assert "Anda tidak menerima kabar mingguan" in text_of(desk.get("/practices/news/"))


def test_a_report_is_settled_and_the_author_reads_why(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice, tuti: Actor
) -> None:
    said = make_remark(practice, user_of(stranger), text="Omong kosong.", kind="comment")
    reporter = client_of(ratna)
    assert "Omong kosong." in text_of(reporter.get(f"/practices/talk/{said.pk}/report/"))
    reporter.post(f"/practices/talk/{said.pk}/report/", {"reason": "rude"})
    row = Report.objects.get()
    desk = client_of(tuti)
    assert "1 laporan menunggu Anda" in text_of(desk.get("/practices/reports/"))
    desk.post(f"/practices/reports/{row.pk}/", {"hide": "yes", "why": ""})
    row.refresh_from_db()
    assert row.state == "open"
    desk.post(f"/practices/reports/{row.pk}/", {"hide": "yes", "why": "Menyakiti rekan."})
    page = f"/practices/{practice.pk}/"
    assert "Disembunyikan koordinator: Menyakiti rekan." in text_of(client_of(stranger).get(page))
    others = text_of(reporter.get(page))
    assert "Omong kosong." not in others
    assert "Menyakiti rekan." not in others


def test_a_stranger_and_an_officer_reach_no_reports(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    row = make_reader_report(practice, user_of(stranger))
    assert client_of(ratna).get("/practices/reports/").status_code == 403
    east = make_office(region="35", name="Disnakertrans Jawa Timur", kind=OfficeKind.PROVINCE)
    other = actor_for(make_membership("yayuk", RoleName.PROVINCIAL_ANALYST, east))
    assert client_of(other).post(
        f"/practices/reports/{row.pk}/", {"why": "x"}).status_code == 404


def test_what_is_not_to_be_read_is_not_there(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    said = make_remark(practice, user_of(ratna))
    desk = client_of(stranger)
    for path in (f"/practices/{practice.pk}/talk/", f"/practices/{practice.pk}/report/",
                 f"/practices/talk/{said.pk}/report/"):
        assert desk.get(path).status_code == 404
    for path in (f"/practices/{practice.pk}/talk/say/", f"/practices/talk/{said.pk}/answer/",
                 f"/practices/talk/{said.pk}/accept/"):
        assert desk.post(path, {"kind": "comment", "text": "x"}).status_code == 404


@pytest.mark.parametrize("path", [
    "/practices/{pk}/talk/", "/practices/reports/", "/practices/news/",
    "/practices/news/following/"])
def test_more_rows_cost_no_more_queries(
    client_of: ClientOf, stranger: Actor, practice: Practice, tuti: Actor, path: str
) -> None:
    desk = client_of(tuti)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(path.format(pk=practice.pk)).status_code == 200
        return len(found)

    def fill(numbers: range) -> None:
        for number in numbers:
            office = make_office(region=f"33.5{number}", name=f"Disnaker {number}")
            author = make_membership(f"rekan{number}", RoleName.OFFICER, office).user
            other = make_practice(office, title=f"Praktik {number}", author=author)
            question = make_remark(practice, author)
            make_remark(practice, author, kind="answer", parent=question)
            make_reader_report(practice, author, remark=question)
            question.mentions.create(user=user_of(tuti))
            Follow.objects.create(user=user_of(tuti), kind="practice", value=str(other.pk),
                                  since_at=question.written_at)
            Follow.objects.create(user=user_of(tuti), kind="office", value=str(office.pk),
                                  since_at=question.written_at)

    fill(range(1, 3))
    queries()
    few = queries()
    fill(range(3, 8))
    assert queries() == few
