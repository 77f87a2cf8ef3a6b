"""A fairness report as lines of tables: numbers as people write them, verdicts in words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.matching.queries import group_in_words

if TYPE_CHECKING:
    from matchengine import Comparison, FairnessReport, RankChange, Table

MEASURES: dict[str, str | Promise] = {
    "above_median": gettext_lazy("Good suggestions (score above the median)"),
    "exposure": gettext_lazy("Shown to officers (exposure)"),
    "referred": gettext_lazy("Referred"),
    "hired": gettext_lazy("Hired after a referral"),
    "wage": gettext_lazy("Suggested wage, million rupiah a month"),
    "distance": gettext_lazy("Suggested distance, km"),
}
DECIMALS = {"exposure": 2, "wage": 2, "distance": 1}
MILLION = 1_000_000
VERDICTS: dict[str, str | Promise] = {
    "gap_low": gettext_lazy("much lower"),
    "gap_high": gettext_lazy("much higher"),
    "difference_low": gettext_lazy("a little lower"),
    "difference_high": gettext_lazy("a little higher"),
    "alike": gettext_lazy("alike"),
    "unclear": gettext_lazy("not certain"),
    "too_few": gettext_lazy("too few"),
    "undefined": gettext_lazy("nobody has any"),
    "reference": gettext_lazy("compared with"),
}
FOREMOST = 10
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """One group in one table; texts are a dash where the group is too small to be shown."""

    group: str
    n: str
    figure: str
    ratio: str
    interval: str
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one division of people."""

    title: str
    overall: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A gap or difference that is proved, and the division in which it stands."""

    division: str
    measure: str
    line: Line


@dataclass(frozen=True, slots=True)
class Division:
    """A way to divide people: its name in the address, its words, and how many gaps it has."""

    name: str
    label: str
    gaps: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Swap:
    """What was swapped, and how many places in lists moved."""

    label: str
    changed: int
    places: str
    changed_text: str
    largest: str


def divisions(report: FairnessReport, wanted: str) -> list[Division]:
    """The divisions of a report; the wanted one is shown, else the first."""
    names = list(dict.fromkeys(table.grouping for table in report.tables))
    shown = wanted if wanted in names else next(iter(names), "")
    return [
        Division(name, group_in_words(name), _gaps(report, name), name == shown) for name in names
    ]


def measured(report: FairnessReport, division: str) -> list[Measured]:
    return [
        Measured(str(MEASURES[table.measure]), _figure(table, table.overall),
                 tuple(_line(table, one, report.floor) for one in table.comparisons))
        for table in report.tables if table.grouping == division
    ]


def standing_out(report: FairnessReport) -> list[Standing]:
    """Gaps first, then differences, the furthest from alike before others; at most ten."""
    found = [(table, one) for table in report.tables for one in table.comparisons
             if one.verdict in ("gap", "difference")]
    found.sort(key=lambda pair: (pair[1].verdict != "gap", -_away(pair[1].ratio)))
    return [
        Standing(table.grouping, str(MEASURES[table.measure]), _line(table, one, report.floor))
        for table, one in found[:FOREMOST]
    ]


def swaps(report: FairnessReport) -> list[Swap]:
    return [_swap(one) for one in report.swaps]


def _swap(one: RankChange) -> Swap:
    changed = one.n - one.equal
    return Swap(group_in_words(one.label), changed, _number(one.n), _number(changed),
                _number(one.largest))


def _gaps(report: FairnessReport, division: str) -> int:
    return sum(one.verdict == "gap" for table in report.tables if table.grouping == division
               for one in table.comparisons)


def _away(ratio: float | None) -> float:
    return abs(math.log(ratio)) if ratio and ratio != math.inf else math.inf


def _line(table: Table, one: Comparison, floor: int) -> Line:
    if one.figure is None:
        # Below the floor not even the number of people is exact: it may point to somebody.
        few = _("under %(floor)s") % {"floor": floor}
        return Line(group_in_words(one.group), few, NOTHING, NOTHING, NOTHING,
                    str(VERDICTS["too_few"]), "")
    return Line(
        group_in_words(one.group), _number(one.n), _figure(table, one.figure), _ratio(one.ratio),
        f"{_ratio(one.low)}–{_ratio(one.high)}" if one.low is not None else NOTHING,
        _verdict(one), _tone(table, one),
    )


def _verdict(one: Comparison) -> str:
    name = str(one.verdict)
    if name in ("gap", "difference"):
        name += "_low" if (one.ratio or 0.0) < 1 else "_high"
    return str(VERDICTS[name])


def _tone(table: Table, one: Comparison) -> str:
    if one.verdict != "gap":
        return {"difference": "gap", "alike": "good"}.get(str(one.verdict), "")
    fares_worse = ((one.ratio or 0.0) < 1) == table.measure.less_is_worse
    return "bad" if fares_worse else "gap"


def _figure(table: Table, value: float | None) -> str:
    if value is None:
        return NOTHING
    if table.measure.is_share:
        return _("%(share)s %%") % {"share": _rounded(value * 100, 1)}
    value /= MILLION if table.measure == "wage" else 1
    return _rounded(value, DECIMALS.get(str(table.measure), 2))


def _ratio(value: float | None) -> str:
    if value is None:
        return NOTHING
    return "∞" if value == math.inf else _rounded(value, 2)


def _rounded(value: float, decimals: int) -> str:
    """As people write it; Django alone would cut the decimals off."""
    return number_format(round(value, decimals), decimals)


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)


def parts(report: FairnessReport) -> Iterator[str]:
    """By what rules the report judges, as sentences."""
    low, high = _rounded(report.fair_ratio, 2), _rounded(1 / report.fair_ratio, 2)
    yield _("A ratio is a group's figure over everyone else's; 1 is alike. Its interval holds the "
            "true one in 95 of 100 samples; n is how many people are known.")
    yield _("“Much” is a ratio under %(low)s or over %(high)s that chance does not explain, all "
            "comparisons of the report counted.") % {"low": low, "high": high}
    yield _("Groups of fewer than %(floor)s people are not shown and not judged.") % {
        "floor": report.floor}
    yield _("A gap is no proof of discrimination: somebody has to look for its cause.")
