"""What may be said about a vacancy, and what must be mended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.employers.policies import (
    WAGE_MAX,
    WAGE_MIN,
    EmployerDetails,
    check_details,
    check_employer,
    firm_key,
    hard_problems,
    joined,
    limiting_words,
    listed,
)
from tests.factories.employers import vacancy_details

TODAY = date(2026, 11, 24)
wages = st.none() | st.integers(-10, 2_000_000_000)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def hard(**stated: Any) -> set[str]:
    details = vacancy_details(**stated)
    found = {p.code for p in check_details(details, on=TODAY) if p.hard}
    assert found == {p.code for p in hard_problems(details)}
    return found


def soft(**stated: Any) -> list[tuple[str, str]]:
    problems = check_details(vacancy_details(**stated), on=TODAY)
    return [(p.code, p.value) for p in problems if not p.hard]


def test_a_plain_vacancy_has_no_problem() -> None:
    assert check_details(vacancy_details(), on=TODAY) == ()


@given(low=wages, high=wages)
def test_a_wage_passes_exactly_when_it_is_in_range_and_in_order(
    low: int | None, high: int | None
) -> None:
    known = [wage for wage in (low, high) if wage is not None]
    right = all(WAGE_MIN <= wage <= WAGE_MAX for wage in known) and known == sorted(known)
    assert (hard(wage_min=low, wage_max=high) == set()) is right


@given(opens=days, closes=st.none() | days)
def test_days_pass_exactly_when_they_are_in_order(opens: date, closes: date | None) -> None:
    right = closes is None or closes >= opens
    assert ("days_order" in hard(opens_on=opens, closes_on=closes)) is not right


@given(st.integers(-5, 20_000))
def test_places_are_one_to_ten_thousand(places: int) -> None:
    assert (hard(places=places) == set()) is (1 <= places <= 10_000)


@given(st.text(max_size=250), st.text(max_size=400))
def test_no_text_breaks_the_check(title: str, description: str) -> None:
    for problem in check_details(vacancy_details(title=title, description=description), on=TODAY):
        assert problem.sentence
        assert "%(value)s" not in problem.sentence.replace(problem.value, "")


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"title": " – "}, "title_missing"),
        ({"title": "a" * 201}, "title_too_long"),
        ({"region": "99.99"}, "region_unknown"),
        ({"wage_min": 5}, "wage_too_small"),
        ({"wage_max": 5_000_000_000}, "wage_too_large"),
        ({"experience_min": 999}, "experience_odd"),
        ({"contract": "SEUMUR"}, "code_unknown"),
        ({"education_levels": ("SMU",)}, "code_unknown"),
        ({"kbji": "81x"}, "kbji_unknown"),
        ({"workplace": "x" * 201}, "text_too_long"),
        ({"stated_limits": "laki-laki"}, "limits_need_reason"),
    ],
)
def test_each_hard_problem_has_its_code(stated: dict[str, Any], code: str) -> None:
    assert hard(**stated) == {code}


def test_a_wage_of_five_says_how_to_write_five_million() -> None:
    problem = check_details(vacancy_details(wage_min=5))[0]
    assert "5.000.000" in problem.sentence
    assert problem.as_row() == {
        "column": "wage_min", "code": "wage_too_small", "value": "5", "hard": True
    }


def test_a_day_in_the_past_and_a_missing_place_are_only_noticed() -> None:
    past = TODAY - timedelta(days=30)
    assert soft(opens_on=past, closes_on=past, region="") == [
        ("closed_already", past.isoformat()), ("region_missing", "")
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Usia maksimal 35 tahun", "wording_age", "Usia maksimal 35 tahun"),
        ("Pria, max 30 thn", "wording_age", "max 30 thn"),
        ("Umur 18-27 tahun, rajin", "wording_age", "Umur 18-27 tahun"),
        ("Age below 28", "wording_age", "Age below 28"),
        ("Berpenampilan menarik", "wording_looks", "Berpenampilan menarik"),
        ("SPG Good Looking", "wording_looks", "Good Looking"),
        ("Belum menikah", "wording_marital", "Belum menikah"),
        ("Tinggi badan min. 160 cm", "wording_height", "Tinggi badan min"),
        ("Khusus wanita", "wording_sex", "Khusus wanita"),
        ("Admin (Wanita)", "wording_sex", "(Wanita)"),
        ("Diutamakan laki-laki", "wording_sex", "Diutamakan laki-laki"),
        ("Beragama Islam", "wording_belief", "Beragama Islam"),
        ("Ijazah ditahan perusahaan", "wording_diploma", "Ijazah ditahan"),
    ],
)
def test_limits_in_words_are_found_with_their_span(text: str, kind: str, words: str) -> None:
    found = {span.kind: span for span in limiting_words(text)}
    assert found[kind].text == words
    assert text[found[kind].start : found[kind].end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Penjahit pakaian wanita", "Pria/wanita, jujur", "Laki-laki atau perempuan",
        "Pengalaman minimal 2 tahun", "Maksimal 10 tahun pengalaman", "Target 25 unit per hari",
        "Menangani single sign-on", "Busana muslim", "Khusus pria/wanita", "Kirim ijazah terakhir",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert limiting_words(text) == ()


def test_a_reason_of_the_work_accounts_for_sex_but_not_for_looks() -> None:
    stated = {"description": "Khusus wanita, penampilan menarik"}
    assert [code for code, _ in soft(**stated)] == ["wording_sex", "wording_looks"]
    excused = {**stated, "stated_limits": "perempuan", "limits_reason": "Pendamping asrama putri"}
    assert [code for code, _ in soft(**excused)] == ["wording_looks"]
    young = {**excused, "description": "Usia maksimal 25 tahun"}
    assert [code for code, _ in soft(**young)] == ["wording_age"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("PT. Maju Jaya", "maju jaya, PT"), ("PT Astra Tbk", "PT ASTRA"), ("CV  Sinar", "cv. sinar")],
)
def test_one_firm_has_one_key(one: str, other: str) -> None:
    assert firm_key(one) == firm_key(other)


def test_a_cv_and_a_pt_are_two_firms() -> None:
    assert firm_key("CV Maju") != firm_key("PT Maju")


def test_a_firms_numbers_are_checked() -> None:
    codes = [p.code for p in check_employer(EmployerDetails(
        name="", region="1", nib="12", npwp="3", kbli="zz"))]
    assert codes == ["name_missing", "region_unknown", "nib_digits", "npwp_digits", "kbli_unknown"]


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), max_size=5))
def test_free_words_come_back_from_their_column(words: list[str]) -> None:
    wanted = tuple(word.replace(";", ",") for word in words)
    assert listed(joined(tuple(words))) == wanted
