"""Progress, obstacles, and talk between the origin and who adopts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import ReplicationNoteKind
from antarkerja.domain.practices.errors.replication import NothingToDoError
from antarkerja.domain.practices.models import ReplicationNote
from antarkerja.domain.practices.operations.replication_locks import plain_words
from antarkerja.domain.practices.queries.replications import kinds_to_write, replication_for

LONGEST = 2_000
_OF_WORK = (ReplicationNoteKind.PROGRESS, ReplicationNoteKind.OBSTACLE)


@transaction.atomic
def write_replication_note(
    *, by: Actor, at: datetime, replication_id: int, kind: ReplicationNoteKind, text: str
) -> ReplicationNote:
    """The adopting office tells how it goes and asks; origin and adopter talk with each other.

    A replication that ended takes words too: what was learnt later helps the next office.

    Raises:
        NotAllowedError: the actor shares no practices, or has no part in this one.
        OutOfScopeError: the actor may not read it.
        NothingToDoError: no text, or too long a one.
        TellsOfPeopleError: the text holds personal data.
    """
    by.require(Permission.SHARE_PRACTICES)
    found = replication_for(by, replication_id)
    if found is None:
        raise OutOfScopeError(replication_id)
    if kind not in kinds_to_write(by, found):
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    said = plain_words(text, names_too=kind in _OF_WORK)
    if not said or len(said) > LONGEST:
        raise NothingToDoError
    return ReplicationNote.objects.create(
        replication=found, author_id=by.user_id or 0, kind=kind, text=said, written_at=at
    )
