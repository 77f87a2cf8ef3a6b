"""Slots from weekly patterns: never where they may not be, in any zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.cases.policies.calendar import (
    Away,
    Calendar,
    Opening,
    Pattern,
    Taken,
    collides,
    moment,
    plan_slots,
)

MONDAY = date(2026, 11, 23)
WEEK = [Opening(weekday, time(8), time(12)) for weekday in range(5)]


def pattern(**stated: object) -> Pattern:
    plain: dict[str, object] = {"id": 1, "weekday": 0, "opens": time(8), "closes": time(10),
                                "minutes": 30, "first_on": MONDAY}
    return Pattern(**(plain | stated))  # type: ignore[arg-type]  # values of a test


def starts(made: list[Taken], zone: str) -> list[str]:
    return [f"{one.starts_at.astimezone(ZoneInfo(zone)):%d %H:%M}" for one in made]


def test_a_monday_from_eight_to_ten_makes_four_half_hours_on_the_offices_own_clock() -> None:
    for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"):
        made = plan_slots([pattern()], Calendar(zone=zone, openings=WEEK),
                          first_on=MONDAY, last_on=MONDAY + timedelta(days=6))
        assert starts(made, zone) == ["23 08:00", "23 08:30", "23 09:00", "23 09:30"]


def test_a_length_that_does_not_fill_the_time_leaves_the_rest_free() -> None:
    made = plan_slots([pattern(minutes=45)], Calendar(zone="Asia/Jakarta", openings=WEEK),
                      first_on=MONDAY, last_on=MONDAY)
    assert starts(made, "Asia/Jakarta") == ["23 08:00", "23 08:45"]


def test_nothing_is_made_outside_opening_hours_or_on_a_closed_day() -> None:
    early = pattern(opens=time(7), closes=time(9))
    made = plan_slots([early], Calendar(zone="Asia/Jakarta", openings=WEEK),
                      first_on=MONDAY, last_on=MONDAY)
    assert starts(made, "Asia/Jakarta") == ["23 08:00", "23 08:30"]
    closed = Calendar(zone="Asia/Jakarta", openings=WEEK, closed_on=frozenset({MONDAY}))
    assert plan_slots([pattern()], closed, first_on=MONDAY, last_on=MONDAY) == []


def test_an_officer_who_is_away_receives_nobody_and_a_colleague_does() -> None:
    away = Calendar(zone="Asia/Jakarta", openings=WEEK, away=[Away(7, MONDAY, MONDAY)])
    both = [pattern(officer_id=7), pattern(id=2, officer_id=8)]
    made = plan_slots(both, away, first_on=MONDAY, last_on=MONDAY)
    assert {one.officer_id for one in made} == {8}


def test_an_officer_who_is_away_for_hours_receives_before_and_after_them() -> None:
    hours = Away(7, MONDAY, MONDAY + timedelta(days=1), time(8, 45), time(9, 30))
    made = plan_slots([pattern(officer_id=7), pattern(id=2, weekday=1, officer_id=8)],
                      Calendar(zone="Asia/Jakarta", openings=WEEK, away=[hours]),
                      first_on=MONDAY, last_on=MONDAY + timedelta(days=1))
    assert starts(made, "Asia/Jakarta") == [
        "23 08:00", "23 09:30", "24 08:00", "24 08:30", "24 09:00", "24 09:30"]


def test_two_patterns_that_want_one_room_do_not_both_get_it() -> None:
    wanted = [pattern(room_id=3, officer_id=7), pattern(id=2, room_id=3, officer_id=8)]
    made = plan_slots(wanted, Calendar(zone="Asia/Jakarta", openings=WEEK),
                      first_on=MONDAY, last_on=MONDAY)
    assert {one.officer_id for one in made} == {7}


def test_what_is_made_already_is_not_made_a_second_time() -> None:
    first = plan_slots([pattern()], Calendar(zone="Asia/Jakarta", openings=WEEK),
                       first_on=MONDAY, last_on=MONDAY)
    again = Calendar(zone="Asia/Jakarta", openings=WEEK, taken=first)
    assert plan_slots([pattern()], again, first_on=MONDAY, last_on=MONDAY) == []


def test_an_hour_that_the_clock_skips_makes_no_slot() -> None:
    """Berlin, 28 March 2027: at two the clock shows three."""
    sunday = date(2027, 3, 28)
    night = Pattern(id=1, weekday=6, opens=time(1), closes=time(5), minutes=30, first_on=sunday)
    made = plan_slots([night], Calendar(zone="Europe/Berlin", openings=[
        Opening(6, time(0), time(6))]), first_on=sunday, last_on=sunday)
    assert starts(made, "Europe/Berlin") == [
        "28 01:00", "28 01:30", "28 03:00", "28 03:30", "28 04:00", "28 04:30"]
    assert moment(sunday, time(2, 30), "Europe/Berlin") is None
    assert all(one.ends_at - one.starts_at == timedelta(minutes=30) for one in made)


def test_an_hour_that_comes_twice_makes_its_slots_once() -> None:
    """Berlin, 25 October 2026: at three the clock shows two again."""
    sunday = date(2026, 10, 25)
    night = Pattern(id=1, weekday=6, opens=time(1), closes=time(4), minutes=30, first_on=sunday)
    made = plan_slots([night], Calendar(zone="Europe/Berlin", openings=[
        Opening(6, time(0), time(6))]), first_on=sunday, last_on=sunday)
    assert starts(made, "Europe/Berlin") == [
        "25 01:00", "25 01:30", "25 02:00", "25 02:30", "25 03:00", "25 03:30"]


ZONES = st.sampled_from(["Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "America/New_York",
                         "Australia/Lord_Howe", "Asia/Kathmandu"])
CLOCK = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 1))


@st.composite
def patterns(draw: st.DrawFn) -> list[Pattern]:
    made = []
    for number in range(draw(st.integers(1, 5))):
        opens, closes = sorted((draw(CLOCK), draw(CLOCK)))
        made.append(Pattern(
            id=number, weekday=draw(st.integers(0, 6)), opens=opens, closes=closes,
            minutes=draw(st.sampled_from([10, 30, 45, 90])),
            officer_id=draw(st.sampled_from([None, 1, 2])),
            room_id=draw(st.sampled_from([None, 1, 2])), first_on=date(2026, 1, 1)))
    return made


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Calendar, date]:
    day = draw(DAYS)
    openings = []
    for weekday in range(7):
        opens, closes = sorted((draw(CLOCK), draw(CLOCK)))
        openings.append(Opening(weekday, opens, closes))
    near = st.integers(0, 9).map(lambda n: day + timedelta(days=n))
    away = [Away(draw(st.sampled_from([1, 2])), first, first + timedelta(days=2),
                 *draw(st.sampled_from([(), (time(9), time(12)), (time(23), time(23, 30))])))
            for first in draw(st.lists(near, max_size=2))]
    return Calendar(zone=draw(ZONES), openings=openings, away=away,
                    closed_on=frozenset(draw(st.lists(near, max_size=3)))), day


@given(patterns(), calendars())
def test_whatever_the_calendar_holds_no_slot_breaks_it(
    wanted: list[Pattern], known: tuple[Calendar, date]
) -> None:
    calendar, day = known
    zone = ZoneInfo(calendar.zone)
    made = plan_slots(wanted, calendar, first_on=day, last_on=day + timedelta(days=9))
    by_id = {one.id: one for one in wanted}
    for number, slot in enumerate(made):
        rule = by_id[slot.rule_id or 0]
        local, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
        assert slot.ends_at - slot.starts_at == timedelta(minutes=rule.minutes)
        assert local.date() not in calendar.closed_on
        assert local.weekday() == rule.weekday
        assert rule.opens <= local.time()
        assert ends.replace(tzinfo=None) <= datetime.combine(local.date(), rule.closes)
        assert any(one.weekday == local.weekday() and one.opens <= local.time()
                   and ends.time() <= one.closes for one in calendar.openings)
        assert not any(
            one.officer_id == slot.officer_id and one.first_on <= local.date() <= one.last_on
            and local.time() < one.until_time and ends.time() > one.from_time
            for one in calendar.away)
        assert not collides(slot, made[:number])


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Europe/Berlin"])
def test_slots_of_a_year_are_made_in_no_time(zone: str) -> None:
    week = [pattern(id=n, weekday=n % 5, officer_id=n) for n in range(40)]
    made = plan_slots(week, Calendar(zone=zone, openings=WEEK), first_on=MONDAY,
                      last_on=MONDAY + timedelta(days=55))
    assert len(made) == 40 * 8 * 4
