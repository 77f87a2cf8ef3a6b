"""A KBLI letter means something only with its edition."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.utils import translation

from antarkerja.domain.reference.errors import UnknownCodeError
from antarkerja.domain.reference.industries import (
    industry_name,
    kbli_version,
    section_of,
    sections,
)


def test_each_edition_has_its_letters_in_order() -> None:
    assert "".join(section.letter for section in sections("2020")) == "ABCDEFGHIJKLMNOPQRSTU"
    assert "".join(section.letter for section in sections("2025")) == "ABCDEFGHIJKLMNOPQRSTUV"


def test_the_divisions_of_an_edition_do_not_overlap() -> None:
    for version in ("2020", "2025"):
        ends = [(section.first, section.last) for section in sections(version)]
        assert all(first <= last for first, last in ends)
        assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_a_bank_changed_its_letter_between_the_editions() -> None:
    assert (section_of("64121", "2020").letter, section_of("64121", "2025").letter) == ("K", "L")


def test_names_follow_the_readers_language() -> None:
    with translation.override("en"):
        assert industry_name("14111", "2020") == "Manufacturing"
    with translation.override("id"):
        assert industry_name("C", "2025") == "Industri pengolahan"
    assert industry_name("45", "2025") == "45"
    assert industry_name("", "2025") == ""


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(UnknownCodeError):
        sections("1999")


@pytest.mark.django_db
def test_the_edition_follows_the_day() -> None:
    assert kbli_version(on=date(2025, 12, 23)) == "2020"
    assert kbli_version(on=date(2025, 12, 24)) == "2025"
    with pytest.raises(UnknownCodeError):
        kbli_version(on=date(2001, 1, 1))
