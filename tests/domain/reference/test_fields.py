"""Fields of study as people and advertisements name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.reference.fields import (
    all_fields_meant,
    fields_kept,
    fields_meant,
    near_fields,
)
from antarkerja.domain.reference.occupations import likely_occupations, title_words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("akuntansi", {"Akuntansi"}),
        ("S1 Akuntansi", {"Akuntansi"}),
        ("Manajemen Perhotelan dan Pariwisata", {"Perhotelan", "Pariwisata"}),
        ("Pendidikan Vokasional Teknik Mesin", {"Teknik mesin"}),
        ("Pengelolaan Perhotelan", {"Perhotelan"}),
        ("Semua Jurusan", {"Semua jurusan"}),
        ("Ilmu Kebatinan", {"ilmu kebatinan"}),
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
