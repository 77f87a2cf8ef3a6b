"""Vacancies come in from files once, whatever the files look like."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import copy_codes
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.imports import ImportRefusedError, remedy
from antarkerja.domain.offices.models import ImportRow, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.journeys.imports import (
    choose_columns,
    columns_to_name,
    importer_of,
    read_in,
    receive,
    take_back,
)
from antarkerja.shared.tabular import UnreadableFileError, write_csv, write_xlsx
from tests.factories.files import (
    AT,
    ON,
    SHARED_DATA,
    VACANCY_HEADER,
    counts,
    previewed,
    taken_in,
    vacancy_file,
)
from tests.factories.offices import make_office

JAHIT = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "3", "SMP", "", "2.300.000")
KASIR = ("Kasir", "Toko Sindoro", "Kab. Wonosobo", "1", "SMA/SMK", "", "2,2 juta")


def problem_codes(by_line: int) -> set[str]:
    row = ImportRow.objects.get(line=by_line)
    return {problem["code"] for problem in row.problems}


def stock(office: Office) -> int:
    """Places in the office's book: opened less filled less removed."""
    signs = {EventKind.VACANCY_OPENED: 1, EventKind.VACANCY_REMOVED: -1,
             EventKind.VACANCY_FILLED: -1}
    events = Event.objects.filter(office_id=office.pk, kind__in=signs)
    return sum(signs[EventKind(event.kind)] * event.quantity for event in events)


def test_nothing_is_taken_in_by_a_preview(ratna: Actor) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT, KASIR))
    assert counts(batch) == {"new": 2}
    assert not Vacancy.objects.exists()
    assert not Event.objects.exists()


def test_rows_become_vacancies_of_the_office_with_their_events(
    ratna: Actor, wonosobo: Office
) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT, KASIR))
    assert batch.status == "applied"
    row = Vacancy.objects.get(title="Operator Jahit")
    assert (row.office_id, row.region, row.places, row.education_levels, row.wage_min) == (
        wonosobo.pk, "33.07", 3, "SMP", 2_300_000
    )
    assert row.employer.name == "PT Serayu Makmur"
    assert Vacancy.objects.get(title="Kasir").education_levels == "SMA,SMK"
    assert stock(wonosobo) == 4
    assert set(TitleCoding.objects.values_list("title", flat=True)) == {"operator jahit", "kasir"}


def test_the_same_file_twice_changes_nothing(ratna: Actor) -> None:
    taken_in(ratna, vacancy_file(JAHIT, KASIR))
    events = Event.objects.count()
    assert counts(taken_in(ratna, vacancy_file(JAHIT, KASIR))) == {"same": 2}
    assert Event.objects.count() == events


def test_case_spaces_and_the_order_of_fields_of_study_do_not_make_a_new_vacancy(
    ratna: Actor,
) -> None:
    row = ("Perawat", "RS Setia", "Kab. Wonosobo", "2", "D3", "Gizi, Bidan")
    taken_in(ratna, vacancy_file(row))
    again = vacancy_file((" PERAWAT", "RS  setia", "kabupaten wonosobo", "2", "D3", "bidan, gizi"))
    assert counts(previewed(ratna, again)) == {"same": 1}


def test_another_number_of_places_is_a_change_and_the_stock_follows(
    ratna: Actor, wonosobo: Office
) -> None:
    taken_in(ratna, vacancy_file(JAHIT))
    more = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "8", "SMP", "", "2.300.000")
    assert counts(taken_in(ratna, vacancy_file(more))) == {"changed": 1}
    assert Vacancy.objects.get().places == 8
    assert stock(wonosobo) == 8


def test_what_the_file_does_not_state_stays_as_the_desk_wrote_it(ratna: Actor) -> None:
    taken_in(ratna, vacancy_file(JAHIT))
    Vacancy.objects.update(description="Ditulis di meja", wage_max=3_000_000)
    assert counts(taken_in(ratna, vacancy_file(JAHIT))) == {"same": 1}
    assert Vacancy.objects.get().description == "Ditulis di meja"


def test_a_row_that_stands_twice_in_the_file_is_a_duplicate_of_its_first_line(
    ratna: Actor,
) -> None:
    fewer = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "1", "SMP")
    batch = taken_in(ratna, vacancy_file(JAHIT, JAHIT, fewer))
    assert counts(batch) == {"new": 1, "duplicate": 2}
    assert problem_codes(3) == {"same_as_line"}
    assert problem_codes(4) == {"like_line"}
    assert Vacancy.objects.get().places == 3


def test_bad_rows_are_refused_with_column_and_remedy_and_the_rest_comes_in(ratna: Actor) -> None:
    batch = taken_in(ratna, vacancy_file(
        JAHIT,
        ("Sopir", "CV Jaya", "Kab. Wonosobo", "1", "SMA", "", "5"),
        ("Sopir", "CV Jaya", "Negeri Antah", "1"),
        ("Sopir", "CV Jaya", "Kab. Wonosobo", "1", "SMA", "", "", "31/02/2027"),
        ("", "CV Jaya", "Kab. Wonosobo"),
        ("Sopir", "", "Kab. Wonosobo"),
        ("Sopir", "CV Jaya", "Kab. Wonosobo", "banyak"),
        ("Sopir", "CV Jaya", "Kab. Wonosobo", "0"),
        ("S" * 250, "CV Jaya", "Kab. Wonosobo"),
        KASIR,
    ))
    assert counts(batch) == {"new": 2, "refused": 8}
    found = {row.line: (row.problems[0]["column"], row.problems[0]["code"])
             for row in ImportRow.objects.filter(verdict="refused")}
    assert found == {
        3: ("upah_minimum", "wage_too_small"), 4: ("kabupaten_kota", "region_unknown"),
        5: ("berlaku_sampai", "day_unreadable"), 6: ("judul_lowongan", "title_missing"),
        7: ("pemberi_kerja", "employer_missing"), 8: ("jumlah_dibutuhkan", "number_unreadable"),
        9: ("jumlah_dibutuhkan", "places_too_few"), 10: ("judul_lowongan", "title_too_long"),
    }


def test_a_row_named_by_province_only_is_kept_with_a_note(ratna: Actor) -> None:
    taken_in(ratna, vacancy_file(("Sopir", "CV Jaya", "Jakarta Raya"), ("Kasir", "CV Jaya", "")))
    assert Vacancy.objects.get(title="Sopir").region == "31"
    assert Vacancy.objects.get(title="Sopir").workplace == "Jakarta Raya"
    assert Vacancy.objects.get(title="Kasir").region == ""
    assert problem_codes(2) == {"place_province_only"}
    assert problem_codes(3) == {"place_missing"}


def test_a_formula_is_kept_as_harmless_text(ratna: Actor) -> None:
    taken_in(ratna, vacancy_file(("=HYPERLINK(\"http://x\")", "CV Jaya", "Kab. Wonosobo")))
    assert Vacancy.objects.get().title.startswith("'=")


def test_a_workbook_serves_as_well(ratna: Actor) -> None:
    data = write_xlsx(VACANCY_HEADER, [[*JAHIT, "", ""]])
    assert counts(taken_in(ratna, data)) == {"new": 1}
    assert counts(taken_in(ratna, vacancy_file(JAHIT))) == {"same": 1}


def test_a_file_without_the_needed_columns_waits_until_they_are_named(ratna: Actor) -> None:
    batch = receive(by=ratna, kind="vacancies", file_name="x.csv",
                    data=b"dicari,majikan\nSopir,CV Jaya\n")
    assert columns_to_name(batch) == ("judul lowongan", "pemberi kerja")
    assert read_in(by=ratna, on=ON, at=AT, batch_id=batch.pk).status == "reading"
    choose_columns(by=ratna, batch_id=batch.pk, format_name=batch.format,
                   columns={"title": "dicari", "employer": "majikan"})
    assert counts(read_in(by=ratna, on=ON, at=AT, batch_id=batch.pk)) == {"new": 1}


def test_a_file_with_fewer_columns_than_are_needed_is_refused_as_a_whole(ratna: Actor) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        receive(by=ratna, kind="vacancies", file_name="x.csv", data=b"nama\nSiti\n")
    assert caught.value.problem.code == "columns_unknown"


def test_a_code_that_is_no_group_is_left_out_with_a_note(ratna: Actor) -> None:
    header = ("judul_lowongan", "pemberi_kerja", "kabupaten_kota", "kode_kbji")
    taken_in(ratna, vacancy_file(("Sopir", "CV Jaya", "Kab. Wonosobo", "99999"),
                                 ("Penjahit", "CV Jaya", "Kab. Wonosobo", "8153.01"),
                                 header=header))
    assert problem_codes(2) == {"kbji_not_found"}
    assert problem_codes(3) == set()
    assert Vacancy.objects.get(title="Sopir").kbji == ""
    assert Vacancy.objects.get(title="Penjahit").kbji == "8153"


def test_a_vacancy_that_is_over_is_refused_and_one_that_is_known_stays(ratna: Actor) -> None:
    over = ("Sopir", "CV Jaya", "Kab. Wonosobo", "1", "SMA", "", "", "01/02/2020")
    assert counts(taken_in(ratna, vacancy_file(over, JAHIT))) == {"new": 1, "refused": 1}
    assert "over_already" in problem_codes(2)
    ends_today = (*over[:7], ON.isoformat())
    tomorrow = ON + timedelta(days=1)
    assert counts(taken_in(ratna, vacancy_file(ends_today))) == {"new": 1}
    batch = receive(by=ratna, kind="vacancies", file_name="x.csv", data=vacancy_file(ends_today))
    assert counts(read_in(by=ratna, on=tomorrow, at=AT, batch_id=batch.pk)) == {"same": 1}


@pytest.mark.parametrize(("language", "shown"), [
    ("id", "10.000.000.000"), ("en", "10,000,000,000"),
])
def test_numbers_in_a_remedy_are_grouped_as_the_reader_groups_them(
    ratna: Actor, language: str, shown: str
) -> None:
    taken_in(ratna, vacancy_file(
        ("Sopir", "CV Jaya", "Kab. Wonosobo", "1", "SMA", "", "10000000000")))
    problem = ImportRow.objects.get().problems[0]
    with translation.override(language):
        said = remedy(problem, importer_of("vacancies").sentence)
    assert shown in said
    assert "“" not in said


def test_another_offices_vacancy_stays_theirs(ratna: Actor, stranger: Actor) -> None:
    taken_in(stranger, vacancy_file(JAHIT))
    more = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "8", "SMP", "", "2.300.000")
    assert counts(taken_in(ratna, vacancy_file(more))) == {"same": 1}
    assert problem_codes_of_last() == {"known_elsewhere"}
    assert Vacancy.objects.get().places == 3


def problem_codes_of_last() -> set[str]:
    row = ImportRow.objects.order_by("-pk").first()
    assert row is not None
    return {problem["code"] for problem in row.problems}


def test_the_command_line_gives_each_row_to_the_office_of_its_region(
    wonosobo: Office, temanggung: Office
) -> None:
    ministry = make_office(region="", name="Kemnaker", kind="ministry")
    taken_in(system_actor(), vacancy_file(
        JAHIT, ("Kasir", "Toko A", "Kab. Temanggung"), ("Sopir", "Toko B", "Kab. Bogor"),
    ), spread=True)
    owners = dict(Vacancy.objects.values_list("title", "office_id"))
    assert owners == {
        "Operator Jahit": wonosobo.pk, "Kasir": temanggung.pk, "Sopir": ministry.pk
    }


def test_without_ministry_or_province_a_row_of_a_region_nobody_serves_is_refused(
    wonosobo: Office,
) -> None:
    batch = taken_in(system_actor(), vacancy_file(JAHIT, ("Sopir", "Toko B", "Kab. Bogor")),
                     spread=True)
    assert counts(batch) == {"new": 1, "refused": 1}
    assert problem_codes(3) == {"office_missing"}


def test_who_may_not_enter_vacancies_may_not_bring_them_in(ratna: Actor) -> None:
    desk = Actor(user_id=ratna.user_id, name="Depan", role="front_desk",
                 office_id=ratna.office_id)
    with pytest.raises(NotAllowedError):
        previewed(desk, vacancy_file(JAHIT))


def test_undo_removes_all_that_nobody_uses_and_the_book_adds_up(
    ratna: Actor, wonosobo: Office
) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT, KASIR))
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert not Vacancy.objects.exists()
    assert not Employer.objects.exists()
    assert stock(wonosobo) == 0
    assert set(Event.objects.filter(kind=EventKind.VACANCY_REMOVED)
               .values_list("reason", flat=True)) == {"undone"}
    added = Event.objects.filter(kind=EventKind.EMPLOYER_ADDED)
    assert sum(added.values_list("quantity", flat=True)) == 0


def test_undo_works_when_the_coder_has_read_the_titles_meanwhile(
    ratna: Actor, wonosobo: Office
) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT))
    TitleCoding.objects.update(group="8153", probability=0.9, coded_at=AT)
    assert copy_codes(by=system_actor(), on=ON) == 1
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert not Vacancy.objects.exists()
    assert stock(wonosobo) == 0


def test_after_an_undo_the_file_can_come_in_again(ratna: Actor, wonosobo: Office) -> None:
    take_back(by=ratna, on=ON, at=AT, batch_id=taken_in(ratna, vacancy_file(JAHIT)).pk)
    assert counts(taken_in(ratna, vacancy_file(JAHIT))) == {"new": 1}
    assert stock(wonosobo) == 3


def test_undo_gives_a_changed_vacancy_its_old_values_back(
    ratna: Actor, wonosobo: Office
) -> None:
    taken_in(ratna, vacancy_file(JAHIT))
    more = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "8", "SMP", "", "9.000.000")
    batch = taken_in(ratna, vacancy_file(more))
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    row = Vacancy.objects.get()
    assert (row.places, row.wage_min, stock(wonosobo)) == (3, 2_300_000, 3)


def test_a_firm_that_somebody_told_more_about_stays(ratna: Actor) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT))
    Employer.objects.update(nib="1234567890123")
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert Employer.objects.count() == 1


@pytest.mark.parametrize("start", ["taken_in", "preview"])
def test_ten_times_the_rows_take_the_same_number_of_queries_a_chunk(
    ratna: Actor, start: str
) -> None:
    def cost(count: int, word: str) -> int:
        rows = [(f"{word} {n}", f"CV {word} {n}", "Kab. Wonosobo") for n in range(count)]
        with CaptureQueriesContext(connection) as seen:
            (taken_in if start == "taken_in" else previewed)(ratna, vacancy_file(*rows))
        return len(seen)

    cost(5, "Awal")
    assert cost(300, "Banyak") <= cost(30, "Sedikit") + 40


CELL = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["Kab. Wonosobo", "Operator Jahit", "5", "2.300.000", "SMA", "31/02/2020", "=1+1", "\x00"]
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=9, max_size=9), max_size=8))
def test_whatever_the_cells_say_the_counts_add_up(ratna: Actor, rows: list[list[str]]) -> None:
    try:
        batch = taken_in(ratna, write_csv(VACANCY_HEADER, rows))
    except UnreadableFileError:
        return
    assert sum(counts(batch).values()) == batch.rows == batch.import_rows.count()
    assert counts(taken_in(ratna, write_csv(VACANCY_HEADER, rows))).get("new", 0) == 0


REAL = {
    "maganghub_lowongan_2026.csv": ("maganghub", 19_269, 0),
    "maganghub_lowongan_deskripsi_jateng_diy_2025.csv": ("maganghub_described", 2_643, 0),
    "karirhub_lowongan_skills_2026.csv": ("karirhub", 1_265, 3),
    "jobstreet_2024_judul_gaji.csv": ("jobstreet", 32_976, 0),
}


@pytest.mark.slow
@pytest.mark.skipif(not SHARED_DATA.exists(), reason="the real files are not here")
@pytest.mark.parametrize("name", REAL)
def test_a_real_file_is_read_whole_and_hardly_a_row_refused(ratna: Actor, name: str) -> None:
    format_name, rows, refused = REAL[name]
    batch = previewed(ratna, (SHARED_DATA / name).read_bytes())
    assert (batch.format, batch.rows, batch.refused) == (format_name, rows, refused)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED_DATA.exists(), reason="the real files are not here")
def test_the_described_vacancies_come_in_once(ratna: Actor) -> None:
    data = (SHARED_DATA / "maganghub_lowongan_deskripsi_jateng_diy_2025.csv").read_bytes()
    first = taken_in(ratna, data)
    again = counts(taken_in(ratna, data))
    assert again.get("new", 0) == again.get("changed", 0) == 0
    assert Vacancy.objects.count() == first.new
