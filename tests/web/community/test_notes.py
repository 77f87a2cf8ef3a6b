"""A note from the counter: left from any page of work, read by the office, grown or put away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import CounterNote, Practice
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import WRITTEN_AT

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TEXT = "Tiga orang salah membawa ijazah. Daftar di pintu menolong. Antrean lebih cepat."
NEW = "/practices/notes/new/"
LIGHT = 40_000


def _note(ratna: Actor, text: str = TEXT) -> CounterNote:
    return CounterNote.objects.create(
        office_id=ratna.own_office, author_id=ratna.user_id or 0, text=text, category="case_work",
        page="officer:queue", written_at=WRITTEN_AT)


@pytest.mark.parametrize(("url", "page"), [
    ("/today/", "officer:today"), ("/people/", "officer:people"), ("/queue/", "officer:queue"),
    ("/practices/", "community:practices"),
])
def test_every_page_of_work_leads_to_a_note_and_tells_its_name_only(
    client_of: ClientOf, ratna: Actor, url: str, page: str
) -> None:
    shown = client_of(ratna).get(url).content.decode()
    assert f'href="{NEW}?page={page}"' in shown


def test_who_shares_no_practices_has_no_such_link(client_of: ClientOf) -> None:
    office = make_office(region="", name="Kemnaker", kind="ministry")
    auditor = actor_for(make_membership("auditor", RoleName.AUDITOR, office))
    assert NEW not in client_of(auditor).get("/practices/").content.decode()


def test_a_note_is_kept_and_leads_back_to_where_one_was(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    asked = desk.get(f"{NEW}?page=officer:people", headers={
        "referer": "http://testserver/people/?status=active"})
    form = asked.context["form"]
    assert form["category"].value() == "profiling"
    assert 'id="counter_text"' in asked.content.decode()
    answer = desk.post(NEW, {"text": TEXT, "category": "data", "page": form["page"].value(),
                             "back": form["back"].value()})
    assert answer["Location"] == "/people/?status=active"
    note = CounterNote.objects.get()
    assert (note.text, note.page) == (TEXT, "officer:people")


@pytest.mark.parametrize("back", [
    "https://jahat.example/", "//jahat.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_elsewhere(client_of: ClientOf, ratna: Actor, back: str) -> None:
    answer = client_of(ratna).post(NEW, {"text": TEXT, "category": "data", "back": back})
    assert answer["Location"] == "/practices/notes/"


def test_a_note_with_a_phone_is_refused_in_words(client_of: ClientOf, ratna: Actor) -> None:
    answer = client_of(ratna).post(NEW, {"text": "Telepon 0812-3456-7890.", "category": "data"})
    assert answer.status_code == 422
    assert "Ini menunjukkan siapa orangnya: 0812-3456-7890." in answer.content.decode()
    assert not CounterNote.objects.exists()


def test_a_note_grows_into_a_draft(client_of: ClientOf, ratna: Actor) -> None:
    note, desk = _note(ratna), client_of(ratna)
    url = f"/practices/notes/{note.pk}/grow/"
    assert TEXT in desk.get(url).content.decode()
    answer = desk.post(url, {"title": "Daftar di pintu"})
    practice = Practice.objects.get()
    assert answer["Location"] == f"/practices/{practice.pk}/write/"
    assert desk.post(url, {"title": "Lagi"})["Location"] == f"/practices/{practice.pk}/"
    assert "Daftar di pintu" not in desk.get("/practices/notes/").content.decode()


def test_a_note_is_put_away_and_taken_back(client_of: ClientOf, ratna: Actor) -> None:
    note, desk = _note(ratna), client_of(ratna)
    page = desk.post(f"/practices/notes/{note.pk}/away/", follow=True).content.decode()
    assert f'action="/practices/notes/{note.pk}/back/"' in page
    assert TEXT in desk.get("/practices/notes/?list=away").content.decode()
    desk.post(f"/practices/notes/{note.pk}/back/")
    assert "dari halaman “Antrean”" in desk.get("/practices/notes/").content.decode()


def test_the_notes_of_an_office_cost_the_same_for_a_few_and_for_many(
    client_of: ClientOf, ratna: Actor, temanggung: Office
) -> None:
    desk = client_of(ratna)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert len(desk.get("/practices/notes/").content) < LIGHT
        return len(caught)

    _note(ratna)
    queries()
    few = queries()
    for number in range(40):
        _note(ratna, f"{TEXT} {number}")
    assert queries() == few
