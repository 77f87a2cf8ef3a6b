"""Days as people write them, and months as the law counts them."""

from __future__ import annotations

import calendar
import re
from datetime import date

MONTHS = {
    "januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "desember": 12,
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8,
    "october": 10, "december": 12, "nopember": 11, "pebruari": 2,
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?")
_LOCAL = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]+)[-/. ]+(\d{4})")


class NotADayError(ValueError):
    """The text is no day of the calendar, such as 31 February."""


def read_day(text: str) -> date:
    """"1999-05-17", "17-05-1999", "17/5/1999" or "17 Mei 1999"; the day comes before the month.

    Raises:
        NotADayError: unreadable, or a day that does not exist.
    """
    cleaned = text.strip()
    if iso := _ISO.fullmatch(cleaned):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif local := _LOCAL.fullmatch(cleaned):
        day, month, year = int(local[1]), _month(local[2]), int(local[3])
    else:
        raise NotADayError(text)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotADayError(text) from error


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    start = word.lower()
    found = {number for name, number in MONTHS.items() if len(start) >= 3 and name[:3] == start[:3]}
    extra = {"agt": 8, "agu": 8, "okt": 10, "des": 12, "peb": 2, "nop": 11}
    return extra.get(start) or (found.pop() if len(found) == 1 else 0)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def full_years(birth: date, on: date) -> int:
    """Age in completed years on a day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
