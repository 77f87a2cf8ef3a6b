"""Slides and papers of a meeting: checked as files of a case are, kept in the vault."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.cases.enums.files import FileFault
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.policies.file_checks import CheckedFile
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Material
from antarkerja.domain.practices.operations.file_scans import looked_over
from antarkerja.domain.practices.operations.meeting_locks import locked_meeting
from antarkerja.domain.practices.operations.replication_locks import plain_words
from antarkerja.shared import vault

MOST_MATERIALS = 20


def add_material(
    *, by: Actor, at: datetime, meeting_id: int, title: str, name: str, content: bytes
) -> Material:
    """Checks a file and keeps it, encrypted; without a title it is called as the file is.

    Raises:
        OutOfScopeError: not the actor's to host.
        TellsOfPeopleError: its title holds a NIK, a phone or an e-mail.
        FileRefusedError: what the file is, holds or weighs; or the scanner refused it.
        ScannerDownError: the scanner does not answer; later it will.
    """
    file = looked_over(name, content)
    return _keep(by=by, at=at, meeting_id=meeting_id, title=title, file=file)


@transaction.atomic
def _keep(
    *, by: Actor, at: datetime, meeting_id: int, title: str, file: CheckedFile
) -> Material:
    meeting = locked_meeting(by, meeting_id)
    called = plain_words(" ".join(title.split()) or file.name, names_too=False)[:120]
    if meeting.materials.count() >= MOST_MATERIALS:
        raise FileRefusedError(FileFault.TOO_MANY)
    return Material.objects.create(
        meeting=meeting, title=called, form=file.form, size=len(file.content),
        stored_as=vault.put(file.content), kept_at=at,
    )


@transaction.atomic
def remove_material(*, by: Actor, meeting_id: int, material_id: int) -> None:
    """The row and its content are deleted. Twice is once. Raises OutOfScopeError."""
    meeting = locked_meeting(by, meeting_id)
    row = meeting.materials.filter(pk=material_id).first()
    if row is not None:
        stored_as = row.stored_as
        row.delete()
        transaction.on_commit(lambda: vault.drop(stored_as), robust=True)
