"""Slots from weekly patterns: never on closed days, in absences, outside opening hours, or twice.

Pure: it is given what the calendar holds and answers what is to be made. Patterns are meant on the
office's own clock, slots are moments. Indonesia changes no clock; where one is changed, an hour
that does not exist makes no slot, and of an hour that comes twice the first is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A weekly rule: `weekday` 0 is Monday; `minutes` the length of each slot."""

    id: int
    weekday: int
    opens: time
    closes: time
    minutes: int
    officer_id: int | None = None
    room_id: int | None = None
    first_on: date
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Away:
    """Whole days, or the same hours of each; on the office's clock."""

    officer_id: int
    first_on: date
    last_on: date
    from_time: time = time.min
    until_time: time = time.max

    @property
    def is_whole(self) -> bool:
        return (self.from_time, self.until_time) == (time.min, time.max)

    def touches(self, starts: datetime, ends: datetime) -> bool:
        """Whether a part of the time falls into the absence; both on the office's clock."""
        if not self.first_on <= starts.date() <= self.last_on:
            return False
        return starts.time() < self.until_time and (
            ends.date() > starts.date() or ends.time() > self.from_time)


@dataclass(frozen=True, slots=True)
class Taken:
    """A time that is used already, in UTC; by an officer, in a room, or from the same rule."""

    starts_at: datetime
    ends_at: datetime
    officer_id: int | None = None
    room_id: int | None = None
    rule_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What one office's calendar holds around some days."""

    zone: str
    openings: Sequence[Opening]
    closed_on: frozenset[date] = frozenset()
    away: Sequence[Away] = ()
    taken: Sequence[Taken] = field(default=())

    def receives_on(self, day: date, officer_id: int | None = None) -> bool:
        """Whether the office is open on a day, and the officer there for a part of it."""
        if day in self.closed_on:
            return False
        return not any(
            one.officer_id == officer_id and one.is_whole and one.first_on <= day <= one.last_on
            for one in self.away
        )

    def is_there(self, starts: datetime, ends: datetime, officer_id: int | None) -> bool:
        """Whether the officer receives people at a time; both on the office's clock."""
        return not any(
            one.officer_id == officer_id and one.touches(starts, ends) for one in self.away
        )

    def is_open(self, starts: datetime, ends: datetime) -> bool:
        """Whether one opening of the day covers the time; both on the office's clock."""
        return any(
            one.weekday == starts.weekday() and one.opens <= starts.time()
            and ends.date() == starts.date() and ends.time() <= one.closes
            for one in self.openings
        )


def plan_slots(
    patterns: Iterable[Pattern], calendar: Calendar, *, first_on: date, last_on: date
) -> list[Taken]:
    """The slots that patterns make from the first to the last day, both included, in UTC.

    Where two patterns want one officer or room at a time, the one that comes first has it.
    """
    used = list(calendar.taken)
    made: list[Taken] = []
    wanted = list(patterns)
    for day in _days(first_on, last_on):
        todays = [one for one in used if abs((one.starts_at.date() - day).days) <= 1]
        for pattern in wanted:
            for slot in _of_day(pattern, calendar, day):
                if not collides(slot, todays):
                    todays.append(slot)
                    made.append(slot)
    return made


def collides(slot: Taken, others: Iterable[Taken]) -> bool:
    """Whether another slot has the officer or the room at that time, or is of the same rule."""
    return any(
        one.starts_at < slot.ends_at and slot.starts_at < one.ends_at and _shares(slot, one)
        for one in others
    )


def _shares(one: Taken, other: Taken) -> bool:
    return any(
        mine is not None and mine == theirs
        for mine, theirs in (
            (one.officer_id, other.officer_id), (one.room_id, other.room_id),
            (one.rule_id, other.rule_id),
        )
    )


def moment(day: date, clock: time, zone: str) -> datetime | None:
    """The moment in UTC at which a clock shows that time; None where it never does."""
    shown = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    at = shown.astimezone(UTC)
    return at if at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == datetime.combine(
        day, clock) else None


def late_minutes(starts_at: datetime, came_at: datetime) -> int:
    """Whole minutes after the start; nobody is early by less than nothing."""
    return max(0, int((came_at - starts_at).total_seconds()) // 60)


def _days(first_on: date, last_on: date) -> Iterator[date]:
    for number in range((last_on - first_on).days + 1):
        yield first_on + timedelta(days=number)


def _of_day(pattern: Pattern, calendar: Calendar, day: date) -> Iterator[Taken]:
    if (day.weekday() != pattern.weekday or day < pattern.first_on
            or (pattern.last_on is not None and day > pattern.last_on)
            or not calendar.receives_on(day, pattern.officer_id)):
        return
    zone, length = ZoneInfo(calendar.zone), timedelta(minutes=pattern.minutes)
    shown = datetime.combine(day, pattern.opens)
    last = datetime.combine(day, pattern.closes) - length
    while shown <= last:
        starts = moment(day, shown.time(), calendar.zone)
        if starts is not None:
            local, ends = starts.astimezone(zone), (starts + length).astimezone(zone)
            if (ends.replace(tzinfo=None) <= datetime.combine(day, pattern.closes)
                    and calendar.is_open(local, ends)
                    and calendar.is_there(local, ends, pattern.officer_id)):
                yield Taken(starts, starts + length, pattern.officer_id, pattern.room_id,
                            pattern.id)
        shown += length
