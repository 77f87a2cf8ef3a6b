"""What came out of a meeting: minutes, tasks, opinions."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.errors.meeting import (
    MinutesChangedError,
    NotThereError,
    TooEarlyError,
)
from antarkerja.domain.practices.models import (
    ActionItem,
    Meeting,
    MeetingEvaluation,
    MeetingRegistration,
)
from antarkerja.domain.practices.operations.meeting_locks import locked_meeting
from antarkerja.domain.practices.operations.replication_locks import plain_words


@transaction.atomic
def write_minutes(*, by: Actor, meeting_id: int, text: str, version: int) -> Meeting:
    """`version` is the one the page was read at.

    Raises:
        OutOfScopeError: not the actor's to host.
        MinutesChangedError: somebody else wrote meanwhile.
        TellsOfPeopleError: a NIK, a phone or an e-mail is in it; colleagues may be named.
    """
    said = plain_words(text, names_too=False)
    meeting = locked_meeting(by, meeting_id)
    if meeting.minutes_version != version:
        raise MinutesChangedError(meeting.minutes)
    meeting.minutes, meeting.minutes_version = said, version + 1
    meeting.save(update_fields=["minutes", "minutes_version"])
    return meeting


@transaction.atomic
def agree(*, by: Actor, meeting_id: int, what: str, owner_id: int, due_on: date) -> ActionItem:
    """What somebody who takes part will do; it stands in that colleague's «Today».

    Raises:
        OutOfScopeError: not the actor's to host, or the owner takes no part.
        TellsOfPeopleError: see `write_minutes`.
    """
    said = plain_words(what, names_too=False)
    meeting = locked_meeting(by, meeting_id)
    takes_part = meeting.registrations.filter(user_id=owner_id).exists()
    if not takes_part and owner_id != meeting.host_id:
        raise OutOfScopeError(owner_id)
    return ActionItem.objects.create(
        meeting=meeting, what=said, owner_id=owner_id, due_on=due_on)


@transaction.atomic
def finish_item(*, by: Actor, on: date, item_id: int) -> ActionItem:
    """The owner did it. Twice is once. Raises OutOfScopeError for another's task."""
    item = ActionItem.objects.select_for_update().filter(
        pk=item_id, owner_id=by.user_id or 0).first()
    if item is None:
        raise OutOfScopeError(item_id)
    if item.done_on is None:
        item.done_on = on
        item.save(update_fields=["done_on"])
    return item


@transaction.atomic
def evaluate(
    *, by: Actor, at: datetime, meeting_id: int, useful: int, will_use: int, words: str = ""
) -> MeetingEvaluation:
    """What somebody who came thinks; said again, the newer counts.

    Raises NotThereError, TooEarlyError, TellsOfPeopleError.
    """
    said = plain_words(words, names_too=False)
    row = _present(by, meeting_id)
    if at < row.meeting.starts_at:
        raise TooEarlyError
    found, _made = MeetingEvaluation.objects.update_or_create(
        registration=row,
        defaults={"useful": useful, "will_use": will_use, "words": said, "given_at": at},
    )
    return found


def _present(by: Actor, meeting_id: int) -> MeetingRegistration:
    row = (
        MeetingRegistration.objects.select_for_update(of=("self",))
        .select_related("meeting__office", "user", "office")
        .filter(meeting_id=meeting_id, user_id=by.user_id or 0, came_at__isnull=False).first()
    )
    if row is None:
        raise NotThereError
    return row
