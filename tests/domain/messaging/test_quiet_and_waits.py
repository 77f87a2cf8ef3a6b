"""No phone rings at night, also on days when the clock is changed; waits grow and end."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.messaging.policies.quiet import (
    LONGEST_WAIT,
    MOST_TRIES,
    QuietHours,
    wait_after,
)

# Berlin changes its clock, Lord Howe by half an hour; Apia skipped a whole day in 2011.
ZONES = ["Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"]
moments = st.datetimes(datetime(2011, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))
clocks = st.times()
quiet_hours = st.builds(QuietHours, clocks, clocks, st.sampled_from(ZONES))


@given(quiet_hours, moments)
def test_the_first_moment_after_the_quiet_is_not_quiet_and_not_before(
    quiet: QuietHours, at: datetime
) -> None:
    first = quiet.first_after(at)
    assert first >= at
    assert not quiet.holds(first)
    assert first - at <= timedelta(hours=49)


@given(quiet_hours, moments)
def test_outside_the_quiet_nobody_waits(quiet: QuietHours, at: datetime) -> None:
    assert quiet.holds(at) or quiet.first_after(at) == at


@given(clocks, st.sampled_from(ZONES), moments)
def test_equal_ends_mean_that_there_are_no_quiet_hours(
    clock: time, zone: str, at: datetime
) -> None:
    assert QuietHours(clock, clock, zone).first_after(at) == at


def test_an_hour_that_does_not_exist_ends_the_quiet_with_the_jump() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    quiet = QuietHours(time(22), time(2, 30), "Europe/Berlin")
    first = quiet.first_after(datetime(2026, 3, 29, 0, 15, tzinfo=berlin))
    assert first == datetime(2026, 3, 29, 3, 30, tzinfo=berlin)


def test_an_hour_that_comes_twice_does_not_lead_back() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    quiet = QuietHours(time(22), time(2, 30), "Europe/Berlin")
    second_quarter = datetime(2026, 10, 25, 2, 15, tzinfo=berlin, fold=1)
    assert quiet.first_after(second_quarter) > second_quarter.astimezone(UTC)


def test_each_office_has_its_own_night() -> None:
    at = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    assert not QuietHours(zone="Asia/Jakarta").holds(at)
    assert QuietHours(zone="Asia/Jayapura").holds(at)


@given(st.integers(0, 10_000))
def test_waits_grow_up_to_the_longest(tries: int) -> None:
    assert timedelta(0) < wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT


def test_the_last_try_is_made_within_a_day_or_so() -> None:
    in_all = sum((wait_after(n) for n in range(1, MOST_TRIES)), timedelta())
    assert timedelta(hours=12) < in_all < timedelta(hours=36)
