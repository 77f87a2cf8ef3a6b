"""Indonesian phone numbers as people type and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.shared.phones import e164, spoken


@pytest.mark.parametrize("typed", [
    "081234567890", "0812-3456-7890", "0812 3456 7890", "(0812) 3456.7890", "+6281234567890",
    "6281234567890", " +62 812-3456-7890 ",
])
def test_one_number_typed_in_many_ways_is_kept_in_one(typed: str) -> None:
    assert e164(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", [
    "", "0", "08", "0812", "abc", "0812345678901234", "+1 212 555 0100", "33.07/2026/00418",
    "3307091705010001", "0112345678", "0812-3456-789x", "٠٨١٢٣٤٥٦٧٨٩٠",
])
def test_what_is_no_number_is_not_taken_for_one(typed: str) -> None:
    assert e164(typed) == ""


def test_a_landline_keeps_its_area_code() -> None:
    assert e164("(0286) 321345") == "+62286321345"
    assert spoken("+62286321345") == "0286-3213-45"


def test_a_number_of_another_country_is_read_as_it_is() -> None:
    assert spoken("+12125550100") == "+12125550100"
    assert spoken("") == ""


@given(st.from_regex(r"8[0-9]{8,11}", fullmatch=True))
def test_what_is_read_aloud_can_be_typed_again(number: str) -> None:
    kept = e164("0" + number)
    assert kept == "+62" + number
    assert e164(spoken(kept)) == kept


@given(st.text(max_size=40))
def test_any_text_gives_a_plain_number_or_nothing(text: str) -> None:
    kept = e164(text)
    assert kept == "" or (kept.startswith("+62") and kept[1:].isascii() and kept[1:].isdigit())
