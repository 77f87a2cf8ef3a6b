"""Monthly series of an indicator by office, as the ledger stood at a moment.

Everything is counted by the database, grouped by office and month; what was taken back is counted
the same way and subtracted, in the month in which it had counted. So a past moment gives the same
numbers for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt
from django.db.models import Count as CountRows
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from antarkerja.domain.indicators.enums import Clock
from antarkerja.domain.indicators.queries.standing import known_at, standing, taken_back
from antarkerja.domain.indicators.registry import Count, FollowedBy, Indicator, OpenRegistrations
from antarkerja.domain.ledger.enums import SEEKERS_IN, SEEKERS_PLACED, SEEKERS_STRUCK_OFF
from antarkerja.domain.ledger.models import Event
from antarkerja.shared.dates import add_months

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Offices × months. A month that is not wholly known yet is NaN in both."""

    indicator: Indicator
    offices: tuple[int, ...]
    months: tuple[date, ...]
    numerators: Floats
    denominators: Floats

    def row(self, office: int) -> int:
        return self.offices.index(office)

    def column(self, day: date) -> int:
        """The month of a day; below 0 or past the end where the series does not reach it."""
        first = self.months[0]
        return (day.year - first.year) * 12 + day.month - first.month


def month_of(day: date) -> date:
    return day.replace(day=1)


def months_between(first: date, last: date) -> tuple[date, ...]:
    """First days of the months from that of `first` to that of `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(add_months(month_of(first), step) for step in range(count))


def series(
    indicator: Indicator, *, offices: Sequence[int], first: date, last: date, as_of: datetime
) -> Series:
    """The series of the offices, in the order given. Two to six queries, however many offices.

    `as_of` is aware; the day that it is there tells which months are known.
    """
    months = months_between(first, last)
    grid = _Grid(tuple(offices), months, as_of)
    tops = grid.counted(indicator.top)
    if isinstance(indicator.bottom, Count):
        bottoms = grid.counted(indicator.bottom)
    elif isinstance(indicator.bottom, OpenRegistrations):
        bottoms = grid.open_registrations()
    else:
        bottoms = np.ones_like(tops)
    for column, month in enumerate(months):
        if add_months(month, 1) + timedelta(days=indicator.ripens_days) > as_of.date():
            tops[:, column] = bottoms[:, column] = np.nan
    return Series(indicator, tuple(offices), months, tops, bottoms)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where counts of offices and months go."""

    offices: tuple[int, ...]
    months: tuple[date, ...]
    as_of: datetime

    def counted(self, count: Count) -> Floats:
        """What stands: all that was entered, less what was taken back since."""
        rows = self._rows(count)
        back = rows.filter(pk__in=taken_back(self.as_of))
        return self._by_month(rows, count.clock) - self._by_month(back, count.clock)

    def open_registrations(self) -> Floats:
        """The opening stock of every month, from the flows since the ledger began."""
        stock = np.zeros((len(self.offices), len(self.months)))
        place = self._rows_by_office()
        for kinds, sign in ((SEEKERS_IN, 1), ((*SEEKERS_PLACED, *SEEKERS_STRUCK_OFF), -1)):
            rows = Event.objects.filter(
                kind__in=kinds, office_id__in=self.offices, entered_at__lte=self.as_of,
                happened_on__lt=self.months[-1],
            )
            found = rows.values("office_id", month=TruncMonth("happened_on")).annotate(
                number=Sum("quantity")
            ).values_list("office_id", "month", "number")
            for office, month, number in found:
                after = max(0, self._column(month) + 1)
                stock[place[office], after:] += sign * number
        return np.maximum(stock, 0.0)

    def _rows(self, count: Count) -> QuerySet[Event]:
        """Events of the count. The clock's day never lies after the event's, so the event's own
        day bounds what the database reads."""
        end = add_months(self.months[-1], 1)
        rows = known_at(self.as_of).filter(
            Q(**{f"{count.clock}__gte": self.months[0], f"{count.clock}__lt": end}),
            kind__in=count.kinds, office_id__in=self.offices, happened_on__gte=self.months[0],
        )
        if count.reasons:
            rows = rows.filter(reason__in=count.reasons)
        if count.followed_by:
            rows = rows.filter(Exists(_after(count.followed_by, count.clock, self.as_of)))
        return rows

    def _by_month(self, rows: QuerySet[Event], clock: Clock) -> Floats:
        table = np.zeros((len(self.offices), len(self.months)))
        place = self._rows_by_office()
        found = rows.values("office_id", month=TruncMonth(clock.value)).annotate(
            number=CountRows("*")
        ).values_list("office_id", "month", "number")
        for office, month, number in found:
            table[place[office], self._column(month)] += number
        return table

    def _rows_by_office(self) -> dict[int, int]:
        return {office: row for row, office in enumerate(self.offices)}

    def _column(self, month: date) -> int:
        first = self.months[0]
        return (month.year - first.year) * 12 + month.month - first.month


def _after(rule: FollowedBy, clock: Clock, as_of: datetime) -> QuerySet[Event]:
    """The events that make another one count, seen from it."""
    start = OuterRef(clock.value)
    rows = standing(as_of).filter(
        Q(**{rule.link: OuterRef(rule.link)}), kind__in=rule.kinds, happened_on__gte=start,
        happened_on__lte=start + timedelta(days=rule.days),
    )
    if rule.link == "subject_id":
        rows = rows.filter(subject=OuterRef("subject"))
    return rows.exclude(reason__in=rule.except_reasons) if rule.except_reasons else rows
