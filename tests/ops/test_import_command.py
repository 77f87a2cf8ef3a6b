"""`antarkerja import` and `antarkerja export`, as an administrator runs them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import ImportBatch, Office
from antarkerja.domain.reference.operations import load_law
from antarkerja.shared.tabular import open_table, write_csv
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.files import vacancy_file
from tests.factories.jobseekers import make_person

JAHIT = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "3", "SMP")
WRONG = ("Sopir", "CV Jaya", "Kab. Wonosobo", "1", "", "", "5")


@pytest.fixture(autouse=True)
def _law(db: None) -> None:
    load_law()


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command(*map(str, arguments), language="en", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_report_adds_up_and_says_what_to_mend(tmp_path: Path, wonosobo: Office) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(vacancy_file(JAHIT, JAHIT, WRONG))
    said = run("import", "vacancies", file)
    assert "3 rows = 1 new + 0 changed + 0 same + 1 duplicate + 1 refused" in said
    assert "line 4, column upah_minimum" in said
    assert "0 new + 0 changed + 1 same" in run("import", "vacancies", file)


def test_a_preview_takes_nothing_in(tmp_path: Path, wonosobo: Office) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(vacancy_file(JAHIT))
    assert "1 new" in run("import", "vacancies", file, "--preview")
    assert not Vacancy.objects.exists()
    assert "1 new" in run("import", "vacancies", file)
    assert ImportBatch.objects.count() == 1


def test_a_batch_is_taken_back_by_its_number(tmp_path: Path, wonosobo: Office) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(vacancy_file(JAHIT))
    run("import", "vacancies", file)
    number = ImportBatch.objects.get().pk
    assert "0 rows stay" in run("import", "vacancies", "--undo", number)
    assert not Vacancy.objects.exists()
    with pytest.raises(CommandError):
        run("import", "people", "--undo", number)


def test_without_any_office_it_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(vacancy_file(JAHIT))
    with pytest.raises(CommandError, match="no office yet"):
        run("import", "vacancies", file)
    with pytest.raises(CommandError, match=r"33\.07"):
        run("import", "vacancies", file, "--office", "33.07")


def test_a_file_that_is_not_there_or_no_table_is_named(tmp_path: Path, wonosobo: Office) -> None:
    with pytest.raises(CommandError, match=r"hilang\.csv"):
        run("import", "vacancies", tmp_path / "hilang.csv")
    file = tmp_path / "a.csv"
    file.write_bytes(b"%PDF-1.4")
    with pytest.raises(CommandError, match="PDF"):
        run("import", "vacancies", file)


def test_the_columns_that_are_needed_and_missing_are_named(
    tmp_path: Path, wonosobo: Office
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"dicari,majikan\nSopir,CV Jaya\n")
    with pytest.raises(CommandError, match="judul lowongan, pemberi kerja"):
        run("import", "vacancies", file)
    assert not ImportBatch.objects.exists()


def test_vacancies_go_out_and_come_in_elsewhere(tmp_path: Path, wonosobo: Office) -> None:
    make_vacancy(make_employer(wonosobo), title="=Operator Jahit")
    file = tmp_path / "keluar.xlsx"
    run("export", "vacancies", file)
    row = next(open_table(file.read_bytes()).rows())
    assert row.cells["judul_lowongan"] == "'=Operator Jahit"
    Vacancy.objects.all().delete()
    assert "1 new" in run("import", "vacancies", file)
    assert Vacancy.objects.get().wage_max == 2_800_000


def test_people_go_out_without_their_nik(tmp_path: Path, wonosobo: Office) -> None:
    make_person(wonosobo, name="Siti Nurhayati", nik="3307084506990001")
    file = tmp_path / "orang.csv"
    run("export", "people", file, "--office", "33.07")
    assert b"3307084506990001" not in file.read_bytes()
    row = next(open_table(file.read_bytes()).rows())
    assert (row.cells["nama_lengkap"], row.cells["nik"]) == ("Siti Nurhayati", "")


def test_an_empty_template_can_be_filled_and_brought_in(
    tmp_path: Path, wonosobo: Office
) -> None:
    template = tmp_path / "templat.csv"
    run("export", "template", template, "--of", "people")
    header = open_table(template.read_bytes()).header
    filled = tmp_path / "isi.csv"
    filled.write_bytes(write_csv(header, [["Siti Nurhayati", *[""] * (len(header) - 1)]]))
    assert "1 new" in run("import", "people", filled, "--office", "33.07")
    assert Person.objects.get().name == "Siti Nurhayati"
