"""Calendars as files (iCalendar, RFC 5545), for phones and calendar programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vText, vUri

MIME = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One entry; `uid` stays while it is moved, `sequence` grows with each move."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    address: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def calendar_file(meetings: Iterable[Meeting], *, title: str, at: datetime) -> bytes:
    """The file. Moments are written in UTC, so that every clock shows them right."""
    calendar = Calendar()
    calendar.add("prodid", "-//Antarkerja//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for one in meetings:
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", one.starts_at.astimezone(UTC))
        event.add("dtend", one.ends_at.astimezone(UTC))
        event["summary"] = vText(one.title)
        if one.place:
            event["location"] = vText(one.place)
        if one.address:
            event["url"] = vUri(one.address)
        event.add("sequence", one.sequence)
        event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
