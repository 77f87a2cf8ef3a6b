"""The people of an office's register come in once, and their NIK is never plain anywhere."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.operations import code_profiles, reveal_nik, strike_off
from antarkerja.domain.ledger.enums import SEEKERS_IN
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.imports import remedy
from antarkerja.domain.offices.models import ImportBatch, ImportRow, Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.domain.reference.operations import load_law
from antarkerja.journeys.imports import choose_columns, importer_of, read_in, take_back
from antarkerja.shared.tabular import UnreadableFileError, write_csv, write_xlsx
from tests.factories.files import AT, ON, counts, previewed, taken_in
from tests.factories.jobseekers import make_person

HEADER = ("No", "Nama Lengkap", "NIK", "L/P", "Tgl Lahir", "No HP", "Kecamatan", "Kab/Kota",
          "Pendidikan", "Jabatan diinginkan", "Keterampilan", "Tgl Daftar", "Berlaku sampai",
          "No AK1")
NIK = "3307084506990001"
SITI = ("1", "Siti Nurhayati", NIK, "P", "5 Juni 1999", "0812-3456-7890", "Garung",
        "Kab. Wonosobo", "SMK", "Operator Jahit; Kasir", "menjahit, memasak")


@pytest.fixture(autouse=True)
def _law(db: None) -> None:
    load_law()


def people_file(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> bytes:
    return write_csv(header, [[*row, *[""] * (len(header) - len(row))] for row in rows])


def people_in(by: Actor, *rows: tuple[str, ...]) -> ImportBatch:
    return taken_in(by, people_file(*rows), "people")


def all_that_is_kept_of_rows() -> str:
    return json.dumps(list(ImportRow.objects.values("values", "problems", "key", "before")),
                      default=str)


def refusals() -> dict[int, tuple[str, str]]:
    rows = ImportRow.objects.filter(verdict="refused")
    return {row.line: (row.problems[0]["column"], row.problems[0]["code"]) for row in rows}


def live(office: Office) -> int:
    return sum(Event.objects.filter(office_id=office.pk, kind__in=SEEKERS_IN)
               .values_list("quantity", flat=True))


def test_a_person_of_the_register_is_registered_with_profile_card_and_event(
    ratna: Actor, wonosobo: Office
) -> None:
    assert counts(people_in(ratna, SITI)) == {"new": 1}
    siti = Person.objects.get()
    assert (siti.name, siti.sex, siti.birth_on, siti.phone, siti.region, siti.education) == (
        "Siti Nurhayati", "P", date(1999, 6, 5), "+6281234567890", "33.07.12", "SMK"
    )
    assert [wish.title for wish in siti.wishes.all()] == ["Operator Jahit", "Kasir"]
    assert {skill.label for skill in siti.skills.all()} == {"menjahit", "memasak"}
    assert siti.completeness > 0
    card = siti.registrations.get()
    assert (card.status, card.number, card.opened_on) == ("active", "33.07/2026/00001", ON)
    assert live(wonosobo) == 1


def test_the_nik_is_kept_encrypted_and_opens_only_with_a_reason(ratna: Actor) -> None:
    previewed(ratna, people_file(SITI), "people")
    assert NIK not in all_that_is_kept_of_rows()
    people_in(ratna, SITI)
    assert NIK not in all_that_is_kept_of_rows()
    assert ImportRow.objects.order_by("-pk").first().values == {  # type: ignore[union-attr]  # made
        "nik_last4": "0001", "details": {"name": "Siti Nurhayati"}
    }
    person = Person.objects.get()
    assert NIK.encode() not in bytes(person.nik_encrypted or b"")
    assert reveal_nik(by=ratna, on=ON, person_id=person.pk, reason="Cek KTP di meja") == NIK


def test_the_uploaded_file_is_kept_encrypted_and_only_until_it_is_taken_in(ratna: Actor) -> None:
    batch = previewed(ratna, people_file(SITI), "people")
    kept = bytes(ImportBatch.objects.get(pk=batch.pk).content or b"")
    assert kept
    assert NIK.encode() not in kept
    people_in(ratna, SITI)
    assert ImportBatch.objects.get(status="applied").content is None


def test_a_broken_nik_is_refused_without_being_repeated(ratna: Actor) -> None:
    broken = ("1", "Siti", "330708450699", "P")
    rounded = ("2", "Tono", "3,30708E+15", "L")
    no_day = ("3", "Tini", "3307083213990001", "P")
    assert counts(people_in(ratna, broken, rounded, no_day)) == {"refused": 3}
    assert refusals() == {2: ("NIK", "nik_length"), 3: ("NIK", "nik_rounded"),
                          4: ("NIK", "nik_day")}
    assert "330708450699" not in all_that_is_kept_of_rows()


def test_bad_rows_are_refused_with_their_column_and_the_rest_comes_in(ratna: Actor) -> None:
    batch = people_in(
        ratna, SITI,
        ("2", "Budi", "", "L", "31/02/2000"),
        ("3", "", "", "L"),
        ("4", "Anak", "", "L", "1/1/2020"),
        ("5", "Jauh", "", "L", "1/1/2000", "", "", "Negeri Antah"),
        ("6", "Nanti", "", "L", "1/1/2000", "", "", "", "", "", "", "1/1/2030"),
    )
    assert counts(batch) == {"new": 1, "refused": 5}
    assert refusals() == {
        3: ("Tgl Lahir", "day_unreadable"), 4: ("Nama Lengkap", "name_missing"),
        5: ("Tgl Lahir", "too_young"), 6: ("Kab/Kota", "region_unknown"),
        7: ("Tgl Daftar", "day_in_future"),
    }


def test_what_can_stay_unknown_turns_nobody_away(ratna: Actor) -> None:
    batch = people_in(ratna, ("1", "Budi", "", "?", "", "tidak punya", "Entah", "Kab. Wonosobo",
                              "sekolah rakyat"))
    assert counts(batch) == {"new": 1}
    budi = Person.objects.get()
    assert (budi.sex, budi.phone, budi.education, budi.region) == ("", "", "", "33.07")


def test_days_and_phones_survive_excel(ratna: Actor) -> None:
    data = write_xlsx(("nama", "tanggal lahir", "no hp"), [("Budi", 36488, 81234567890)])
    assert counts(taken_in(ratna, data, "people")) == {"new": 1}
    budi = Person.objects.get()
    assert (budi.birth_on, budi.phone) == (date(1999, 11, 24), "+6281234567890")


def test_the_same_file_twice_registers_nobody_twice(ratna: Actor, wonosobo: Office) -> None:
    nameless = ("2", "Tarno")
    people_in(ratna, SITI, nameless)
    assert counts(people_in(ratna, SITI, nameless)) == {"same": 2}
    assert Person.objects.count() == live(wonosobo) == 2


def test_somebody_who_stands_twice_is_spoken_of_as_a_person(ratna: Actor) -> None:
    older = (*SITI[:8], "SMA", *SITI[9:])
    batch = people_in(ratna, SITI, older)
    assert counts(batch) == {"new": 1, "duplicate": 1}
    problem = ImportRow.objects.get(line=3).problems[-1]
    said = remedy(problem, importer_of("people").sentence)
    assert "orang yang sama" in said
    assert "angka" not in said


def test_somebody_registered_at_the_desk_is_shown_as_a_duplicate_with_the_file(
    ratna: Actor, wonosobo: Office
) -> None:
    siti = make_person(wonosobo, name="Siti Nurhayati", nik=NIK, birth_on=date(1999, 6, 5))
    tono = make_person(wonosobo, name="Tono", birth_on=date(1990, 1, 2), phone="+628111222333")
    batch = previewed(ratna, people_file(
        SITI, ("2", "TONO", "", "", "2-1-1990"), ("3", "Tono", "", "", "", "08111222333"),
    ), "people")
    assert counts(batch) == {"duplicate": 3}
    targets = list(ImportRow.objects.order_by("line").values_list("target_id", flat=True))
    assert targets == [siti.pk, tono.pk, tono.pk]


def test_a_nik_of_another_office_names_that_office_and_no_person(
    ratna: Actor, temanggung: Office
) -> None:
    make_person(temanggung, name="Siti", nik=NIK)
    previewed(ratna, people_file(SITI), "people")
    row = ImportRow.objects.get()
    assert (row.verdict, row.target_id) == ("duplicate", None)
    assert row.problems[-1]["code"] == "known_by_nik_elsewhere"
    assert row.problems[-1]["value"] == "Disnaker Kabupaten Temanggung"


def test_who_registered_long_ago_keeps_day_and_number_and_the_lapsed_go_to_the_dead_file(
    ratna: Actor, wonosobo: Office
) -> None:
    old = ("1", "Lama", "", "L", "", "", "", "", "", "", "", "1/3/2026", "1/3/2028", "AK/77")
    lapsed = ("2", "Lewat", "", "L", "", "", "", "", "", "", "", "1/3/2020")
    people_in(ratna, old, lapsed)
    card = Registration.objects.get(person__name="Lama")
    assert (card.number, card.opened_on, card.valid_until) == (
        "AK/77", date(2026, 3, 1), date(2028, 3, 1))
    gone = Registration.objects.get(person__name="Lewat")
    assert (gone.status, gone.end_reason, gone.ended_on) == (
        "struck_off", "expired", date(2022, 3, 1))
    assert live(wonosobo) == 1


def test_other_columns_than_guessed_can_be_chosen_in_the_preview(ratna: Actor) -> None:
    header = ("Siapa", "Nama Panggilan", "nama")
    batch = previewed(ratna, people_file(("Siti Nurhayati", "Siti", "Ibu Siti"), header=header),
                      "people")
    choose_columns(by=ratna, batch_id=batch.pk, columns={"name": "Siapa"}, format_name="template")
    read_in(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert ImportRow.objects.get().values["details"]["name"] == "Siti Nurhayati"


EXTRACT = (
    "profile_id", "nik", "provinsi", "kab_kota", "kecamatan", "kelurahan", "umur",
    "kelompok_umur", "jenis_kelamin", "kondisi_fisik", "jenis_disabilitas", "marital",
    "status_bekerja", "tanggal_daftar", "start_date", "status_sekarang", "tanggal_kedaluwarsa",
    "status_profil", "pendidikan", "nama_sekolah", "jurusan", "experience", "lama_pengalaman",
    "sertifikasi", "lembaga_pelatihan", "progpel", "keahlian", "rencana_kerja_luar_negeri",
    "country_wish", "lamaran_diajukan", "status_aktif_2026_01",
)


def test_the_national_extract_comes_in_without_names(ratna: Actor) -> None:
    row = dict.fromkeys(EXTRACT, "") | {
        "profile_id": "778899", "nik": NIK, "provinsi": "JAWA TENGAH",
        "kab_kota": "KAB. WONOSOBO", "kecamatan": "GARUNG", "umur": "27",
        "jenis_kelamin": "Perempuan", "status_bekerja": "Fresh Graduate",
        "tanggal_daftar": "2026-08-01", "tanggal_kedaluwarsa": "2027-02-01", "pendidikan": "SMK",
        "jurusan": "Tata Busana", "keahlian": "Menjahit, Bordir", "progpel": "Menjahit Pakaian",
        "lembaga_pelatihan": "BLK Wonosobo", "rencana_kerja_luar_negeri": "Tidak",
    }
    batch = taken_in(ratna, write_csv(EXTRACT, [[row[name] for name in EXTRACT]]), "people")
    assert (batch.format, counts(batch)) == ("siapkerja_extract", {"new": 1})
    person = Person.objects.get()
    assert (person.name, person.birth_on, person.region, person.accepts_akan) == (
        "Profil 778899", date(1999, 6, 5), "33.07.12", False)
    assert person.certificates.get().issuer == "BLK Wonosobo"
    assert person.registrations.get().valid_until == date(2027, 2, 1)


def test_undo_removes_whom_nobody_has_touched_since(ratna: Actor, wonosobo: Office) -> None:
    batch = people_in(ratna, SITI, ("2", "Tarno"))
    tarno = Person.objects.get(name="Tarno")
    strike_off(by=ratna, on=ON, person_id=tarno.pk, reason="own_wish")  # type: ignore[arg-type]  # a word of the form
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert list(Person.objects.values_list("name", flat=True)) == ["Tarno"]
    assert dict(ImportRow.objects.values_list("line", "kept")) == {2: "", 3: "in_use"}
    assert live(wonosobo) == 1


def test_undo_works_when_the_coder_has_read_the_wishes_meanwhile(
    ratna: Actor, wonosobo: Office
) -> None:
    batch = people_in(ratna, SITI)
    TitleCoding.objects.update(group="8153", probability=0.9, coded_at=AT)
    code_profiles(by=system_actor(), on=ON)
    assert Person.objects.get().wishes.all()[0].kbji == "8153"
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert not Person.objects.exists()
    assert live(wonosobo) == 0


def test_after_an_undo_the_register_can_come_in_again(ratna: Actor, wonosobo: Office) -> None:
    take_back(by=ratna, on=ON, at=AT, batch_id=people_in(ratna, SITI).pk)
    assert live(wonosobo) == 0
    assert counts(people_in(ratna, SITI)) == {"new": 1}


def test_more_people_take_no_more_queries_a_chunk(ratna: Actor) -> None:
    def cost(count: int, word: str) -> int:
        rows = [(str(n), f"{word} {n}", "", "L", "", f"0812{len(word)}{ord(word[0])}{n:04}", "",
                 "Kab. Wonosobo", "SMK", "Kasir", "menjahit") for n in range(count)]
        with CaptureQueriesContext(connection) as seen:
            people_in(ratna, *rows)
        return len(seen)

    cost(5, "Awal")
    assert cost(200, "Banyak") <= cost(20, "Sedikit") + 25


CELL = st.text(st.characters(blacklist_categories=["Cs"]), max_size=25) | st.sampled_from(
    [NIK, "Siti", "P", "31/02/2000", "0812-3456-7890", "Kab. Wonosobo", "Garung", "SMK", "5"]
)


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=14, max_size=14), max_size=6))
def test_whatever_the_cells_say_the_counts_add_up(ratna: Actor, rows: list[list[str]]) -> None:
    try:
        batch = taken_in(ratna, write_csv(HEADER, rows), "people")
    except UnreadableFileError:
        return
    assert sum(counts(batch).values()) == batch.rows == batch.import_rows.count()
    assert counts(taken_in(ratna, write_csv(HEADER, rows), "people")).get("new", 0) == 0
