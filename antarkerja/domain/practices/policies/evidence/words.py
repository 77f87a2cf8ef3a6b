"""What a reading says, as parts that words are made of. Nothing is left out that speaks against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from antarkerja.domain.practices.policies.evidence.comparison import Reading, TooFew


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A reading without its numbers' scale. `moved_apart`: adopters and the others already went
    different ways before anybody began, so that the difference may be older than the practice.
    `by_lot`: how many of the adopters began in the month that a lot gave them."""

    reading: Reading
    too_few: TooFew
    change: float
    low: float
    high: float
    adopters: int
    controls: int
    moved_apart: bool
    left_out: tuple[tuple[int, TooFew], ...]
    merged: int
    by_lot: int


def said(content: Mapping[str, Any]) -> Said:
    """What a kept reading says."""
    before = content["before_start"]
    return Said(
        reading=Reading(content["reading"]), too_few=TooFew(content["too_few"]),
        change=content["change"] or 0.0, low=content["low"] or 0.0, high=content["high"] or 0.0,
        adopters=len(content["offices"]), controls=len(content["controls"]),
        moved_apart=bool(before) and not before[1] <= 0 <= before[2],
        left_out=tuple((office, TooFew(why)) for office, why in content["left_out"]),
        merged=len(content["merged"]),
        # Readings kept before lots were marked know nothing of them.
        by_lot=sum(office.get("by_lot", False) for office in content["offices"]),
    )
