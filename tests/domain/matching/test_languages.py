"""Languages meet whatever form they were written in."""

from __future__ import annotations

import pytest

from antarkerja.domain.matching.queries.languages import languages_of


@pytest.mark.parametrize(
    "told", ["Inggris", "bahasa Inggris", "English", "en", "Bahasa inggris aktif"]
)
def test_english_is_english_by_name_or_code(told: str) -> None:
    assert languages_of([told]) == {"en"}


def test_a_language_that_the_list_lacks_stays_its_word() -> None:
    assert languages_of(["Batak Toba", "jv"]) == {"batak", "jv"}
