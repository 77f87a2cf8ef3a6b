"""Patterns of the week, the slots made from them, and single slots such as group sessions."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.errors.calendar import (
    DaysOutOfOrderError,
    HoursOverlapError,
    SlotCollidesError,
)
from antarkerja.domain.cases.models import Room, Slot, SlotRule
from antarkerja.domain.cases.operations.calendar import require_officer
from antarkerja.domain.cases.policies.calendar import Pattern, Taken, collides, plan_slots
from antarkerja.domain.cases.queries.calendar import calendar_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor

MOST_DAYS = 186


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotDetails:
    """What a slot is for; `is_open` where people may book it alone."""

    kind: SlotKind
    minutes: int = 30
    capacity: int = 1
    officer_id: int | None = None
    room_id: int | None = None
    topic: str = ""
    is_open: bool = True


@transaction.atomic
def add_rule(
    *, by: Actor, on: date, weekday: int, opens: time, closes: time, details: SlotDetails,
    valid_from: date | None = None, valid_until: date | None = None,
) -> SlotRule:
    """A weekly pattern; slots come from it by `make_slots`.

    Raises:
        NotAllowedError, OutOfScopeError: not the actor's office, officer or room.
        HoursOverlapError: no slot fits between the two times.
    """
    by.require(Permission.LEAD_CASES)
    _require_own(by, details, on)
    if (datetime.combine(on, closes) - datetime.combine(on, opens)
            < timedelta(minutes=details.minutes)):
        raise HoursOverlapError
    return SlotRule.objects.create(
        office_id=by.own_office, weekday=weekday, opens=opens, closes=closes,
        valid_from=valid_from or on, valid_until=valid_until, **_fields(details),
        minutes=details.minutes,
    )


@transaction.atomic
def end_rule(*, by: Actor, on: date, at: datetime, rule_id: int) -> int:
    """The pattern makes no more slots; its free ones from now on are withdrawn. How many."""
    by.require(Permission.LEAD_CASES)
    rule = SlotRule.objects.filter(office_id=by.own_office, pk=rule_id).first()
    if rule is None:
        raise OutOfScopeError(rule_id)
    if rule.valid_until is None or rule.valid_until >= on:
        rule.valid_until = on - timedelta(days=1)
        rule.save(update_fields=["valid_until"])
    return rule.slots.filter(starts_at__gt=at, taken=0, withdrawn_at__isnull=True).update(
        withdrawn_at=at)


@transaction.atomic
def make_slots(*, by: Actor, first_on: date, last_on: date) -> int:
    """Makes the slots of all patterns for some days; how many are new. Twice is once.

    Raises:
        DaysOutOfOrderError: the last day before the first, or half a year and more at once.
    """
    by.require(Permission.LEAD_CASES)
    if not 0 <= (last_on - first_on).days < MOST_DAYS:
        raise DaysOutOfOrderError
    office = _locked_office(by)
    rules = {row.pk: row for row in SlotRule.objects.filter(office=office).order_by("pk")}
    patterns = [
        Pattern(id=row.pk, weekday=row.weekday, opens=row.opens, closes=row.closes,
                minutes=row.minutes, officer_id=row.officer_id, room_id=row.room_id,
                first_on=row.valid_from, last_on=row.valid_until)
        for row in rules.values()
    ]
    calendar = calendar_of(office, first_on=first_on, last_on=last_on)
    planned = plan_slots(patterns, calendar, first_on=first_on, last_on=last_on)
    Slot.objects.bulk_create(
        (_slot_of(rules[one.rule_id or 0], one) for one in planned), batch_size=500
    )
    return len(planned)


@transaction.atomic
def add_slot(*, by: Actor, starts_at: datetime, details: SlotDetails) -> Slot:
    """A single slot, such as a group session with its topic.

    Raises:
        NotAllowedError, OutOfScopeError: not the actor's office, officer or room.
        SlotCollidesError: officer or room taken, office closed, or the officer away.
    """
    by.require(Permission.KEEP_CALENDAR)
    day = starts_at.astimezone(ZoneInfo(by.zone)).date()
    _require_own(by, details, day)
    office = _locked_office(by)
    ends_at = starts_at + timedelta(minutes=details.minutes)
    calendar = calendar_of(office, first_on=day, last_on=day)
    wanted = Taken(starts_at, ends_at, details.officer_id, details.room_id)
    zone = ZoneInfo(by.zone)
    if (not calendar.receives_on(day, details.officer_id)
            or not calendar.is_there(starts_at.astimezone(zone), ends_at.astimezone(zone),
                                     details.officer_id)
            or collides(wanted, calendar.taken)):
        raise SlotCollidesError
    return Slot.objects.create(
        office=office, starts_at=starts_at, ends_at=ends_at, nonce=_nonce(details.kind),
        **_fields(details),
    )


@transaction.atomic
def withdraw_slot(*, by: Actor, at: datetime, slot_id: int) -> Slot:
    """No longer given out; who has a place keeps it. Twice is once."""
    by.require(Permission.KEEP_CALENDAR)
    slot = Slot.objects.filter(office_id=by.own_office, pk=slot_id).first()
    if slot is None:
        raise OutOfScopeError(slot_id)
    Slot.objects.filter(pk=slot.pk, withdrawn_at__isnull=True).update(withdrawn_at=at)
    return slot


def _locked_office(by: Actor) -> Office:
    """Slots of one office are made one after another, so that none takes a room twice."""
    office = Office.objects.select_for_update().filter(pk=by.own_office).first()
    if office is None:
        raise OutOfScopeError(by.own_office)
    return office


def _require_own(by: Actor, details: SlotDetails, on: date) -> None:
    require_officer(by, details.officer_id, on)
    room_id = details.room_id
    if room_id is not None and not Room.objects.filter(
        office_id=by.own_office, pk=room_id, archived_at__isnull=True
    ).exists():
        raise OutOfScopeError(room_id)


def _fields(details: SlotDetails) -> dict[str, object]:
    return {
        "kind": details.kind, "capacity": details.capacity, "officer_id": details.officer_id,
        "room_id": details.room_id, "topic": " ".join(details.topic.split())[:120],
        "is_open": details.is_open,
    }


def _slot_of(rule: SlotRule, planned: Taken) -> Slot:
    return Slot(
        office_id=rule.office_id, rule=rule, kind=rule.kind, officer_id=rule.officer_id,
        room_id=rule.room_id, starts_at=planned.starts_at, ends_at=planned.ends_at,
        capacity=rule.capacity, topic=rule.topic, is_open=rule.is_open,
        nonce=_nonce(SlotKind(rule.kind)),
    )


def _nonce(kind: SlotKind) -> str:
    """Only a group session has a code on the screen."""
    return secrets.token_urlsafe(12) if kind == SlotKind.GROUP else ""
