"""The office's calendar: opening hours, closed days, rooms and absences."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import Q

from antarkerja.domain.cases.errors.calendar import (
    DaysOutOfOrderError,
    HoursOverlapError,
)
from antarkerja.domain.cases.models import (
    Absence,
    CalendarFeed,
    ClosedDay,
    OpeningHours,
    Room,
    Slot,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Membership
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.holidays import public_holidays

MOST_DAYS, MOST_DAYS_BY_HOURS = 366, 31


@transaction.atomic
def open_hours(*, by: Actor, weekday: int, opens: time, closes: time) -> OpeningHours:
    """The office is open on a weekday (0 is Monday) from one time to another.

    Raises:
        NotAllowedError: the actor does not lead the office's work.
        HoursOverlapError: out of order, or over another opening of that weekday.
    """
    by.require(Permission.LEAD_CASES)
    others = OpeningHours.objects.select_for_update().filter(
        office_id=by.own_office, weekday=weekday
    )
    if closes <= opens or others.filter(opens__lt=closes, closes__gt=opens).exists():
        raise HoursOverlapError
    return OpeningHours.objects.create(
        office_id=by.own_office, weekday=weekday, opens=opens, closes=closes
    )


@transaction.atomic
def remove_hours(*, by: Actor, hours_id: int) -> None:
    """Takes an opening away; slots that were made stay. Twice is once."""
    by.require(Permission.LEAD_CASES)
    OpeningHours.objects.filter(office_id=by.own_office, pk=hours_id).delete()


@transaction.atomic
def close_day(*, by: Actor, at: datetime, closed_on: date, reason: str) -> ClosedDay:
    """The office receives nobody on a day: its free places are no longer given out.

    Who has an appointment already keeps it until somebody moves it (`appointments_in_the_way`).
    """
    by.require(Permission.LEAD_CASES)
    row, _made = ClosedDay.objects.get_or_create(
        office_id=by.own_office, closed_on=closed_on,
        defaults={"reason": " ".join(reason.split())[:120] or "–"},
    )
    Slot.objects.filter(
        _between(closed_on, closed_on, by.zone), office_id=by.own_office,
        withdrawn_at__isnull=True,
    ).update(withdrawn_at=at)
    return row


@transaction.atomic
def close_holidays(*, by: Actor, at: datetime, year: int) -> int:
    """Closes the public holidays and collective leave of a year; how many days are new."""
    by.require(Permission.LEAD_CASES)
    known = set(ClosedDay.objects.filter(
        office_id=by.own_office, closed_on__year=year).values_list("closed_on", flat=True))
    new = [one for one in public_holidays(year) if one.on not in known]
    for one in new:
        close_day(by=by, at=at, closed_on=one.on, reason=one.name)
    return len(new)


@transaction.atomic
def reopen_day(*, by: Actor, day_id: int) -> None:
    """A closed day is open after all; its slots are given out again. Twice is once."""
    by.require(Permission.LEAD_CASES)
    row = ClosedDay.objects.filter(office_id=by.own_office, pk=day_id).first()
    if row is None:
        return
    closed_on = row.closed_on
    row.delete()
    slots = _between(closed_on, closed_on, by.zone)
    for one in Absence.objects.filter(
        office_id=by.own_office, first_on__lte=closed_on, last_on__gte=closed_on
    ):
        slots &= ~(Q(officer_id=one.officer_id) & _away(one, by.zone))
    _give_out_again(by.own_office, slots)


@transaction.atomic
def add_room(*, by: Actor, title: str, seats: int = 1) -> Room:
    """A room or counter; the same title twice is one room."""
    by.require(Permission.LEAD_CASES)
    row, _made = Room.objects.get_or_create(
        office_id=by.own_office, title=" ".join(title.split())[:60], archived_at=None,
        defaults={"seats": seats},
    )
    return row


@transaction.atomic
def archive_room(*, by: Actor, at: datetime, room_id: int) -> None:
    """The room is no longer used; what was booked there stays."""
    by.require(Permission.LEAD_CASES)
    Room.objects.filter(
        office_id=by.own_office, pk=room_id, archived_at__isnull=True
    ).update(archived_at=at)


@transaction.atomic
def be_away(
    *, by: Actor, at: datetime, officer_id: int, first_on: date, last_on: date,
    hours: tuple[time, time] | None = None,
) -> Absence:
    """An officer receives nobody on some days: free places of those days are withdrawn.

    With `hours`, from and until on the office's clock, only places that these touch. Who has an
    appointment then keeps it until somebody moves it (`appointments_in_the_way`).

    Raises:
        NotAllowedError: somebody else's absence is entered by who leads the office's work.
        OutOfScopeError: no officer of the office.
        DaysOutOfOrderError: also hours of more than a month.
        HoursOverlapError: the hours end before they begin.
    """
    by.require(Permission.KEEP_CALENDAR if officer_id == by.user_id else Permission.LEAD_CASES)
    require_officer(by, officer_id, first_on)
    if not 0 <= (last_on - first_on).days <= (MOST_DAYS if hours is None else MOST_DAYS_BY_HOURS):
        raise DaysOutOfOrderError
    from_time, until_time = hours or (None, None)
    if from_time and until_time and until_time <= from_time:
        raise HoursOverlapError
    row, _made = Absence.objects.get_or_create(
        officer_id=officer_id, first_on=first_on, last_on=last_on, from_time=from_time,
        until_time=until_time, defaults={"office_id": by.own_office},
    )
    Slot.objects.filter(
        _away(row, by.zone), office_id=by.own_office, officer_id=officer_id,
        withdrawn_at__isnull=True,
    ).update(withdrawn_at=at)
    return row


@transaction.atomic
def be_back(*, by: Actor, absence_id: int) -> None:
    """An absence is taken back; its slots are given out again, except on closed days."""
    row = Absence.objects.filter(office_id=by.own_office, pk=absence_id).first()
    if row is None:
        return
    by.require(Permission.KEEP_CALENDAR if row.officer_id == by.user_id else Permission.LEAD_CASES)
    days = _away(row, by.zone) & Q(officer_id=row.officer_id)
    for closed in ClosedDay.objects.filter(
        office_id=by.own_office, closed_on__range=(row.first_on, row.last_on)
    ):
        days &= ~_between(closed.closed_on, closed.closed_on, by.zone)
    for other in Absence.objects.filter(
        officer_id=row.officer_id, first_on__lte=row.last_on, last_on__gte=row.first_on
    ).exclude(pk=row.pk):
        days &= ~_away(other, by.zone)
    row.delete()
    _give_out_again(by.own_office, days)


@transaction.atomic
def renew_feed(*, by: Actor, at: datetime) -> CalendarFeed:
    """A new secret address for the own calendar; the old one shows nothing from now on."""
    by.require(Permission.KEEP_CALENDAR)
    row, _made = CalendarFeed.objects.update_or_create(
        officer_id=by.user_id,
        defaults={"secret": secrets.token_urlsafe(24), "renewed_at": at,
                  "office_id": by.own_office},
    )
    return row


@transaction.atomic
def end_feed(*, by: Actor) -> None:
    """The own calendar has no address any more."""
    by.require(Permission.KEEP_CALENDAR)
    CalendarFeed.objects.filter(officer_id=by.user_id).delete()


def require_officer(by: Actor, officer_id: int | None, on: date) -> None:
    """Somebody of the office's staff, or nobody. Raises OutOfScopeError."""
    if officer_id is not None and not Membership.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on),
        office_id=by.own_office, user_id=officer_id,
    ).exists():
        raise OutOfScopeError(officer_id)


def _between(first_on: date, last_on: date, zone: str) -> Q:
    """Slots that begin on these days of the office's clock."""
    start = datetime.combine(first_on, time(0), tzinfo=ZoneInfo(zone))
    end = datetime.combine(last_on + timedelta(days=1), time(0), tzinfo=ZoneInfo(zone))
    return Q(starts_at__gte=start, starts_at__lt=end)


def _away(row: Absence, zone: str) -> Q:
    """Slots that an absence touches: of its days, or of its hours on each of them."""
    if row.from_time is None or row.until_time is None:
        return _between(row.first_on, row.last_on, zone)
    place, touched = ZoneInfo(zone), Q()
    for number in range((row.last_on - row.first_on).days + 1):
        day = row.first_on + timedelta(days=number)
        touched |= Q(starts_at__lt=datetime.combine(day, row.until_time, tzinfo=place),
                     ends_at__gt=datetime.combine(day, row.from_time, tzinfo=place))
    return touched


def _give_out_again(office_id: int, which: Q) -> None:
    """One by one: where somebody else has the officer or the room meanwhile, it stays away."""
    for slot in Slot.objects.filter(which, office_id=office_id, withdrawn_at__isnull=False):
        try:
            with transaction.atomic():
                Slot.objects.filter(pk=slot.pk).update(withdrawn_at=None)
        except IntegrityError:
            continue
