"""Expected failures of an office's calendar."""

from __future__ import annotations


class CalendarError(Exception):
    """What is wrong with an entry of the calendar."""


class HoursOverlapError(CalendarError):
    """Two openings of one weekday overlap, or one ends before it begins."""


class SlotCollidesError(CalendarError):
    """The officer or the room is taken at that time, or the office is closed."""


class DaysOutOfOrderError(CalendarError):
    """The last day lies before the first."""
