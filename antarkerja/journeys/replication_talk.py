"""Talk in a replication, with the other side told: the origin of the practice, or its adopter."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import TALK, ReplicationNoteKind
from antarkerja.domain.practices.operations.replication_notes import write_replication_note
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.told import concerned_by_note
from antarkerja.journeys.tell import tell_user
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import ReplicationNote


@transaction.atomic
def write_note_and_tell(
    *, by: Actor, on: date, at: datetime, replication_id: int, kind: ReplicationNoteKind,
    text: str,
) -> ReplicationNote:
    """A note; questions and answers are told to the other side, progress and obstacles are read.

    Raises: see `practices.operations.replication_notes.write_replication_note`.
    """
    note = write_replication_note(
        by=by, at=at, replication_id=replication_id, kind=kind, text=text)
    if kind not in TALK:
        return note
    found = note.replication
    address = reverse("community:replication", args=[found.pk])
    for user in concerned_by_note(by, note, on=on):
        tell_user(
            by=by, at=at, user=user, event=MessageEvent.REPLICATION_TALK,
            key=f"replication-note:{note.pk}:{user.pk}", about=("replication", found.pk),
            values={
                "who": by.name, "practice": title_in(found.practice_id, user.language),
                "adopter": found.office.name if found.office else found.elsewhere,
                "link": public_address(address),
            },
        )
    return note
