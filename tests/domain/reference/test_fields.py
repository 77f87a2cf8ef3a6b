"""Fields of study as people and advertisements name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.reference.fields import (
    DATA,
    all_fields_meant,
    fields_kept,
    fields_meant,
    near_fields,
    profession_fields,
)
from antarkerja.domain.reference.occupations import likely_occupations, title_words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("akuntansi", {"Akuntansi"}),
        ("S1 Akuntansi", {"Akuntansi"}),
        ("Manajemen Perhotelan dan Pariwisata", {"Perhotelan", "Pariwisata"}),
        ("Pendidikan Vokasional Teknik Mesin", {"Pendidikan teknik mesin"}),
        ("Pengelolaan Perhotelan", {"Perhotelan"}),
        ("Semua Jurusan", {"Semua jurusan"}),
        ("Ilmu Kebatinan", {"?ilmu kebatinan"}),
        ("Manajemen", {"Manajemen"}),
        ("Administrasi", {f"Administrasi {of}" for of in ("perkantoran", "bisnis", "publik")}),
        ("Bisnis", {"Administrasi bisnis", "Manajemen"}),
        ("D3 Pajak", {"Perpajakan"}),
        ("Teknik", {"?teknik"}),
        ("Tadris Matematika", {"Pendidikan matematika"}),
        ("Pendidikan Bahasa Korea", {"Pendidikan bahasa korea"}),
        ("Pendidikan Profesi Bidan", {"Kebidanan"}),
        ("Nautika Kapal Penangkap Ikan", {"Perikanan"}),
        ("Teknik Instalasi Listrik", {"Teknik elektro"}),
        ("Bisnis Manajemen Retail", {"Pemasaran", "Manajemen"}),
        ("", set()),
    ],
)
def test_a_study_programme_is_known_by_the_fields_it_names(text: str, meant: set[str]) -> None:
    assert fields_meant(text) == meant


def test_several_programmes_mean_all_their_fields() -> None:
    assert all_fields_meant(["Akuntansi", "Hukum"]) == {"Akuntansi", "Hukum"}
    assert all_fields_meant([]) == frozenset()


def test_accounting_borders_on_tax_but_nothing_borders_on_nursing() -> None:
    assert "Perpajakan" in near_fields({"Akuntansi"})
    assert "Akuntansi" not in near_fields({"Akuntansi"})
    assert near_fields({"Keperawatan"}) == frozenset()


@pytest.mark.parametrize(
    ("studied", "near", "far"),
    [
        ("Manajemen", {"Administrasi bisnis", "Pemasaran"}, {"Teknik mesin"}),
        ("Nautika Kapal Penangkap Ikan", {"Pelayaran"}, {"Logistik", "Teknik perkeretaapian"}),
        ("ATLM", set(), {"Agroteknologi", "Teknologi pangan"}),
        ("Teknologi Laboratorium Medis", {"Biologi"}, {"Agroteknologi", "Teknologi pangan"}),
        ("Elektro", {"Teknik elektronika", "Mekatronika", "Teknik komputer"}, {"Kimia"}),
        ("Pendidikan Fisika", {"Fisika", "Pendidikan matematika"}, {"Teknik nuklir", "Matematika"}),
        ("Teknik Perakitan Panel Listrik", {"Teknik elektro"}, {"Teknik kimia"}),
        ("Pendidikan Jasmani", {"Pendidikan guru sekolah dasar"}, {"Pendidikan dokter"}),
    ],
)
def test_an_officer_would_send_to_what_is_near_and_not_to_what_is_far(
    studied: str, near: set[str], far: set[str]
) -> None:
    found = near_fields(fields_meant(studied))
    assert near <= found
    assert not far & found


def test_every_field_of_the_families_is_one_that_a_name_can_mean() -> None:
    kinds = ("near", "beside", "teach", "law", "own")
    rows = (DATA / "field_families.csv").read_text("utf-8").splitlines()[1:]
    for kind, fields in (row.split(",") for row in rows):
        assert kind in kinds or kind.isdigit()
        for field in fields.split(";"):
            assert fields_meant(field) == {field}


def test_a_profession_has_its_own_field_and_other_work_has_none() -> None:
    assert profession_fields("2265") == {"Gizi"}
    assert profession_fields("4321") == profession_fields("") == frozenset()


@given(st.frozensets(st.sampled_from(["Akuntansi", "Biologi", "Kimia", "Perikanan"])))
def test_no_field_kept_by_law_is_ever_near(fields: frozenset[str]) -> None:
    assert not near_fields(fields) & (fields_kept("law") | fields_kept("own") | fields)


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert bool(fields_meant(text)) == bool(text.split())
    title_words(text)


def test_two_spellings_of_one_title_share_their_words() -> None:
    assert title_words("Administrasi Gudang") == title_words("URGENT: ADMIN GUDANG")


def test_a_title_with_two_meanings_keeps_both() -> None:
    (found,) = likely_occupations(["marketing"])
    assert {one.group for one in found[:2]} == {"2431", "3322"}
    assert found[0].probability >= found[1].probability


@pytest.mark.parametrize("who", ["pria", "wanita", "Ibu", "bapak", "muslimah", "difabel", "janda"])
def test_words_that_say_who_somebody_is_are_never_compared(who: str) -> None:
    assert title_words(f"Penjahit {who}") == title_words("Penjahit")
