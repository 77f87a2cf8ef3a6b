"""The rules that forms and files share, and the NIK by its structure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.jobseekers.policies import (
    PersonDetails,
    check_details,
    check_nik,
    hard_problems,
    masked_nik,
    read_details,
)
from tests.factories.jobseekers import TODAY, make_nik

SARI = PersonDetails(name="Sari", birth_on=date(2001, 5, 17))


def codes(details: PersonDetails) -> list[tuple[str, str]]:
    return [(p.field, p.code.value) for p in check_details(details, on=TODAY, min_age=15)]


def test_a_name_is_enough() -> None:
    assert codes(PersonDetails(name="Sulastri")) == []


@pytest.mark.parametrize(("changed", "problem"), [
    ({"name": "  "}, ("name", "name_missing")),
    ({"birth_on": date(2012, 1, 1)}, ("birth_on", "too_young")),
    ({"birth_on": date(1890, 1, 1)}, ("birth_on", "birth_impossible")),
    ({"birth_on": date(2027, 1, 1)}, ("birth_on", "birth_impossible")),
    ({"left_school_year": 19}, ("left_school_year", "year_impossible")),
    ({"left_school_year": 2090}, ("left_school_year", "year_impossible")),
    ({"left_school_year": 2003}, ("left_school_year", "year_before_school")),
    ({"region": "99.99"}, ("region", "region_unknown")),
    ({"phone": "0812"}, ("phone", "phone_unreadable")),
    ({"email": "sari"}, ("email", "email_unreadable")),
    ({"postcode": "5631"}, ("postcode", "postcode_unreadable")),
    ({"rt_rw": "3-7"}, ("rt_rw", "rt_rw_unreadable")),
    ({"wage_floor": 5}, ("wage_floor", "wage_too_small")),
    ({"wage_floor": 5_000_000_000}, ("wage_floor", "wage_too_large")),
    ({"sex": "X"}, ("sex", "choice_unknown")),
    ({"education": "SMEA"}, ("education", "choice_unknown")),
    ({"height_cm": 17}, ("height_cm", "number_impossible")),
    ({"disabilities": ("tall",)}, ("disabilities", "choice_unknown")),
    ({"school": "x" * 121}, ("school", "too_long")),
])
def test_each_fault_has_its_field_and_code(
    changed: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert codes(replace(SARI, **changed)) == [problem]


def test_the_age_limit_is_a_rule_of_the_day_and_not_a_constant() -> None:
    details = replace(SARI, birth_on=date(2010, 11, 24))
    assert check_details(details, on=TODAY, min_age=16) == []
    assert check_details(details, on=TODAY, min_age=17) != []


def test_a_row_of_a_file_is_read() -> None:
    details, problems = read_details({
        "name": "Sari", "sex": "Perempuan", "birth_on": "17 Mei 2001", "phone": "0812-3456-7890",
        "region": "Kab. Wonosobo", "education": "SMK/sederajat", "wage_floor": "Rp 2.300.000,00",
        "left_school_year": "2019", "marital": "Belum Kawin", "condition": "Ter-PHK",
        "accepts_akl": "ya", "disabilities": "Sensorik netra; fisik", "religion": "-",
    })
    assert problems == []
    assert (details.sex, details.birth_on, details.phone) == (
        "P", date(2001, 5, 17), "+6281234567890")
    assert (details.region, details.education, details.wage_floor) == ("33.07", "SMK", 2_300_000)
    assert (details.marital, details.condition, details.accepts_akl) == (
        "single", "dismissed", True)
    assert details.disabilities == ("physical", "vision")
    assert details.religion == ""


@pytest.mark.parametrize(("field", "text", "code"), [
    ("birth_on", "31-02-2001", "day_unreadable"), ("wage_floor", "lima juta", "wage_unreadable"),
    ("region", "Kabupaten Antah", "region_unknown"), ("phone", "rumah", "phone_unreadable"),
    ("sex", "?!", "choice_unknown"), ("height_cm", "tinggi", "number_unreadable"),
])
def test_what_cannot_be_read_becomes_unknown_and_a_problem(
    field: str, text: str, code: str
) -> None:
    details, problems = read_details({"name": "Sari", field: text})
    assert [(p.field, p.code.value, p.value) for p in problems] == [(field, code, text)]
    assert getattr(details, field) in (None, "")


@pytest.mark.parametrize("text", ["2.300.000", "2300000", "Rp2.300.000", "2,300,000",
                                  "2300000.00", "Rp. 2.300.000,-"])
def test_a_wage_is_read_as_people_write_it(text: str) -> None:
    assert read_details({"name": "S", "wage_floor": text})[0].wage_floor == 2_300_000


@given(st.dictionaries(
    st.sampled_from(sorted(PersonDetails.__dataclass_fields__)), st.text(max_size=60)))
def test_no_text_in_a_file_breaks_the_reading(raw: dict[str, str]) -> None:
    details, problems = read_details(raw)
    check_details(details, on=TODAY, min_age=15)
    assert all(problem.field in raw for problem in problems)


@given(
    st.dates(date(1960, 1, 1), date(2011, 1, 1)), st.sampled_from(["L", "P"]),
    st.integers(1, 9998),
)
def test_a_well_formed_nik_has_no_problem(birth_on: date, sex: str, serial: int) -> None:
    nik = make_nik(serial, birth_on=birth_on, sex=sex)
    assert check_nik(nik, on=TODAY, birth_on=birth_on, sex=sex) == []
    spaced = f"{nik[:6]} {nik[6:12]}-{nik[12:]}"
    assert check_nik(spaced, on=TODAY, birth_on=birth_on, sex=sex) == []


@given(st.text(alphabet="0123456789 .-x", max_size=20))
def test_a_nik_of_another_length_is_always_refused(text: str) -> None:
    digits = [char for char in text if char.isdigit()]
    problems = hard_problems(check_nik(text, on=TODAY))
    if len(digits) != 16 or "x" in text:
        assert [p.code.value for p in problems] == ["nik_length"]
    else:
        assert all(p.code.value != "nik_length" for p in problems)


@pytest.mark.parametrize(("nik", "code"), [
    ("3307053202010001", "nik_day"), ("3307050013010001", "nik_day"),
    ("3307057202010001", "nik_day"), ("3307051705010000", "nik_serial"),
])
def test_what_cannot_be_is_a_hard_error(nik: str, code: str) -> None:
    assert [p.code.value for p in hard_problems(check_nik(nik, on=TODAY))] == [code]


def test_what_is_odd_only_warns() -> None:
    problems = check_nik("9901011705010001", on=TODAY, birth_on=date(2002, 5, 17), sex="P")
    assert [p.code.value for p in problems] == [
        "nik_region_old", "nik_other_day", "nik_other_sex"]
    assert hard_problems(problems) == []


def test_a_century_that_the_nik_does_not_hold_is_no_warning() -> None:
    nik = make_nik(1, birth_on=date(1925, 5, 17))
    assert check_nik(nik, on=TODAY, birth_on=date(1925, 5, 17), sex="L") == []


def test_a_problem_never_repeats_the_nik() -> None:
    assert all(p.value == "" for p in check_nik("3307053202010000", on=TODAY))


def test_a_mask_shows_four_digits_or_nothing() -> None:
    assert masked_nik("0001") == "************0001"
    assert masked_nik("") == ""
