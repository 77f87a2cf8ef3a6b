"""Words that tell sex or family are swapped, and nothing else in a text is touched."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import antarkerja
from antarkerja.domain.matching.queries.trait_words import FIXED, PAIRS, swapped

ROOT = Path(antarkerja.__file__).parent
WORDS = [word for pair in PAIRS for word in pair]


@pytest.mark.parametrize(("before", "after"), [
    ("Penjahit pria", "Penjahit wanita"),
    ("IBU RUMAH TANGGA", "BAPAK RUMAH TANGGA"),
    ("Ibu rumah tangga, menjahit di rumah", "Bapak rumah tangga, menjahit di rumah"),
    ("Melayani bapak-bapak dan ibu-ibu", "Melayani ibu-ibu dan bapak-bapak"),
    ("Karyawan toko, laki-laki", "Karyawati toko, perempuan"),
    ("Waiter at Mr. Koffie", "Waitress at Mrs. Koffie"),
])
def test_a_text_and_its_twin(before: str, after: str) -> None:
    assert swapped(before) == after


@pytest.mark.parametrize("text", [
    "Kurir ke ibu kota", "Sopir truk", "Priangan Timur", "Manajer",
    "Mengisi formulir ibukota", "SHE Officer", *FIXED,
])
def test_what_is_not_about_a_person_stays(text: str) -> None:
    assert swapped(text) == text


def test_each_word_has_one_counterpart() -> None:
    assert len(WORDS) == len(set(WORDS))


@given(st.lists(st.sampled_from([*WORDS, *FIXED, "menjahit", "kasir", "di", "2", ","])))
def test_swapped_twice_a_text_is_as_before(words: list[str]) -> None:
    text = " ".join(words)
    assert swapped(swapped(text)) == text


@given(st.text())
def test_any_text_can_be_swapped(text: str) -> None:
    assert isinstance(swapped(text), str)


def test_nothing_that_scores_can_see_the_groups() -> None:
    """Protected traits are read for the report alone: who else imports them is a fault."""
    readers = {
        path.name for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None
        and node.module.endswith("fairness_groups")
    }
    assert readers == {"fairness_people.py"}
