"""Levels, fields of schooling and licences as advertisements write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoder import (
    normalise_field_of_study,
    normalise_school_level,
    parse_licences,
    school_levels,
)
from jobcoder.education import SCHOOL_LEVELS, UNKNOWN


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("SMA/SMK sederajat", ("SMA", "SMK")),
        ("SLTA", ("SMA",)),
        ("SMU", ("SMA",)),
        ("STM", ("SMK",)),
        ("Diploma", ("D3",)),
        ("Sarjana", ("S1",)),
        ("Diploma, Sarjana, Profesi", ("D3", "S1", "PROFESI")),
        ("D-III / S.1", ("D3", "S1")),
        ("Sarjana Terapan", ("D4",)),
        ("Diploma 1", ("D1",)),
        ("Magister", ("S2",)),
        ("wajib STR aktif", ()),
        ("", ()),
    ],
)
def test_school_levels_are_understood(text: str, levels: tuple[str, ...]) -> None:
    assert school_levels(text) == levels
    assert normalise_school_level(text) == (levels[0] if levels else UNKNOWN)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("S1 Teknik Informatika", "Teknik informatika"),
        ("jurusan akutansi", "Akuntansi"),
        ("TKJ", "Teknik komputer dan jaringan"),
        ("Ilmu Komunkasi", "Ilmu komunikasi"),
        ("Semua Jurusan", "Semua jurusan"),
        ("qwerty", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_fields_of_study_get_the_names_of_the_list(text: str, field: str) -> None:
    assert normalise_field_of_study(text) == field


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Memiliki SIM A dan C", {"SIM_A", "SIM_C"}),
        ("SIM B1 Umum", {"SIM_B1"}),
        ("SIM B II", {"SIM_B2"}),
        ("sim a/c aktif", {"SIM_A", "SIM_C"}),
        ("punya SIM", {"SIM"}),
        ("wajib STR aktif dan SIP", {"STR", "SIP"}),
        ("simulasi a", set()),
        ("simpan dan pinjam", set()),
        ("", set()),
    ],
)
def test_licences_are_found(text: str, licences: set[str]) -> None:
    assert parse_licences(text) == licences


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_about_schooling_is_survived(text: str) -> None:
    assert normalise_school_level(text) in SCHOOL_LEVELS
    assert normalise_field_of_study(text)
    assert isinstance(parse_licences(text), frozenset)
