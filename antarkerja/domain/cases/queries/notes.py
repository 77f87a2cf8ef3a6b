"""Notes and files of a case, as the office and the person may read them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from antarkerja.domain.cases.enums.files import ScanState, Visibility
from antarkerja.domain.cases.errors.files import FileNotReadyError
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.cases.models.notes import CaseNote
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared import vault

READY = (ScanState.CLEAN, ScanState.UNSCANNED)


def may_read(viewer: Actor, *, writer: str) -> Q:
    """What of notes or files a viewer reads; `writer` is the field that names who wrote it.

    The person reads what is for the person. The office reads its own cases; what is for the team
    is read by the case's officer, the head and whoever wrote it.
    """
    if not viewer.may(Permission.WORK_CASES):
        viewer.require(Permission.USE_OWN_FILE)
        return Q(case__person_id=viewer.person_id or 0, visibility=Visibility.PERSON)
    own = Q(case__office_id=viewer.own_office)
    if viewer.may(Permission.LEAD_CASES):
        return own
    return own & (
        ~Q(visibility=Visibility.TEAM) | Q(case__officer_id=viewer.user_id)
        | Q(**{writer: viewer.user_id})
    )


def notes_seen_by(viewer: Actor) -> QuerySet[CaseNote]:
    """Notes the viewer may read, newest first."""
    return (
        CaseNote.objects.filter(may_read(viewer, writer="author_id"))
        .select_related("author", "share").order_by("-happened_on", "-pk")
    )


def note_for(viewer: Actor, note_id: int) -> CaseNote | None:
    """One note with its case, person and former texts."""
    viewer.require(Permission.WORK_CASES)
    return (
        notes_seen_by(viewer).select_related("author", "share", "case__person", "case__officer")
        .prefetch_related("versions").filter(pk=note_id).first()
    )


def files_seen_by(viewer: Actor) -> QuerySet[CaseFile]:
    """Files the viewer may read, newest first; what was taken out is left out."""
    return (
        CaseFile.objects.filter(may_read(viewer, writer="user_id"), removed_at=None)
        .order_by("-kept_at", "-pk")
    )


def file_for(viewer: Actor, file_id: int) -> CaseFile | None:
    return files_seen_by(viewer).select_related("case").filter(pk=file_id).first()


def content_of(file: CaseFile) -> bytes:
    """The file's content, of a file that was found for its reader.

    Raises:
        FileNotReadyError: it waits for the scan, was refused by it, or its content is lost.
    """
    if file.scan not in READY or not file.stored_as:
        raise FileNotReadyError
    try:
        return vault.get(file.stored_as)
    except vault.LostFileError as error:
        raise FileNotReadyError from error
