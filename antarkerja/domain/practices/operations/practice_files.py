"""Forms and tools that go with a practice: checked as files of a case are, kept in the vault."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.cases.enums.files import FileFault
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.policies.file_checks import CheckedFile
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import PracticeFile
from antarkerja.domain.practices.operations.file_scans import looked_over
from antarkerja.domain.practices.operations.practice_locks import locked_practice
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.places import require_nobody_in
from antarkerja.shared import vault

MOST_FILES = 20


def keep_practice_file(
    *, by: Actor, at: datetime, practice_id: int, title: str, name: str, content: bytes
) -> PracticeFile:
    """Checks a file and keeps it, encrypted; without a title it is called as the file is.

    The same content twice is one file. Nothing waits here for a scanner that is down: readers of
    other offices shall open what was looked at.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        PersonalDataError: its title gives somebody away.
        FileRefusedError: what the file is, holds or weighs; or the scanner refused it.
        ScannerDownError: the scanner does not answer; later it will.
    """
    file = looked_over(name, content)
    return _keep(by=by, at=at, practice_id=practice_id, title=title, file=file)


@transaction.atomic
def _keep(
    *, by: Actor, at: datetime, practice_id: int, title: str, file: CheckedFile
) -> PracticeFile:
    practice = locked_practice(by, practice_id)
    called = (" ".join(as_read(title).split()) or file.name)[:120]
    require_nobody_in("files", called)
    there = practice.files.filter(removed_at=None)
    same = there.filter(sha256=file.sha256).first()
    if same is not None:
        return same
    if there.count() >= MOST_FILES:
        raise FileRefusedError(FileFault.TOO_MANY)
    return PracticeFile.objects.create(
        practice=practice, title=called, form=file.form, size=len(file.content),
        sha256=file.sha256, stored_as=vault.put(file.content), kept_at=at,
    )


@transaction.atomic
def take_out_practice_file(*, by: Actor, at: datetime, file_id: int) -> PracticeFile:
    """The content is deleted, the line stays. Twice is once.

    Raises NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
    """
    file = PracticeFile.objects.select_for_update().filter(pk=file_id).first()
    if file is None:
        raise OutOfScopeError(file_id)
    locked_practice(by, file.practice_id)
    if file.removed_at is None:
        stored_as, file.stored_as, file.removed_at = file.stored_as, "", at
        file.save(update_fields=["stored_as", "removed_at"])
        transaction.on_commit(lambda: vault.drop(stored_as), robust=True)
    return file
