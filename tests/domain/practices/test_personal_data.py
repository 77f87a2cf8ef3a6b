"""Traces of people in a text are found however they are written; money and hours are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.domain.practices.policies.personal_data import personal_data

# Words around a number: no digits, nothing that goes on with it.
words = st.text(st.sampled_from("abc XYZ,;\n\"'!?"), max_size=30).map(lambda text: f" {text} ")
province = st.sampled_from(["11", "33", "36", "64", "91", "96"])
niks = st.builds(
    lambda place, rest, day, month, end: f"{place}{rest:04}{day:02}{month:02}{end:06}",
    province, st.integers(0, 9999), st.integers(1, 31) | st.integers(41, 71),
    st.integers(1, 12), st.integers(1, 999_999),
)
gaps = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "\u2011", " "])
subscribers = st.from_regex(r"[1-9][0-9]{7,10}", fullmatch=True)


def _kinds(text: str) -> set[PersonalKind]:
    return {found.kind for found in personal_data(text)}


@given(words, niks, st.sampled_from(["", " ", "-", "."]), words)
def test_a_nik_is_found_in_one_piece_and_in_groups(
    before: str, nik: str, gap: str, after: str
) -> None:
    spelt = gap.join(nik[start:start + 4] for start in range(0, 16, 4))
    found = [one for one in personal_data(before + spelt + after) if one.kind == PersonalKind.NIK]
    assert [one.words for one in found] == [spelt]


@given(words, st.sampled_from(["0", "+62", "62", "+62 ", "(+62) ", "0062 ", "+62 (0) "]),
       subscribers, gaps, gaps, words)
def test_a_mobile_number_is_found_in_all_usual_spellings(
    before: str, start: str, number: str, one: str, two: str, after: str
) -> None:
    spelt = f"{start}8{number[:2]}{one}{number[2:6]}{two}{number[6:]}"
    assert PersonalKind.PHONE in _kinds(before + spelt + after)


@pytest.mark.parametrize("text", [
    "hubungi 081234567890", "WA 0812-3456-7890", "wa.me/6281234567890", "0812 3456 789",
    "(0286) 321345", "0286-321 345", "021 5555 1234", "+62 21 5555 1234", "812-3456-7890",
    "tel:+6281234567890", "0812\u200b3456\u200b7890", "０８１２３４５６７８９０",
])
def test_a_phone_is_found(text: str) -> None:
    assert _kinds(text) == {PersonalKind.PHONE}


@pytest.mark.parametrize("text", [
    "buka pukul 08.00-16.00 tiap hari", "08.00-12.00 dan 13.00-15.30", "biaya Rp 8.123.456.789",
    "dana 850.000.000 rupiah", "Rp81234567890 setahun", "tanggal 02-03-2026 pukul 08.15",
    "2020 2021 2022 2023", "wilayah 33.07.01.2001", "KBJI 5223 dan KBLI 47111",
    "SE M/6/HK.04/V/2025", "10 orang @ 5.000", "0 25 30 40 50 60", "peserta 1.234 dari 12.345",
    "UU 27/2022 pasal 65", "naik 12,5 % dari 81,25 %", "https://kemnaker.go.id/berita/2026/11",
])
def test_work_money_and_hours_give_nobody_away(text: str) -> None:
    assert personal_data(text) == []


@pytest.mark.parametrize("text", [
    "siti.aminah@gmail.com", "kirim ke SITI@DISNAKER.GO.ID ya", "siti [at] gmail [dot] com",
    "siti(at)gmail.com", "siti @ gmail.com",
])
def test_an_email_is_found(text: str) -> None:
    assert _kinds(text) == {PersonalKind.EMAIL}


@given(st.emails(), words, words)
def test_any_plain_email_is_found(email: str, before: str, after: str) -> None:
    if email.isascii() and email.split("@")[0].replace(".", "").isalnum():
        assert PersonalKind.EMAIL in _kinds(before + email + after)


@pytest.mark.parametrize(("text", "name"), [
    ("Kami menelepon Bu Siti Aminah dua kali.", "Siti Aminah"),
    ("Pencari kerja bernama Budi Santoso datang.", "Budi Santoso"),
    ("surat a.n. Joko Widodo", "Joko Widodo"), ("We met Mr. Hartono there.", "Hartono"),
])
def test_a_name_behind_a_word_of_address_is_found(text: str, name: str) -> None:
    assert [found.words for found in personal_data(text)] == [name]


@pytest.mark.parametrize("text", [
    "Lapor ke Bapak Kepala Dinas.", "Undang Ibu Rumah Tangga.", "Bapak/Ibu silakan duduk.",
    "Temui Bu Lurah dan Pak HRD.", "Tanyakan pada bapak yang menunggu.",
])
def test_an_office_is_nobody_in_person(text: str) -> None:
    assert personal_data(text) == []


def test_known_names_are_found_whatever_their_case_and_single_words_are_not() -> None:
    text = "Setelah itu SITI  Nur-Aminah bekerja; Budi kue tetap dijual."
    found = personal_data(text, names=["Siti Nur Aminah", "Budi"])
    assert [one.words for one in found] == ["SITI  Nur-Aminah"]
    assert found[0].kind == PersonalKind.NAME


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_is_written_the_places_lie_in_the_text_and_never_overlap(
    text: str, names: list[str]
) -> None:
    end = 0
    for found in personal_data(text, names):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start:found.end] == found.words
        end = found.end


@pytest.mark.parametrize("text", ["a." * 9_000, "1" * 18_000, "a@" * 3_000, "081-" * 4_000])
def test_a_long_text_is_read_in_a_moment(text: str) -> None:
    started = time.perf_counter()
    personal_data(text)
    assert time.perf_counter() - started < 5
