"""Two versions in one text: nothing is lost, and unchanged words are not called changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.practices.enums.practice import Language
from antarkerja.domain.practices.policies.differences import PieceKind, differences, pieces
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails

texts = st.text(max_size=120) | st.lists(
    st.sampled_from(["satu", "dua", "tiga", ",", "\n", "_"]), max_size=40).map(" ".join)


@given(texts, texts)
def test_both_versions_can_be_read_from_the_pieces(old: str, new: str) -> None:
    found = pieces(old, new)
    before = "".join(one.text for one in found if one.kind != PieceKind.ADDED)
    after = "".join(one.text for one in found if one.kind != PieceKind.REMOVED)
    assert (before, after) == (old, new)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(one.kind == PieceKind.SAME for one in pieces(text, text))


def test_one_changed_word_is_one_change() -> None:
    found = pieces("Delapan orang duduk melingkar.", "Enam orang duduk melingkar.")
    assert [(one.kind, one.text) for one in found] == [
        ("removed", "Delapan "), ("added", "Enam "), ("same", "orang duduk melingkar.")]


def test_very_long_texts_are_shown_whole() -> None:
    found = pieces("a " * 5_000, "b " * 5_000)
    assert [one.kind for one in found] == [PieceKind.REMOVED, PieceKind.ADDED]


def test_a_step_that_changed_its_place_is_shown_moved_and_the_others_unchanged() -> None:
    first, last = StepDetails("Undang", "Meja depan"), StepDetails("Catat", "", "Formulir")
    old = TextDetails(language=Language.INDONESIAN, title="Kelompok", steps=(first, last))
    [found] = differences(old, replace(old, steps=(last, first)))
    assert found.field == "steps"
    assert [(one.kind, one.text) for one in found.pieces] == [
        ("added", "- Catat · Formulir\n"), ("same", "- Undang · Meja depan\n"),
        ("removed", "- Catat · Formulir\n")]
