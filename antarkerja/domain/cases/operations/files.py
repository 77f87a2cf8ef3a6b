"""Files of a case: kept, taken out, and looked over by the scanner."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.files import FileFault, FileKind, ScanState, Visibility
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.files import FileRefusedError, ScannerDownError
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.cases.policies.file_checks import checked
from antarkerja.domain.cases.ports import virus_scanner
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared import vault

MOST_FILES = 200


def keep_file(
    *, by: Actor, at: datetime, case: Case, name: str, content: bytes, visibility: Visibility,
    kind: FileKind,
) -> CaseFile:
    """Checks a file and keeps it, encrypted. What the person sends is the person's to see.

    Where the scanner does not answer the file is kept and waits: nobody opens it meanwhile.
    Checks, scan and disk come before the transaction, so that it holds no lock while they last.

    Raises:
        NotAllowedError, OutOfScopeError: neither the office of the case nor its person.
        NoOpenCaseError: the case is closed.
        FileRefusedError: what the file is, holds or weighs; or the scanner refused it.
    """
    by_person = require_case_or_own(by, case)
    file = checked(name, content)
    state = _scanned(file.content)
    if state is ScanState.REFUSED:
        raise FileRefusedError(FileFault.VIRUS)
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        if locked.status != CaseStatus.OPEN:
            raise NoOpenCaseError
        if locked.files.filter(removed_at=None).count() >= MOST_FILES:
            raise FileRefusedError(FileFault.TOO_MANY)
        return CaseFile.objects.create(
            case=locked, kind=FileKind(kind), name=file.name, form=file.form,
            size=len(file.content), sha256=file.sha256, stored_as=vault.put(file.content),
            visibility=Visibility.PERSON if by_person else Visibility(visibility),
            scan=state, user_id=by.user_id, by_person=by_person, kept_at=at,
        )


@transaction.atomic
def take_out_file(*, by: Actor, at: datetime, file_id: int) -> CaseFile:
    """The content is deleted, the line stays and says who took it out. Twice is once.

    A person takes out what the person sent; the office takes out any file of its cases.

    Raises OutOfScopeError.
    """
    file = CaseFile.objects.select_for_update().select_related("case").filter(pk=file_id).first()
    if file is None:
        raise OutOfScopeError(file_id)
    if require_case_or_own(by, file.case) and not file.by_person:
        raise OutOfScopeError(file_id)
    if file.removed_at is None:
        stored_as, file.stored_as = file.stored_as, ""
        file.removed_at, file.removed_by_id = at, by.user_id
        file.save(update_fields=["stored_as", "removed_at", "removed_by_id"])
        _drop_at_commit(stored_as)
    return file


def scan_waiting(*, by: Actor, limit: int = 200) -> int:
    """Scans files that came in while the scanner was down; returns how many are settled.

    Stops at the first that finds the scanner down again. The clock's act.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    waiting = CaseFile.objects.filter(scan=ScanState.WAITING, removed_at=None).order_by("pk")
    settled = 0
    for file in waiting[:limit]:
        try:
            state = virus_scanner().scan(vault.get(file.stored_as))
        except ScannerDownError:
            break
        settled += _settle(file, state)
    return settled


def sweep_vault(*, by: Actor, at: datetime, also_named: Collection[str] = ()) -> int:
    """Deletes contents that no row names for a day: their transaction never ended; how many.

    `also_named` are the contents that other areas keep in the vault.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    named = set(CaseFile.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    named.update(also_named)
    loose = [name for name in vault.names(before=at - timedelta(days=1)) if name not in named]
    for name in loose:
        vault.drop(name)
    return len(loose)


def require_case_or_own(by: Actor, case: Case) -> bool:
    """True for the person of the case, False for the office that works it; others are refused."""
    if by.may(Permission.USE_OWN_FILE) and by.person_id == case.person_id and by.person_id:
        return True
    if not (by.may(Permission.WORK_CASES) or by.may(Permission.USE_OWN_FILE)):
        raise NotAllowedError(Permission.WORK_CASES)
    if not by.may(Permission.WORK_CASES) or case.office_id != by.own_office:
        raise OutOfScopeError(case.pk)
    return False


def _scanned(content: bytes) -> ScanState:
    try:
        return virus_scanner().scan(content)
    except ScannerDownError:
        return ScanState.WAITING


@transaction.atomic
def _settle(file: CaseFile, state: ScanState) -> int:
    stored_as = file.stored_as if state is ScanState.REFUSED else ""
    kept = {"scan": state} | ({"stored_as": ""} if stored_as else {})
    done = CaseFile.objects.filter(pk=file.pk, scan=ScanState.WAITING).update(**kept)
    if done and stored_as:
        _drop_at_commit(stored_as)
    return done


def _drop_at_commit(stored_as: str) -> None:
    """Only once the row says that it is gone; a failed deletion is the sweep's."""
    if stored_as:
        transaction.on_commit(lambda: vault.drop(stored_as), robust=True)
