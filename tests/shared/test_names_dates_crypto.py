"""Small pure things: names, days and encrypted values."""

from __future__ import annotations

from datetime import date

import pytest
from cryptography.fernet import Fernet, InvalidToken
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from antarkerja.shared.crypto import decrypt, encrypt, keyed_hash, rotate
from antarkerja.shared.dates import NotADayError, add_months, full_years, read_day
from antarkerja.shared.names import alike, normalised_name


@pytest.mark.parametrize("text", [
    "1999-05-17", "17-05-1999", "17/5/1999", "17.05.1999", "17 Mei 1999", "17 mei 1999",
    "1999/05/17", "1999-05-17 00:00:00", " 17 May 1999 ",
])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(1999, 5, 17)


@pytest.mark.parametrize("text", [
    "31-02-2001", "29 Februari 2023", "17-13-1999", "", "kemarin", "17-05-99", "0-0-0000",
    "17 Ma 1999",
])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(NotADayError):
        read_day(text)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_day(day.isoformat()) == read_day(f"{day:%d-%m-%Y}") == day


def test_months_end_where_the_shorter_month_ends() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 24), 2) == date(2027, 1, 24)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_adding_months_never_goes_past_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_age_grows_on_the_birthday() -> None:
    assert full_years(date(2001, 5, 17), date(2026, 5, 16)) == 24
    assert full_years(date(2001, 5, 17), date(2026, 5, 17)) == 25


@pytest.mark.parametrize(("one", "other"), [
    ("Siti Nurhaliza", "SITI NURHALIZA"), ("Nurhaliza Siti", "Siti Nurhaliza"),
    ("Moh. Rizal", "Muhammad Rizal"), ("Sari Wulandari", "Sari Wulandary"),
    ("Nur'aini", "Nuraini"),
])
def test_names_of_one_person_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [
    ("Sari", "Sri"), ("Budi Santoso", "Budi Hartono"), ("Muhammad Rizal", "Muhammad Fauzan"),
])
def test_names_of_two_people_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(max_size=200))
def test_a_normalised_name_stays_as_it_is(text: str) -> None:
    once = normalised_name(text)
    assert normalised_name(once) == once
    assert len(once) <= 120


@given(st.text(max_size=100))
def test_what_is_encrypted_is_read_back_and_never_the_same_twice(text: str) -> None:
    assert decrypt(encrypt(text)) == text
    assert encrypt(text) != encrypt(text)


def test_a_new_key_reads_old_values_and_an_old_key_not_the_new(
    settings: Settings,
) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_KEYS = [old]
    value = encrypt("3307051705010001")
    settings.FIELD_KEYS = [new, old]
    assert decrypt(value) == "3307051705010001"
    moved = rotate(value)
    settings.FIELD_KEYS = [new]
    assert decrypt(moved) == "3307051705010001"
    with pytest.raises(InvalidToken):
        decrypt(value)


def test_the_hash_depends_on_its_key(settings: Settings) -> None:
    one = keyed_hash("3307051705010001")
    assert one == keyed_hash("3307051705010001")
    assert len(one) == 64
    settings.HASH_KEY = "another-key-of-the-same-length"
    assert keyed_hash("3307051705010001") != one
