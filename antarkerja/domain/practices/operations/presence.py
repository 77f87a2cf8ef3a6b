"""Who was at a meeting: signed with the code on the screen, or ticked on the list."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from antarkerja.domain.cases.policies.appointments import SIGN_AROUND, is_screen_code
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm, RegistrationState, Seat
from antarkerja.domain.practices.errors.meeting import TooEarlyError, WrongCodeError
from antarkerja.domain.practices.models import Meeting, MeetingRegistration
from antarkerja.domain.practices.operations.certificates import give_certificates
from antarkerja.domain.practices.operations.meeting_locks import (
    colleague,
    entry_of,
    locked_meeting,
)
from antarkerja.domain.practices.queries.meetings import meetings_for

BY_CODE, BY_LIST = "code", "list"


@transaction.atomic
def sign_with_code(
    *, by: Actor, at: datetime, meeting_id: int, code: str
) -> MeetingRegistration:
    """A colleague who sees the code on the screen signs the own presence. Twice is once.

    Who came without having registered is taken in: who is there is there.

    Raises:
        NotAllowedError, OutOfScopeError: not invited.
        WrongCodeError: not the code of this minute or the one before, or not around the meeting.
    """
    by.require(Permission.READ_PRACTICES)
    if not meetings_for(by).filter(pk=meeting_id, called_off_at=None).exists():
        raise OutOfScopeError(meeting_id)
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(
        pk=meeting_id)
    row = meeting.registrations.filter(user_id=colleague(by)).first()
    if row and row.came_at:
        return row
    around = meeting.starts_at - SIGN_AROUND <= at <= meeting.ends_at + SIGN_AROUND
    if not around or not is_screen_code(meeting.nonce, code, at):
        raise WrongCodeError
    row = row or MeetingRegistration(
        meeting=meeting, user_id=colleague(by), office_id=by.own_office, registered_at=at,
        seat=Seat.ONLINE if meeting.form == MeetingForm.ONLINE else Seat.ON_SITE,
    )
    return _came(meeting, row, at=at, how=BY_CODE)


@transaction.atomic
def tick_list(*, by: Actor, at: datetime, meeting_id: int, came: Collection[int]) -> int:
    """The host ticks who is there; `came` are ids of registrations. How many are present.

    Whoever signed with the code stays present.

    Raises:
        OutOfScopeError: not the actor's to host.
        TooEarlyError: the meeting is far from beginning.
    """
    meeting = locked_meeting(by, meeting_id)
    if at < meeting.starts_at - SIGN_AROUND:
        raise TooEarlyError
    rows = meeting.registrations.filter(pk__in=came, came_at=None)
    for row in rows.exclude(state=RegistrationState.CANCELLED):
        _came(meeting, row, at=at, how=BY_LIST)
    return meeting.registrations.filter(came_at__isnull=False).count()


def _came(
    meeting: Meeting, row: MeetingRegistration, *, at: datetime, how: str
) -> MeetingRegistration:
    """Presence; after the meeting was held it goes into the ledger at once."""
    row.state, row.came_at, row.came_by = RegistrationState.REGISTERED, at, how
    row.save()
    if meeting.held_at:
        _record_late(meeting, row)
        day = at.astimezone(ZoneInfo(meeting.office.zone)).date()
        give_certificates(meeting, [row], on=day)
    return row


def _record_late(meeting: Meeting, row: MeetingRegistration) -> None:
    kinds = [EventKind.MEETING_ATTENDED] if row.user_id != meeting.host_id else []
    if meeting.agenda.filter(speaker_user_id=row.user_id).exists():
        kinds.append(EventKind.MEETING_CONTRIBUTED)
    for kind in kinds:
        entry = entry_of(kind, meeting, user_id=row.user_id, office_id=row.office_id)
        if not Event.objects.filter(act_key=entry.act_key).exists():
            record(entry)
