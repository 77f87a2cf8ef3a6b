"""Seats of a meeting: taken, waited for, given back, passed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm, RegistrationState, Seat
from antarkerja.domain.practices.errors.meeting import MeetingOverError
from antarkerja.domain.practices.models import Meeting, MeetingRegistration
from antarkerja.domain.practices.operations.meeting_locks import colleague, require_open
from antarkerja.domain.practices.queries.meetings import meetings_for


@dataclass(frozen=True, slots=True)
class Taken:
    """How the actor takes part, and who got the seat that the actor gave back for it."""

    row: MeetingRegistration
    seated: list[MeetingRegistration] = field(default_factory=list)


@transaction.atomic
def take_seat(
    *, by: Actor, at: datetime, meeting_id: int, seat: Seat
) -> Taken:
    """The actor takes part. Where the room is full, the actor waits; online there is room.

    Asking again with the same seat changes nothing and keeps the place in line; another seat
    gives the old one back, to who waited longest. Whoever is there already stays there.

    Raises:
        NotAllowedError, OutOfScopeError: not invited.
        MeetingOverError: held, called off, or begun long ago.
    """
    meeting = _locked(by, meeting_id)
    if at > meeting.ends_at:
        raise MeetingOverError
    seat = _possible(meeting, seat)
    row = meeting.registrations.filter(user_id=colleague(by)).first()
    if row and row.state != RegistrationState.CANCELLED:
        if row.seat == seat or row.came_at:
            return Taken(row)
        _give_back(meeting, row)
    row = row or MeetingRegistration(meeting=meeting, user_id=colleague(by))
    row.office_id, row.seat, row.registered_at = by.own_office, seat, at
    row.state = (
        RegistrationState.REGISTERED if _seated(meeting, seat) else RegistrationState.WAITING
    )
    row.save()
    return Taken(row, seat_who_wait(meeting))


@transaction.atomic
def leave(*, by: Actor, meeting_id: int) -> list[MeetingRegistration]:
    """The actor no longer comes; who waited longest gets the seat. Returns who got one.

    Whoever signed the list has come, and keeps the seat.

    Raises:
        NotAllowedError, OutOfScopeError: not invited, or not registered.
        MeetingOverError: held or called off.
    """
    meeting = _locked(by, meeting_id)
    row = meeting.registrations.filter(user_id=colleague(by)).first()
    if row is None:
        raise OutOfScopeError(meeting_id)
    if row.state == RegistrationState.CANCELLED or row.came_at:
        return []
    _give_back(meeting, row)
    row.state = RegistrationState.CANCELLED
    row.save(update_fields=["state"])
    return seat_who_wait(meeting)


def seat_who_wait(meeting: Meeting) -> list[MeetingRegistration]:
    """Gives free seats to those who wait, in the order of asking. Call with the meeting locked."""
    seated = []
    waiting = meeting.registrations.filter(state=RegistrationState.WAITING)
    for row in waiting.select_related("user").order_by("registered_at", "pk"):
        if not _seated(meeting, Seat(row.seat)):
            break
        row.state = RegistrationState.REGISTERED
        row.save(update_fields=["state"])
        seated.append(row)
    return seated


def _seated(meeting: Meeting, seat: Seat) -> bool:
    """Whether there is a seat; one on site is counted out by one conditional UPDATE."""
    if seat == Seat.ONLINE:
        return True
    rows = Meeting.objects.filter(pk=meeting.pk, taken__lt=F("seats"))
    return bool(rows.update(taken=F("taken") + 1))


def _give_back(meeting: Meeting, row: MeetingRegistration) -> None:
    if row.state == RegistrationState.REGISTERED and row.seat == Seat.ON_SITE:
        Meeting.objects.filter(pk=meeting.pk, taken__gt=0).update(taken=F("taken") - 1)


def _possible(meeting: Meeting, seat: Seat) -> Seat:
    """The seat asked for, or the only one that the meeting has."""
    only = {MeetingForm.ON_SITE: Seat.ON_SITE, MeetingForm.ONLINE: Seat.ONLINE}
    return only.get(MeetingForm(meeting.form), seat)


def _locked(by: Actor, meeting_id: int) -> Meeting:
    by.require(Permission.READ_PRACTICES)
    if not meetings_for(by).filter(pk=meeting_id).exists():
        raise OutOfScopeError(meeting_id)
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    require_open(meeting)
    return meeting
