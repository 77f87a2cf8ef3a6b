"""Courses from a file: preview, taking in, bringing it again, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from antarkerja.domain.offices.imports import kept_rows, remedy
from antarkerja.domain.offices.models import ImportBatch, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.training.imports import TEMPLATE_COLUMNS, CourseImporter
from antarkerja.domain.training.models import Course, Provider
from antarkerja.domain.training.operations import say_skills
from antarkerja.domain.training.queries import nearest_courses
from antarkerja.journeys.imports import take_back, take_in
from antarkerja.shared.tabular import write_csv, write_xlsx
from tests.factories.files import AT, ON, counts, previewed, taken_in

pytestmark = pytest.mark.django_db
HEADER = ("judul_kursus", "lembaga", "kabupaten_kota", "keterampilan", "biaya", "mulai", "daring",
          "uraian", "jam_pelajaran", "jenis_lembaga")
POLA = ("Membuat Pola Busana", "LPK Jarum Mas", "Kab. Wonosobo", "pola; obras", "gratis",
        "3-12-2026")
LAS = ("Las Dasar", "BLK Sindoro", "Kab. Temanggung", "mengelas", "500.000", "10 Desember 2026")


def course_file(*rows: Sequence[str]) -> bytes:
    return write_csv(HEADER, [[*row, *[""] * (len(HEADER) - len(row))] for row in rows])


def notes(by: Actor, *row: str) -> list[str]:
    batch = previewed(by, course_file(row), "courses")
    importer = CourseImporter()
    return [remedy(problem, importer.sentence)
            for one in batch.import_rows.all() for problem in one.problems]


def test_a_file_becomes_courses_with_skills_and_providers(ratna: Actor) -> None:
    assert counts(taken_in(ratna, course_file(POLA, LAS), "courses")) == {"new": 2}
    pola = Course.objects.get(title="Membuat Pola Busana")
    assert (pola.fee, pola.starts_on, pola.region) == (0, date(2026, 12, 3), "33.07")
    assert pola.office_id == ratna.office_id
    assert pola.source.startswith("berkas")
    assert dict(Provider.objects.values_list("name", "kind")) == {
        "LPK Jarum Mas": "lpk", "BLK Sindoro": "blk"}
    assert set(nearest_courses(["pola", "mesin-obras"], region="33.07", today=ON)) == {
        "pola", "mesin-obras"}


def test_nothing_is_taken_in_before_the_officer_says_so(ratna: Actor) -> None:
    assert counts(previewed(ratna, course_file(POLA, LAS), "courses")) == {"new": 2}
    assert not Course.objects.exists()
    assert not Provider.objects.exists()


def test_the_same_file_again_changes_nothing(ratna: Actor) -> None:
    taken_in(ratna, course_file(POLA, LAS), "courses")
    before = list(Course.objects.order_by("pk").values())
    assert counts(taken_in(ratna, course_file(POLA, LAS), "courses")) == {"same": 2}
    assert list(Course.objects.order_by("pk").values()) == before
    assert Provider.objects.count() == 2


def test_a_new_start_and_fee_change_the_course_and_taking_back_puts_the_old_ones_back(
    ratna: Actor
) -> None:
    taken_in(ratna, course_file(POLA), "courses")
    later = (*POLA[:3], "pola", "150000", "7-1-2027")
    batch = taken_in(ratna, course_file(later), "courses")
    assert counts(batch) == {"changed": 1}
    course = Course.objects.get()
    assert (course.fee, course.starts_on) == (150_000, date(2027, 1, 7))
    assert course.skills.count() == 1
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    course.refresh_from_db()
    assert (course.fee, course.starts_on, course.skills.count()) == (0, date(2026, 12, 3), 2)


def test_taking_back_leaves_nothing_of_a_file_that_nobody_used(ratna: Actor) -> None:
    batch = taken_in(ratna, course_file(POLA, LAS), "courses")
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert not Course.objects.exists()
    assert not Provider.objects.exists()
    assert ImportBatch.objects.get().status == "undone"
    assert counts(taken_in(ratna, course_file(POLA), "courses")) == {"new": 1}


def test_a_course_whose_skills_an_officer_said_since_stays(ratna: Actor) -> None:
    batch = taken_in(ratna, course_file(("Kursus Seribu", "LPK Satu", "Kab. Wonosobo")), "courses")
    course = Course.objects.get()
    assert not course.skills.exists()
    say_skills(by=ratna, course_id=course.pk, skills=["menjahit"])
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert Course.objects.get() == course
    assert [row.kept for row in kept_rows(ratna, batch.pk)] == ["changed_since"]


def test_a_course_of_another_office_stays_theirs(ratna: Actor, stranger: Actor) -> None:
    taken_in(ratna, course_file(POLA), "courses")
    other = (*POLA[:4], "900000")
    batch = taken_in(stranger, course_file(other), "courses")
    assert counts(batch) == {"same": 1}
    assert Course.objects.get().fee == 0


@pytest.mark.parametrize(("row", "said"), [
    (("", "LPK Satu", "Kab. Wonosobo"), "Judul kursus"),
    (("Las", "", "Kab. Wonosobo"), "Nama"),
    (("Las", "LPK Satu", "Negeri Awan"), "Negeri Awan"),
    (("Las", "LPK Satu", "Jawa Tengah"), "Jawa Tengah"),
    (("Las", "LPK Satu", ""), "daring"),
    (("Las", "LPK Satu", "Kab. Wonosobo", "", "mahal"), "mahal"),
    (("Las", "LPK Satu", "Kab. Wonosobo", "", "", "kapan-kapan"), "kapan-kapan"),
])
def test_a_row_that_cannot_be_kept_says_why(ratna: Actor, row: tuple[str, ...], said: str) -> None:
    found = notes(ratna, *row)
    assert any(said in sentence for sentence in found), found
    assert counts(ImportBatch.objects.get()) == {"refused": 1}


def test_an_online_course_needs_no_place_and_may_be_free(ratna: Actor) -> None:
    row = ("Excel", "LPK Awan", "", "excel", "0", "", "ya")
    assert counts(taken_in(ratna, course_file(row), "courses")) == {"new": 1}
    course = Course.objects.get()
    assert (course.online, course.region, course.fee, course.starts_on) == (True, "", 0, None)


def test_the_template_and_a_workbook_are_understood(ratna: Actor) -> None:
    row = {"judul_kursus": "Barista", "lembaga": "BLK Komunitas Kopi", "kabupaten_kota":
           "Kab. Wonosobo", "terakreditasi": "ya", "situs": "kopi.example",
           "telepon": "0812 3456 7890", "jenis_lembaga": "BLK Komunitas", "kode_kbji": "5132"}
    data = write_xlsx(TEMPLATE_COLUMNS, [[row.get(name, "") for name in TEMPLATE_COLUMNS]])
    assert counts(taken_in(ratna, data, "courses")) == {"new": 1}
    provider = Provider.objects.get()
    assert (provider.kind, provider.accredited, provider.website, provider.phone) == (
        "blk_kom", "yes", "https://kopi.example", "+6281234567890")
    assert Course.objects.get().kbji == "5132"


def test_a_link_that_is_no_page_is_refused(ratna: Actor) -> None:
    header = ("judul_kursus", "lembaga", "kabupaten_kota", "situs")
    data = write_csv(header, [["Las", "LPK Satu", "Kab. Wonosobo", "javascript:alert(1)"]])
    assert counts(previewed(ratna, data, "courses")) == {"refused": 1}


def test_each_row_of_a_spread_file_goes_to_the_office_of_its_region(
    wonosobo: Office, temanggung: Office
) -> None:
    taken_in(system_actor(), course_file(POLA, LAS), "courses", spread=True,
             office_id=wonosobo.pk)
    assert dict(Course.objects.values_list("title", "office_id")) == {
        "Membuat Pola Busana": wonosobo.pk, "Las Dasar": temanggung.pk}


def test_a_thousand_rows_cost_a_constant_number_of_queries(
    ratna: Actor, django_assert_max_num_queries: object
) -> None:
    rows = [(f"Kursus {n}", f"LPK {n % 50}", "Kab. Wonosobo", "menjahit") for n in range(300)]
    batch = previewed(ratna, course_file(*rows), "courses")
    with django_assert_max_num_queries(40):  # type: ignore[operator]  # pytest-django's fixture
        take_in(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert Course.objects.count() == 300
    assert Provider.objects.count() == 50
