"""One registry of indicators: codes, versions and the days on which they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from antarkerja.domain.indicators.errors import UnknownIndicatorError
from antarkerja.domain.indicators.registry import (
    INDICATORS,
    has_changed_since,
    indicator,
    valid_on,
)


def test_every_version_stands_once_and_its_code_fits_the_tables() -> None:
    names = [(row.code, row.version) for row in INDICATORS]
    assert len(set(names)) == len(names)
    assert all(len(row.code) <= 24 for row in INDICATORS)


def test_every_indicator_says_what_it_counts_in_both_languages() -> None:
    for row in INDICATORS:
        for words in (row.title, row.formula, row.population, row.clock_start):
            with translation.override("en"):
                english = str(words)
            with translation.override("id"):
                assert str(words) not in ("", english), row.code


def test_a_changed_definition_is_a_new_version_and_the_old_one_is_still_found() -> None:
    old = replace(INDICATORS[0], valid_until=date(2026, 12, 31))
    new = replace(INDICATORS[0], version=2, valid_from=date(2027, 1, 1))
    registry = (old, new)
    assert indicator(old.code, within=registry) is new
    assert indicator(old.code, 1, within=registry) is old
    assert valid_on(date(2026, 12, 31), within=registry) == [old]
    assert valid_on(date(2027, 1, 1), within=registry) == [new]
    assert has_changed_since(old.code, 1, within=registry)
    assert not has_changed_since(old.code, 2, within=registry)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownIndicatorError):
        indicator("happiness")
    with pytest.raises(UnknownIndicatorError):
        indicator("no_shows", 9)
