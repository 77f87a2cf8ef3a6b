"""A kept reading as lines of a table and points of a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.practices.policies.evidence import Reading
from antarkerja.domain.practices.queries.evidence import Shown
from antarkerja.domain.practices.queries.evidence_words import level, signed

TONES = {Reading.BETTER.value: "good", Reading.WORSE.value: "bad"}
WIDTH, HEIGHT, EDGE = 480, 210, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """An office that began: its level before and after, and the others' change beside it."""

    name: str
    is_origin: bool
    by_lot: bool
    began_on: date
    months: int
    before: str
    after: str
    others: str
    beyond: str
    people: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Two lines over the months around the start, in the coordinates of an SVG."""

    adopters: tuple[str, ...]
    others: tuple[str, ...]
    start: float
    top: str
    bottom: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = 4
    floor: int = HEIGHT - EDGE
    right: int = WIDTH - 4


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    step: int
    adopters: str
    others: str


def last_month_of(reading: Mapping[str, Any]) -> date:
    return date.fromisoformat(reading["last_month"])


def office_lines(shown: Shown) -> list[OfficeLine]:
    if shown.evidence is None:
        return []
    unit = shown.indicator
    return [
        OfficeLine(
            name=shown.names.get(row["office"], "–"), is_origin=row["is_origin"],
            by_lot=row.get("by_lot", False),
            began_on=date.fromisoformat(row["began_on"]), months=row["months"],
            before=level(unit, row["before"]), after=level(unit, row["after"]),
            others=signed(unit, row["others"]),
            beyond=signed(unit, row["after"] - row["before"] - row["others"]),
            people=round(row["people_after"]), events=row["events"],
        )
        for row in shown.evidence.reading["offices"]
    ]


def month_lines(indicator: Indicator, reading: Mapping[str, Any]) -> list[MonthLine]:
    picture = reading["picture"]
    if not picture:
        return []
    rows = zip(picture["steps"], picture["adopters"], picture["others"], strict=True)
    return [
        MonthLine(step=step, adopters=level(indicator, own), others=level(indicator, beside))
        for step, own, beside in rows if own is not None or beside is not None
    ]


def picture_of(indicator: Indicator, reading: Mapping[str, Any]) -> Picture | None:
    """None where too little is known for lines."""
    picture = reading["picture"]
    known = [
        value for line in (("adopters", "others") if picture else ())
        for value in picture[line] if value is not None
    ]
    if len(known) < 4:
        return None
    low, high = min(known), max(known)
    room = (high - low) or abs(high) or 1.0
    low, high = max(0.0, low - room / 8) if low >= 0 else low - room / 8, high + room / 8
    count = len(picture["steps"])

    def across(place: float) -> float:
        return round(4 + place * (WIDTH - 8) / (count - 1), 1)

    def point(place: int, value: float) -> str:
        down = 8 + (high - value) / (high - low) * (HEIGHT - EDGE - 8)
        return f"{across(place)},{round(down, 1)}"

    return Picture(
        adopters=_runs(picture["adopters"], point), others=_runs(picture["others"], point),
        start=across(picture["steps"].index(0) - 0.5), top=level(indicator, high),
        bottom=level(indicator, low),
    )


def _runs(values: list[float | None], point: Any) -> tuple[str, ...]:
    """Points of unbroken stretches; a month that nobody knows breaks the line."""
    runs: list[list[str]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(point(place, value))
    return tuple(" ".join(run) for run in runs if len(run) > 1)
