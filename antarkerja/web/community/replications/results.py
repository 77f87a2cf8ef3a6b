"""Results after three, six and twelve months, in words: measured, or on which day they will be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from antarkerja.domain.indicators.enums import Unit
from antarkerja.domain.indicators.errors import UnknownIndicatorError
from antarkerja.domain.indicators.registry import Indicator, indicator
from antarkerja.domain.practices.policies.evidence import Reading
from antarkerja.shared.dates import add_months

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Replication, ReplicationResult

MONTHS = (3, 6, 12)
TONES: dict[str, str] = {Reading.BETTER: "good", Reading.WORSE: "bad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line of the table: of one indicator after some months, or the day of its measurement."""

    months: int
    title: str = ""
    before: str = ""
    after: str = ""
    change: str = ""
    verdict: str = ""
    tone: str = ""
    cases: int = 0
    measured_on: date | None = None
    due_on: date | None = None


def results_of(
    found: Replication, rows: Iterable[ReplicationResult], named: Sequence[Indicator]
) -> list[Shown]:
    """Three, six and twelve months, measured or not; none where the work has not begun. `named`
    are the indicators that the practice names: where there are none, nothing will be measured."""
    if found.started_on is None:
        return []
    kept = sorted(rows, key=lambda row: (row.months, row.pk))
    lines: list[Shown] = []
    for months in MONTHS:
        measured = [row for row in kept if row.months == months]
        if measured:
            lines += [shown(row) for row in measured]
        elif named and (
            found.ended_on is None or add_months(found.started_on, months) <= found.ended_on
        ):
            lines.append(Shown(months=months, due_on=_due_on(found.started_on, months, named)))
    return lines


def _due_on(started_on: date, months: int, named: Sequence[Indicator]) -> date:
    """The first day on which so many whole months are known of one of the indicators."""
    first = started_on if started_on.day == 1 else add_months(started_on.replace(day=1), 1)
    return add_months(first, months) + timedelta(days=min(one.ripens_days for one in named))


def shown(row: ReplicationResult) -> Shown:
    """One measurement in words."""
    title, unit, scale = read_indicator(row.indicator, row.indicator_version)
    return Shown(
        months=row.months, title=title, cases=row.cases, measured_on=row.measured_on,
        before=_number(row.before, scale, unit), after=_number(row.after, scale, unit),
        change=change_of(row.indicator, row.indicator_version, row.change, row.low, row.high),
        verdict=verdict_words(row.verdict),
        tone=TONES.get(row.verdict, ""),
    )


def verdict_words(verdict: str) -> str:
    """What may be said of a measurement."""
    words: dict[str, str] = {
        Reading.BETTER: _("better than similar offices"),
        Reading.WORSE: _("worse than similar offices"),
        Reading.NO_DIFFERENCE: _("no difference to similar offices"),
    }
    return words.get(verdict, _("too few cases to tell"))


def change_of(
    code: str, version: int, change: float | None, low: float | None, high: float | None
) -> str:
    """"−4,2 points (−7,0 to −1,4)"; empty where too few."""
    if change is None:
        return ""
    _title, unit, scale = read_indicator(code, version)
    said = _signed(change * scale)
    if unit == Unit.SHARE:
        said = _("%(n)s points") % {"n": said}
    if low is None or high is None:
        return said
    return _("%(change)s (between %(low)s and %(high)s)") % {
        "change": said, "low": _signed(low * scale), "high": _signed(high * scale)}


def read_indicator(code: str, version: int) -> tuple[str, str, int]:
    """Title, unit and scale of an indicator; of one that is not known here its code alone."""
    try:
        known = indicator(code, version)
    except UnknownIndicatorError:
        return code, "", 1
    return str(known.title), known.unit, known.scale


def _number(value: float | None, scale: int, unit: str) -> str:
    if value is None:
        return "–"
    text = number_format(value * scale, 1)
    return f"{text} %" if unit == Unit.SHARE else text


def _signed(value: float) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number_format(abs(value), 1)}"
