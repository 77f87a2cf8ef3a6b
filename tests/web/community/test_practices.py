"""Practices as offices read them: the list, one page, its versions, authors, files and end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.documents.package import as_data
from antarkerja.domain.practices.enums.practice import Language, State, Visibility
from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.domain.practices.operations.versions import save_version
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails
from tests.clients import DeskClient
from tests.factories.handed_in import paper
from tests.factories.offices import actor_for, make_membership
from tests.factories.practices import WRITTEN_AT, make_practice

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
LIGHT = 40_000
ENGLISH = TextDetails(
    language=Language.ENGLISH, title="Small groups before the interview",
    problem="Many are nervous.", self_reported="We believe that more come.",
    steps=(StepDetails("Gather eight people", "Placement officer", "Room"),),
)


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def both(wonosobo: Office, ratna: Actor) -> Practice:
    """A draft in both languages."""
    practice = make_practice(wonosobo, state=State.DRAFT)
    return save_version(by=ratna, at=WRITTEN_AT, practice_id=practice.pk, expected=1,
                        texts=[ENGLISH])


def _many(office: Office, start: int, end: int) -> None:
    for number in range(start, end):
        make_practice(office, title=f"Praktik {number}")


def _queries(desk: DeskClient, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert desk.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize("after", [
    "0001-01-01T00:00:00+14:00~1", "9999-12-31T23:59:59-14:00~1", "2026-01-01~99999999999999999999",
    "2026-10-05T00:00:00~1", "\N{ARABIC-INDIC DIGIT THREE}", "\x00~1",
])
def test_a_cursor_that_somebody_made_up_begins_at_the_first_page(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, after: str
) -> None:
    make_practice(wonosobo, title="Yang pertama")
    for whose in ("", "own"):
        page = client_of(ratna).get("/practices/", {"whose": whose, "after": after})
        assert "Yang pertama" in page.content.decode()


def test_the_list_costs_the_same_for_a_few_and_for_many_and_stays_light(
    client_of: ClientOf, ratna: Actor, temanggung: Office
) -> None:
    desk = client_of(ratna)
    _many(temanggung, 0, 3)
    desk.get("/practices/")
    few = _queries(desk, "/practices/")
    _many(temanggung, 3, 40)
    assert _queries(desk, "/practices/") == few
    assert len(desk.get("/practices/").content) < LIGHT


def test_the_list_goes_on_where_it_ended_and_shows_each_once(
    client_of: ClientOf, ratna: Actor, temanggung: Office
) -> None:
    _many(temanggung, 0, 25)
    desk = client_of(ratna)
    first = desk.get("/practices/")
    second = desk.get("/practices/" + first.context["next"])
    seen = [row.practice.pk for page in (first, second) for row in page.context["found"].rows]
    assert len(seen) == len(set(seen)) == 25
    assert not second.context["next"]
    assert desk.get("/practices/?after=x~y").status_code == 200


@pytest.mark.parametrize(("query", "found"), [
    ("", {"Umum", "Desa"}), ("group=women", {"Desa"}), ("setting=urban", {"Umum"}),
    ("setting=rural", {"Umum", "Desa"}), ("category=canvassing", {"Desa"}),
    ("sector=C", {"Umum", "Desa"}), ("sector=G", {"Umum"}), ("text=pasar", set()),
    ("text=DESA", {"Desa"}), ("whose=own", {"Kami"}), ("whose=own&state=published", set()),
    ("category=tidak-ada", {"Umum", "Desa"}), ("office_size=small", {"Umum", "Desa"}),
])
def test_the_list_is_narrowed_by_what_is_asked(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, temanggung: Office, query: str,
    found: set[str],
) -> None:
    make_practice(temanggung, title="Umum")
    make_practice(temanggung, title="Desa", groups=["women", "remote"], setting="rural",
                  category="canvassing", sectors=["C"])
    make_practice(temanggung, title="Rahasia", visibility=Visibility.OFFICE)
    make_practice(wonosobo, title="Kami", state=State.DRAFT)
    page = client_of(ratna).get(f"/practices/?{query}")
    assert {row.text.title for row in page.context["found"].rows} == found


def test_the_list_says_in_indonesian_what_will_be_there(
    client_of: ClientOf, ratna: Actor
) -> None:
    page = client_of(ratna).get("/practices/").content.decode()
    assert "Belum ada praktik yang terbit" in page
    assert "Praktik baik akan muncul di sini" in page


def test_a_coordinator_reads_and_does_not_write(
    client_of: ClientOf, wonosobo: Office
) -> None:
    ministry = Office.objects.create(name="Kemnaker", kind="ministry", region="")
    analyst = actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))
    practice = make_practice(wonosobo)
    desk = client_of(analyst)
    assert "Tulis praktik" not in desk.get("/practices/").content.decode()
    page = desk.get(f"/practices/{practice.pk}/").content.decode()
    assert "Lanjut menulis" not in page
    assert "Jadikan awal praktik saya" not in page


def test_both_languages_stand_side_by_side_or_one_alone(
    client_of: ClientOf, ratna: Actor, both: Practice
) -> None:
    desk = client_of(ratna)
    page = desk.get(f"/practices/{both.pk}/").content.decode()
    assert 'lang="id"' in page
    assert "Gather eight people" in page
    assert "Kumpulkan delapan orang" in page
    alone = desk.get(f"/practices/{both.pk}/?language=en").content.decode()
    assert "Gather eight people" in alone
    assert "Kumpulkan delapan orang" not in alone
    assert desk.get(f"/practices/{both.pk}/?language=xx").status_code == 200


def test_what_authors_believe_is_marked_as_their_word(
    client_of: ClientOf, ratna: Actor, both: Practice
) -> None:
    page = client_of(ratna).get(f"/practices/{both.pk}/").content.decode()
    assert "pernyataan penulis" in page


def test_a_writer_sees_what_is_missing_and_where_it_is_written(
    client_of: ClientOf, ratna: Actor, both: Practice
) -> None:
    page = client_of(ratna).get(f"/practices/{both.pk}/").content.decode()
    assert "Sedikitnya dua langkah" in page
    assert f"/practices/{both.pk}/write/steps/?language=id" in page


def test_readers_see_the_published_version_and_writers_may_read_the_next(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo, title="Terbit")
    text = TextDetails(language=Language.INDONESIAN, title="Yang berikut")
    save_version(by=ratna, at=WRITTEN_AT, practice_id=practice.pk, expected=1, texts=[text])
    url = f"/practices/{practice.pk}/"
    writer, reader = client_of(ratna), client_of(stranger)
    assert "Versi 2 sudah ditulis" in writer.get(url).content.decode()
    assert "Anda membaca versi 2" in writer.get(f"{url}?newest=yes").content.decode()
    page = reader.get(f"{url}?newest=yes").content.decode()
    assert "Versi 2" not in page
    versions = reader.get(f"{url}versions/").content.decode()
    assert "Yang berikut" not in versions


def test_what_was_taken_out_before_publication_is_read_by_its_writers_alone(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo, state=State.DRAFT, title="Hubungi Bu Siti 0812 3456 7890")
    for number, title in ((2, "Tanpa nama"), (3, "Sedang ditinjau")):
        text = TextDetails(language=Language.INDONESIAN, title=title)
        save_version(by=ratna, at=WRITTEN_AT, practice_id=practice.pk, expected=number - 1,
                     texts=[text])
        Practice.objects.filter(pk=practice.pk).update(
            state=State.PUBLISHED, published_version=2, published_on=WRITTEN_AT.date())
    url = f"/practices/{practice.pk}/versions/"
    reader, writer = client_of(stranger), client_of(ratna)
    assert "0812" in writer.get(url).content.decode()
    page = reader.get(url).content.decode()
    assert "Tanpa nama" in page
    assert "0812" not in page
    assert "Sedang ditinjau" not in page
    practice.reviews.create(number=3, reviewer_id=stranger.user_id or 0, asked_at=WRITTEN_AT,
                            office_id=stranger.own_office)
    page = reader.get(url).content.decode()
    assert "Sedang" in page
    assert "0812" not in page
    assert "0812" not in json.dumps(as_data(practice))


def test_versions_mark_what_is_new_without_colour(
    client_of: ClientOf, ratna: Actor, both: Practice
) -> None:
    text = TextDetails(language=Language.ENGLISH, title="Small groups",
                       problem="Most are nervous.", steps=ENGLISH.steps)
    save_version(by=ratna, at=WRITTEN_AT, practice_id=both.pk, expected=2, texts=[text],
                 change_note="Counted anew")
    page = client_of(ratna).get(f"/practices/{both.pk}/versions/?language=en").content.decode()
    assert "<ins><span class=\"unseen\">[baru: </span>Most " in page
    assert "<del><span class=\"unseen\">[dihapus: </span>Many " in page
    assert "Counted anew" in page


def test_a_practice_takes_the_same_few_queries_however_much_it_holds(
    client_of: ClientOf, ratna: Actor, both: Practice
) -> None:
    desk = client_of(ratna)
    desk.get(f"/practices/{both.pk}/")
    before = _queries(desk, f"/practices/{both.pk}/")
    for number in range(3, 12):
        PracticeText.objects.create(practice=both, number=number, language="id", title="x",
                                    written_at=WRITTEN_AT)
    assert _queries(desk, f"/practices/{both.pk}/") == before


def test_another_practice_is_taken_as_a_beginning(
    client_of: ClientOf, stranger: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    answer = client_of(stranger).post(f"/practices/{practice.pk}/copy/", follow=True)
    made = Practice.objects.get(parent=practice)
    assert made.office_id == stranger.office_id
    assert answer.redirect_chain[-1][0].startswith(f"/practices/{made.pk}/write/")


def test_authors_are_found_added_made_lead_and_taken_off(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    from antarkerja.domain.offices.models import User

    practice = make_practice(wonosobo, state=State.DRAFT,
                             author=User.objects.get(pk=ratna.user_id or 0))
    desk, url = client_of(ratna), f"/practices/{practice.pk}/authors/"
    found = desk.get(f"{url}?name=wicak").content.decode()
    assert "Bagus Wicaksono" in found
    assert "Disnaker Kabupaten Temanggung" in found
    desk.post(f"{url}add/", {"user": stranger.user_id})
    desk.post(f"{url}lead/", {"user": stranger.user_id})
    assert practice.authors.get(is_lead=True).user_id == stranger.user_id
    lead = practice.authors.get(is_lead=True)
    page = desk.post(f"{url}remove/", {"author": lead.pk}, follow=True).content.decode()
    assert "Serahkan peran penulis utama dahulu." in page
    desk.post(f"{url}remove/", {"author": practice.authors.get(user_id=ratna.user_id or 0).pk})
    assert practice.authors.count() == 1
    assert desk.post(f"{url}add/", {"user": "x"}).status_code == 302


def test_a_form_is_sent_opened_by_readers_and_taken_out(
    client_of: ClientOf, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    desk, url = client_of(ratna), f"/practices/{practice.pk}/files/"
    refused = desk.post(url, {"title": "Skrip", "file": SimpleUploadedFile("a.exe", b"MZ")})
    assert refused.status_code == 422
    desk.post(url, {"title": "Daftar hadir", "file": SimpleUploadedFile("a.pdf", paper())})
    file = practice.files.get()
    opened = client_of(stranger).get(f"/practices/files/{file.pk}/")
    assert opened.content == paper()
    assert "Daftar%20hadir.pdf" in opened["Content-Disposition"] or (
        'filename="Daftar hadir.pdf"' in opened["Content-Disposition"])
    assert client_of(stranger).post(f"/practices/files/{file.pk}/remove/").status_code == 403
    desk.post(f"/practices/files/{file.pk}/remove/")
    assert desk.get(f"/practices/files/{file.pk}/").status_code == 404


def test_a_practice_is_withdrawn_with_a_reason(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    desk, url = client_of(ratna), f"/practices/{practice.pk}/withdraw/"
    assert desk.post(url, {"reason": ""}).status_code == 422
    page = desk.post(url, {"reason": "Aturannya berubah."}, follow=True).content.decode()
    assert "Aturannya berubah." in page
    assert desk.get(url).status_code == 403
