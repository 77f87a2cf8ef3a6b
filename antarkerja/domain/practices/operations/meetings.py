"""Meetings of the community: called, changed, called off, held."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record, record_many
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm
from antarkerja.domain.practices.errors.meeting import (
    NobodyCameError,
    SeatsGivenError,
    TooEarlyError,
)
from antarkerja.domain.practices.models import AgendaPoint, Meeting, MeetingRegistration
from antarkerja.domain.practices.operations.certificates import give_certificates
from antarkerja.domain.practices.operations.meeting_locks import (
    colleague,
    entry_of,
    locked_meeting,
    require_open,
)
from antarkerja.domain.practices.operations.seats import seat_who_wait
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.queries.meetings import may_call

MOST_POINTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the agenda before it is kept; `length` in minutes."""

    title: str
    speaker: str = ""
    speaker_user_id: int | None = None
    practice_id: int | None = None
    length: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetails:
    """`region` is whom it invites: "33" a province, "33.07" one office, "" the nation."""

    title: str
    form: MeetingForm
    starts_at: datetime
    ends_at: datetime
    about: str = ""
    place: str = ""
    link: str = ""
    region: str = ""
    seats: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A meeting after a change, and who got a seat by it."""

    meeting: Meeting
    seated: list[MeetingRegistration] = field(default_factory=list)


@transaction.atomic
def call_meeting(*, by: Actor, details: MeetingDetails, points: Sequence[Point] = ()) -> Meeting:
    """A new meeting of the actor's office, hosted by the actor. Of one name and hour there is one.

    Raises:
        NotAllowedError: neither shares nor coordinates practices.
        OutOfScopeError: invites a region that is not the office's own to invite.
    """
    _require_hosting(by)
    _require_region(by, details.region)
    again = Meeting.objects.filter(
        host_id=colleague(by), office_id=by.own_office, title=as_read(details.title),
        starts_at=details.starts_at, called_off_at=None).first()
    if again is not None:
        return again
    meeting = Meeting.objects.create(
        office_id=by.own_office, host_id=colleague(by), nonce=secrets.token_hex(12),
        **asdict(_whole(details)),
    )
    _write_agenda(meeting, points)
    return meeting


@transaction.atomic
def change_meeting(
    *, by: Actor, meeting_id: int, details: MeetingDetails, points: Sequence[Point] | None = None
) -> Changed:
    """Other details. More seats go to those who wait, in the order of asking.

    Raises:
        OutOfScopeError: not the actor's to host.
        MeetingOverError: held or called off.
        SeatsGivenError: fewer seats than are given out.
    """
    meeting = locked_meeting(by, meeting_id)
    require_open(meeting)
    _require_region(by, details.region)
    whole = _whole(details)
    if whole.seats < meeting.taken:
        raise SeatsGivenError
    for name, value in asdict(whole).items():
        setattr(meeting, name, value)
    meeting.save()
    if points is not None:
        meeting.agenda.all().delete()
        _write_agenda(meeting, points)
    return Changed(meeting=meeting, seated=seat_who_wait(meeting))


@transaction.atomic
def call_off(*, by: Actor, at: datetime, meeting_id: int, why: str) -> Meeting:
    """The meeting does not take place. Twice is once.

    Raises:
        OutOfScopeError: not the actor's to host.
        MeetingOverError: it was held.
    """
    meeting = locked_meeting(by, meeting_id)
    if meeting.called_off_at:
        return meeting
    require_open(meeting)
    meeting.called_off_at, meeting.called_off_why = at, as_read(why).strip()
    meeting.save(update_fields=["called_off_at", "called_off_why"])
    return meeting


@transaction.atomic
def mark_invited(*, by: Actor, at: datetime, meeting_id: int) -> Meeting:
    """The invitations went out; the first time counts."""
    meeting = locked_meeting(by, meeting_id)
    require_open(meeting)
    if meeting.invited_at is None:
        meeting.invited_at = at
        meeting.save(update_fields=["invited_at"])
    return meeting


@transaction.atomic
def hold_meeting(*, by: Actor, at: datetime, meeting_id: int) -> Meeting:
    """The meeting took place: host, speakers and participants get it into their records.

    Twice is once; who signs later is added by `presence`.

    Raises:
        OutOfScopeError: not the actor's to host.
        TooEarlyError: it has not begun.
        NobodyCameError: nobody is marked present.
    """
    meeting = locked_meeting(by, meeting_id)
    if meeting.held_at:
        return meeting
    require_open(meeting)
    if at < meeting.starts_at:
        raise TooEarlyError
    present = list(meeting.registrations.filter(came_at__isnull=False))
    if not present:
        raise NobodyCameError
    meeting.held_at = at
    meeting.save(update_fields=["held_at"])
    record(entry_of(EventKind.MEETING_HELD, meeting, user_id=meeting.host_id,
                    office_id=meeting.office_id))
    record_many(
        entry_of(EventKind.MEETING_ATTENDED, meeting, user_id=row.user_id,
                 office_id=row.office_id)
        for row in present if row.user_id != meeting.host_id
    )
    _record_speakers(meeting, present)
    day = at.astimezone(ZoneInfo(meeting.office.zone)).date()
    give_certificates(meeting, present, on=day)
    return meeting


def _record_speakers(meeting: Meeting, present: list[MeetingRegistration]) -> None:
    """Speakers who were there contributed; each once, however many points they had."""
    offices = {row.user_id: row.office_id for row in present}
    spoke = set(meeting.agenda.exclude(speaker_user=None).values_list("speaker_user_id", flat=True))
    record_many(
        entry_of(EventKind.MEETING_CONTRIBUTED, meeting, user_id=user_id,
                 office_id=offices[user_id])
        for user_id in sorted(spoke & set(offices))
    )


def _write_agenda(meeting: Meeting, points: Sequence[Point]) -> None:
    AgendaPoint.objects.bulk_create(
        AgendaPoint(
            meeting=meeting, order=order, title=as_read(point.title).strip(),
            speaker=as_read(point.speaker).strip(),
            speaker_user_id=point.speaker_user_id, practice_id=point.practice_id,
            length=point.length,
        )
        for order, point in enumerate(points[:MOST_POINTS], start=1)
    )


def _whole(details: MeetingDetails) -> MeetingDetails:
    """Only what the form of the meeting needs: no seats online, no link on site."""
    details = replace(details, title=as_read(details.title), about=as_read(details.about),
                      place=as_read(details.place))
    if details.form == MeetingForm.ONLINE:
        return replace(details, place="", seats=0)
    return replace(details, link="") if details.form == MeetingForm.ON_SITE else details


def _require_hosting(by: Actor) -> None:
    if not may_call(by):
        raise NotAllowedError(Permission.SHARE_PRACTICES)


def _require_region(by: Actor, region: str) -> None:
    """An office invites itself, its province or everybody; a province itself or everybody."""
    own = {"", by.region, by.region[:2]}
    if region not in own and by.office_kind != OfficeKind.MINISTRY:
        raise OutOfScopeError(region)


