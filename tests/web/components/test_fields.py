"""Dates in words and rupiah as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.web.components.fields import DayMonthYearField, RupiahField, RupiahInput


class Birth(forms.Form):
    born_on = DayMonthYearField(required=False)


class Wage(forms.Form):
    wage = RupiahField(required=False)


def _birth(day: str = "", month: str = "", year: str = "") -> Birth:
    return Birth({"born_on_day": day, "born_on_month": month, "born_on_year": year})


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_comes_back_as_it_was_entered(day: date) -> None:
    form = _birth(str(day.day), str(day.month), str(day.year))
    assert form.is_valid()
    assert form.cleaned_data["born_on"] == day


def test_a_day_that_is_not_on_the_calendar_is_refused_with_words() -> None:
    with translation.override("id"):
        assert "Tanggal itu tidak ada" in str(_birth("31", "2", "2001").errors["born_on"])


@pytest.mark.parametrize("parts", [("", "2", "2001"), ("3", "", "2001"), ("3", "2", "")])
def test_a_date_with_a_hole_asks_for_the_rest(parts: tuple[str, str, str]) -> None:
    form = _birth(*parts)
    assert form.errors.as_data()["born_on"][0].code == "incomplete"


def test_an_empty_date_may_stay_empty_where_nothing_is_required() -> None:
    form = _birth()
    assert form.is_valid()
    assert form.cleaned_data["born_on"] is None


def test_what_was_entered_wrongly_is_shown_again() -> None:
    html = str(_birth("31", "2", "2001")["born_on"])
    assert 'value="31"' in html
    assert 'value="2001"' in html


def test_one_whole_date_is_taken_too() -> None:
    form = Birth({"born_on": "2001-02-28"})
    assert form.is_valid()
    assert form.cleaned_data["born_on"] == date(2001, 2, 28)


@pytest.mark.parametrize(
    "text", ["2300000", "2.300.000", "Rp2.300.000", "Rp 2.300.000,00", "2,3 juta", "2.3 jt",
             "2 300 000", "2300 ribu", "rp. 2.300.000,-"],
)
def test_rupiah_are_read_as_people_write_them(text: str) -> None:
    form = Wage({"wage": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["wage"] == 2_300_000


@given(st.integers(min_value=0, max_value=999_999_999))
def test_an_amount_survives_being_shown_and_sent_again(amount: int) -> None:
    with translation.override("id"):
        shown = RupiahInput().format_value(amount)
    form = Wage({"wage": shown})
    assert form.is_valid()
    assert form.cleaned_data["wage"] == amount


@pytest.mark.parametrize("text", ["banyak", "2.30.000", "dua juta"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert not Wage({"wage": text}).is_valid()
