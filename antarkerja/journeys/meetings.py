"""Meetings of the community, with what colleagues are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from antarkerja.domain.cases.policies.appointments import moment_in_words
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.practices.operations.meetings import (
    MeetingDetails,
    Point,
    call_off,
    change_meeting,
    mark_invited,
)
from antarkerja.domain.practices.operations.seats import leave, take_seat
from antarkerja.domain.practices.queries.colleagues import invited_to
from antarkerja.domain.practices.queries.meetings import participants
from antarkerja.journeys.tell import tell_user
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User
    from antarkerja.domain.offices.policies import Actor
    from antarkerja.domain.practices.enums.meeting import Seat
    from antarkerja.domain.practices.models import Meeting, MeetingRegistration


@transaction.atomic
def invite_to_meeting(*, by: Actor, at: datetime, meeting_id: int) -> int:
    """Tells every colleague whose office is invited; a colleague is told once. How many there are.

    Whoever has registered already needs no invitation.

    Raises:
        OutOfScopeError: not the actor's to host.
        MeetingOverError: held or called off.
    """
    meeting = mark_invited(by=by, at=at, meeting_id=meeting_id)
    there = {row.user_id for row in participants(meeting)}
    told = 0
    for user in invited_to(meeting):
        if user.pk not in there and user.pk != by.user_id:
            _tell(by, at, meeting, user, MessageEvent.MEETING_INVITED, "invited")
            told += 1
    return told


@transaction.atomic
def reshape_meeting(
    *, by: Actor, at: datetime, meeting_id: int, details: MeetingDetails, points: Sequence[Point]
) -> Meeting:
    """`change_meeting`; who got a seat by it is told.

    Raises: see `operations.meetings.change_meeting`.
    """
    changed = change_meeting(by=by, meeting_id=meeting_id, details=details, points=points)
    _tell_seated(by, at, changed.meeting, changed.seated)
    return changed.meeting


@transaction.atomic
def take_part(*, by: Actor, at: datetime, meeting_id: int, seat: Seat) -> MeetingRegistration:
    """`take_seat`; who gets the seat that it frees is told. Raises: see `seats.take_seat`."""
    taken = take_seat(by=by, at=at, meeting_id=meeting_id, seat=seat)
    for row in taken.seated:
        _tell_seated(by, at, row.meeting, [row])
    return taken.row


@transaction.atomic
def give_up_seat(*, by: Actor, at: datetime, meeting_id: int) -> None:
    """The actor no longer comes; who gets the seat is told. Raises: see `seats.leave`."""
    for row in leave(by=by, meeting_id=meeting_id):
        _tell_seated(by, at, row.meeting, [row])


@transaction.atomic
def call_off_meeting(*, by: Actor, at: datetime, meeting_id: int, why: str) -> int:
    """Called off; whoever takes part or waits is told. How many.

    Raises:
        OutOfScopeError: not the actor's to host.
        MeetingOverError: it was held.
    """
    meeting = call_off(by=by, at=at, meeting_id=meeting_id, why=why)
    rows = [row for row in participants(meeting) if row.user_id != by.user_id]
    for row in rows:
        _tell(by, at, meeting, row.user, MessageEvent.MEETING_CALLED_OFF, "called-off",
              why=meeting.called_off_why)
    return len(rows)


def _tell_seated(
    by: Actor, at: datetime, meeting: Meeting, rows: Iterable[MeetingRegistration]
) -> None:
    for row in rows:
        # Who waits again after leaving is told again.
        _tell(by, at, meeting, row.user, MessageEvent.MEETING_SEAT,
              f"seat:{row.registered_at:%Y%m%d%H%M%S}")


def _tell(
    by: Actor, at: datetime, meeting: Meeting, user: User, event: MessageEvent, what: str,
    **more: str,
) -> None:
    """In the words of the colleague's language; not after the meeting has begun."""
    with translation.override(user.language):
        when = moment_in_words(meeting.starts_at, meeting.office)
        where = meeting.place or str(meeting.get_form_display())
    values = {"meeting": meeting.title, "when": when, "link": _address(meeting)} | more
    if event != MessageEvent.MEETING_CALLED_OFF:
        values["where"] = where
    tell_user(
        by=by, at=at, user=user, event=event, values=values,
        key=f"meeting:{meeting.pk}:{what}:{user.pk}", about=("meeting", meeting.pk),
        good_until=meeting.starts_at,
    )


def _address(meeting: Meeting) -> str:
    return public_address(reverse("community:meeting", args=[meeting.pk]))
