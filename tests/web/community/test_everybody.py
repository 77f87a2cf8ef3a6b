"""What anybody reads of a public practice: what the ledger says of it, and its files."""

from __future__ import annotations

import html
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State, Visibility
from antarkerja.domain.practices.models import Practice, PracticeFile, PracticeIndicator
from antarkerja.domain.practices.operations.practice_files import keep_practice_file
from antarkerja.web.community.everybody.views import FILES_A_MINUTE
from tests.clients import DeskClient
from tests.conftest import NOW
from tests.factories.evidence import make_evidence
from tests.factories.handed_in import paper
from tests.factories.practices import WRITTEN_AT, make_practice

pytestmark = pytest.mark.django_db
SMALL = {"offices": [{"office": 1}] * 2, "controls": [1, 2, 3]}
LARGE = {"offices": [{"office": 1}] * 6, "controls": list(range(12))}


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def shared(wonosobo: Office) -> Practice:
    return _measured(make_practice(wonosobo, visibility=Visibility.PUBLIC))


def _measured(practice: Practice) -> Practice:
    PracticeIndicator.objects.create(
        practice=practice, indicator="no_shows", indicator_version=1, is_main=True)
    return practice


def words(response: Any) -> str:
    text = html.unescape(response.content.decode())
    assert "⟪" not in text
    return text


def address(practice: Practice) -> str:
    return f"/practices/public/{practice.key}/"


def kept(by: Actor, practice: Practice, *, at: datetime = WRITTEN_AT) -> PracticeFile:
    return keep_practice_file(by=by, at=at, practice_id=practice.pk, title="Lembar hadir",
                              name="hadir.pdf", content=paper())


def test_a_visitor_reads_the_answer_with_its_day_and_how_sure_it_is(
    client: DeskClient, shared: Practice, wonosobo: Office
) -> None:
    make_evidence(shared, wonosobo, **LARGE)
    text = words(client.get(address(shared)))
    for said in ("Kata catatan layanan", "Lebih baik: 9,4 poin lebih rendah",
                 "6 kantor yang memulai", "12 kantor serupa", "95 dari 100",
                 "Per 24 November 2026"):
        assert said in text
    assert "Lebih baik: 9,4 poin" in words(client.get("/practices/public/"))


def test_of_fewer_than_five_offices_a_visitor_reads_the_direction_and_no_number(
    client: DeskClient, shared: Practice, wonosobo: Office
) -> None:
    make_evidence(shared, wonosobo, **SMALL)
    text = words(client.get(address(shared)))
    assert "Lebih baik dibanding kantor serupa" in text
    assert "kurang dari 5 kantor yang memulai" in text
    assert "kurang dari 5 kantor serupa" in text
    for number in ("9,4", "15,1", "95 dari 100", "2 kantor"):
        assert number not in text


def test_too_few_to_tell_and_nothing_measured_are_said_plainly(
    client: DeskClient, shared: Practice, wonosobo: Office
) -> None:
    assert "Belum ada yang diukur" in words(client.get(address(shared)))
    make_evidence(shared, wonosobo, reading="too_few", too_few="people", offices=[], change=None)
    text = words(client.get(address(shared)))
    assert "Kasus terlalu sedikit" in text
    assert "Dibandingkan" not in text


def test_english_readers_read_it_in_english(
    client: DeskClient, shared: Practice, wonosobo: Office
) -> None:
    make_evidence(shared, wonosobo, **SMALL)
    client.cookies["django_language"] = "en"
    text = words(client.get(address(shared)))
    assert "fewer than 5 offices that began" in text
    assert "Better than in similar offices" in text


def test_a_visitor_saves_the_files_of_the_published_version(
    client: DeskClient, ratna: Actor, shared: Practice
) -> None:
    file = kept(ratna, shared)
    page = words(client.get(address(shared)))
    place = f"{address(shared)}files/{file.pk}/"
    assert f'href="{place}"' in page
    answer = client.get(place)
    assert answer.content == paper()
    assert answer["Content-Disposition"] == 'attachment; filename="Lembar hadir.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    late = keep_practice_file(by=ratna, at=NOW, practice_id=shared.pk, title="Baru",
                              name="baru.pdf", content=paper() + b"\n% dua")
    assert "Baru" not in words(client.get(address(shared)))
    assert client.get(f"{address(shared)}files/{late.pk}/").status_code == 404


@pytest.mark.parametrize("change", [
    {"visibility": Visibility.NATION},
    {"state": State.WITHDRAWN, "withdrawn_reason": "Diganti."},
])
def test_what_is_no_longer_for_everybody_has_neither_page_nor_file(
    client: DeskClient, ratna: Actor, shared: Practice, change: dict[str, str]
) -> None:
    file = kept(ratna, shared)
    Practice.objects.filter(pk=shared.pk).update(**change)
    assert client.get(address(shared)).status_code == 404
    assert client.get(f"{address(shared)}files/{file.pk}/").status_code == 404


def test_who_takes_files_in_bulk_is_asked_to_wait(
    client: DeskClient, ratna: Actor, shared: Practice
) -> None:
    place = f"{address(shared)}files/{kept(ratna, shared).pk}/"
    for _ in range(FILES_A_MINUTE):
        assert client.get(place).status_code == 200
    answer = client.get(place)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert client.get(place, REMOTE_ADDR="10.1.2.3").status_code == 200


def test_two_and_thirty_practices_cost_the_same_and_the_list_is_light(
    client: DeskClient, wonosobo: Office
) -> None:
    costs = []
    for count in (2, 30):
        for n in range(count):
            made = make_practice(wonosobo, title=f"Praktik {count}-{n}",
                                 visibility=Visibility.PUBLIC)
            make_evidence(_measured(made), wonosobo, **SMALL)
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/practices/public/")
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert len(page.content) < 40_000
