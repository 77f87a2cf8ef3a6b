"""An officer brings a file in: sees every row first, takes it in, takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import ImportBatch, ImportRow
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.operations import load_law
from antarkerja.shared.tabular import open_table, write_csv
from tests.clients import DeskClient
from tests.factories.files import previewed, vacancy_file

Desk = Callable[[Actor], DeskClient]
JAHIT = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "3", "SMP")
WRONG = ("Sopir", "CV Jaya", "Negeri Antah", "1")


@pytest.fixture(autouse=True)
def _law(db: None) -> None:
    load_law()


def upload(desk: DeskClient, data: bytes, kind: str = "vacancies", name: str = "a.csv") -> str:
    """Sends the file; the address of its preview, or the page that says what is wrong."""
    response = desk.post(f"/imports/new/{kind}/", {"file": SimpleUploadedFile(name, data)})
    return response["Location"] if response.status_code == 302 else response.content.decode()


def words(desk: DeskClient, url: str) -> str:
    response = desk.get(url)
    assert response.status_code == 200
    text = response.content.decode()
    assert "⟪unknown" not in text
    return text


def test_the_preview_shows_each_row_with_reasons_and_takes_nothing_in(
    client_of: Desk, ratna: Actor
) -> None:
    desk = client_of(ratna)
    page = words(desk, upload(desk, vacancy_file(JAHIT, WRONG)))
    assert "Operator Jahit" in page
    assert "Negeri Antah" in page
    assert "kabupaten_kota" in page
    assert not Vacancy.objects.exists()


def test_a_file_is_taken_in_and_taken_back_by_buttons(client_of: Desk, ratna: Actor) -> None:
    desk = client_of(ratna)
    url = upload(desk, vacancy_file(JAHIT, WRONG))
    assert desk.get(f"{url}take-in/").status_code == 405
    assert desk.post(f"{url}take-in/").status_code == 302
    vacancy = Vacancy.objects.get()
    assert f"/vacancies/{vacancy.pk}/" in words(desk, url)
    desk.post(f"{url}take-back/")
    assert not Vacancy.objects.exists()
    assert words(desk, url)


def test_each_count_leads_to_its_rows(client_of: Desk, ratna: Actor) -> None:
    desk = client_of(ratna)
    url = upload(desk, vacancy_file(JAHIT, WRONG))
    assert f"{url}?verdict=refused" in words(desk, url)
    refused = words(desk, f"{url}?verdict=refused")
    assert "Sopir" in refused
    assert "Operator Jahit" not in refused


def test_the_officer_corrects_the_columns_that_were_guessed(
    client_of: Desk, ratna: Actor
) -> None:
    desk = client_of(ratna)
    data = write_csv(("nama", "panggilan"), [("Siti Nurhayati", "Siti")])
    url = upload(desk, data, "people")
    assert "panggilan" in words(desk, f"{url}columns/")
    assert desk.post(f"{url}columns/", {"name": "panggilan"}).status_code == 302
    desk.post(f"{url}take-in/")
    assert Person.objects.get().name == "Siti"


def test_a_file_with_headings_of_its_own_is_led_to_the_columns_and_read_when_they_are_named(
    client_of: Desk, ratna: Actor
) -> None:
    desk = client_of(ratna)
    data = b"Orangnya,Kapan lahir,Kerja idaman\nSiti Nurhayati,05-06-1999,Kasir\n"
    url = upload(desk, data, "people")
    assert url.endswith("/columns/")
    assert "Kapan lahir" in words(desk, url)
    batch = url.removesuffix("columns/")
    waiting = words(desk, batch)
    assert url in waiting
    # The bar of every page has one of its own, for a note from the counter.
    assert "hx-get" not in waiting.partition("<main")[2]
    assert "menunggu isi kolomnya" in words(desk, "/imports/")
    assert desk.post(url, {"birth_on": "Kapan lahir"}).status_code == 200
    named = {"name": "Orangnya", "birth_on": "Kapan lahir", "wish": "Kerja idaman"}
    assert desk.post(url, named)["Location"] == batch
    desk.post(f"{batch}take-in/")
    assert Person.objects.get().birth_on == date(1999, 6, 5)


def test_the_moment_is_that_of_the_office(client_of: Desk, ratna: Actor) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    ImportBatch.objects.update(created_at="2026-11-24T20:30:00+00:00")
    assert "25 November 2026 03:30" in words(client_of(ratna), f"/imports/{batch.pk}/")


def test_a_file_that_is_still_being_read_says_so_and_counts_no_rows_taken_in(
    client_of: Desk, ratna: Actor
) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    ImportBatch.objects.update(status="reading")
    ImportRow.objects.all().delete()
    page = words(client_of(ratna), f"/imports/{batch.pk}/")
    assert "Baris sedang dibaca" in page
    assert "<progress" not in page


def test_the_button_groups_the_digits_of_many_rows(client_of: Desk, ratna: Actor) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    ImportRow.objects.bulk_create(
        ImportRow(batch=batch, line=line, verdict="new", key=str(line)) for line in range(3, 1203)
    )
    assert "Masukkan 1.201 baris" in words(client_of(ratna), f"/imports/{batch.pk}/")


def test_one_column_cannot_mean_two_things(client_of: Desk, ratna: Actor) -> None:
    desk = client_of(ratna)
    url = upload(desk, write_csv(("nama", "kota"), [("Siti", "Wonosobo")]), "people")
    response = desk.post(f"{url}columns/", {"name": "nama", "school": "nama"})
    assert response.status_code == 200


def test_a_nik_is_masked_on_every_page(client_of: Desk, ratna: Actor) -> None:
    desk = client_of(ratna)
    url = upload(desk, write_csv(("nama", "nik"), [("Siti", "3307084506990001")]), "people")
    before = words(desk, url)
    desk.post(f"{url}take-in/")
    for page in (before, words(desk, url)):
        assert "3307084506990001" not in page
        assert "0001" in page


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4", b"nama\nSiti\n", b"PK\x03\x04", b"\xff\xfe"]
)
def test_a_wrong_file_is_refused_in_words_on_the_form(
    client_of: Desk, ratna: Actor, data: bytes
) -> None:
    page = upload(client_of(ratna), data)
    assert "<form" in page
    assert re.search(r'class="field wrong"', page)
    assert not ImportBatch.objects.exists()


def test_a_file_put_aside_is_gone(client_of: Desk, ratna: Actor) -> None:
    desk = client_of(ratna)
    url = upload(desk, vacancy_file(JAHIT))
    desk.post(f"{url}drop/")
    assert not ImportBatch.objects.exists()
    assert desk.get(url).status_code == 404


def test_an_officer_of_another_office_finds_nothing(
    client_of: Desk, ratna: Actor, stranger: Actor
) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    other = client_of(stranger)
    for path in ("", "columns/"):
        assert other.get(f"/imports/{batch.pk}/{path}").status_code == 404
    for path in ("take-in/", "take-back/", "drop/"):
        assert other.post(f"/imports/{batch.pk}/{path}").status_code == 404
    assert ImportBatch.objects.get().status == "read"


@pytest.mark.parametrize("kind", ["vacancies", "people"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_template_can_be_fetched_and_is_understood(
    client_of: Desk, ratna: Actor, kind: str, ending: str
) -> None:
    response = client_of(ratna).get(f"/imports/template/{kind}.{ending}")
    header = open_table(response.content).header
    assert ("judul_lowongan" if kind == "vacancies" else "nama_lengkap") in header


def test_the_list_says_what_waits(client_of: Desk, ratna: Actor) -> None:
    desk = client_of(ratna)
    assert words(desk, "/imports/")
    previewed(ratna, vacancy_file(JAHIT))
    assert "berkas.csv" in words(desk, "/imports/")


def test_a_long_preview_costs_no_more_queries_and_has_a_next_page(
    client_of: Desk, ratna: Actor
) -> None:
    desk = client_of(ratna)

    def cost(count: int) -> int:
        rows = [(f"Kerja {n}", "CV Jaya", "Kab. Wonosobo") for n in range(count)]
        batch = previewed(ratna, vacancy_file(*rows))
        with CaptureQueriesContext(connection) as seen:
            page = words(desk, f"/imports/{batch.pk}/")
        assert ("after=51" in page) == (count > 50)
        assert len(page) < 40_000 * 4
        return len(seen)

    cost(2)
    assert cost(120) == cost(3)
