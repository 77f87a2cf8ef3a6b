"""Codes and amounts as words, for templates. No logic of the trade."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format

from antarkerja.domain.reference import regions
from antarkerja.shared.money import rupiah as in_rupiah
from antarkerja.shared.phones import spoken

register = template.Library()


@register.filter
def region_name(code: str) -> str:
    """The plain name of a region."""
    return regions.region_name(code)


@register.filter
def region_path(code: str) -> str:
    """The name with its parents."""
    return regions.region_path(code)


@register.filter
def district_name(code: str) -> str:
    """The name of the district that a village or subdistrict lies in."""
    return regions.region_name(regions.district_of(code) or code)


@register.filter
def rupiah(amount: int | None) -> str:
    return "" if amount is None else in_rupiah(amount)


@register.filter
def phone(number: str) -> str:
    return spoken(number)


@register.filter
def short_day(day: date | None, today: date) -> str:
    """"3 Jan" in the year of `today`, "Jan 2025" in another one; "" for no day."""
    if day is None:
        return ""
    return date_format(day, "j M" if day.year == today.year else "M Y")


@register.filter
def places_left(vacancy: Any) -> int:
    return int(max(0, vacancy.places - vacancy.filled))
