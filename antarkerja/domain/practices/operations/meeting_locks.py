"""What every act on a meeting begins with: the row locked, who acts, what the ledger keeps."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.errors.meeting import MeetingOverError
from antarkerja.domain.practices.models import Meeting
from antarkerja.domain.practices.queries.meetings import may_host, meetings_for


def colleague(by: Actor) -> int:
    """The user who acts; the clock takes no seat and hosts nothing. Raises OutOfScopeError."""
    if by.user_id is None:
        raise OutOfScopeError
    return by.user_id


def entry_of(kind: EventKind, meeting: Meeting, *, user_id: int, office_id: int) -> Entry:
    """What the ledger keeps of a meeting and one colleague, once for each kind.

    The reason is how many minutes it lasted, for the duty record.
    """
    minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    day = meeting.starts_at.astimezone(ZoneInfo(meeting.office.zone)).date()
    return Entry(
        kind=kind, subject=Subject.MEETING, subject_id=meeting.pk, happened_on=day,
        office_id=office_id, officer_id=user_id, reason=str(minutes),
        act_key=f"{kind}:{meeting.pk}:{user_id}",
    )


def locked_meeting(by: Actor, meeting_id: int) -> Meeting:
    """The meeting, locked, for who hosts it. Raises OutOfScopeError otherwise."""
    found = meetings_for(by).filter(pk=meeting_id).values_list("pk", flat=True).first()
    meeting = found and (
        Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=found)
    )
    if not meeting or not may_host(by, meeting):
        raise OutOfScopeError(meeting_id)
    return meeting


def require_open(meeting: Meeting) -> None:
    """Raises MeetingOverError where it was held or called off."""
    if meeting.held_at or meeting.called_off_at:
        raise MeetingOverError
