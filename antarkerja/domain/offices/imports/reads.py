"""Batches and their rows as an officer sees them: those of the own office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.imports.applying import TAKEN_IN
from antarkerja.domain.offices.models import ImportBatch, ImportRow
from antarkerja.domain.offices.policies import Actor

PER_PAGE = 50
LATEST = 50
# A worker needs far less for a thousand rows.
STANDSTILL = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch with how far it is: rows read, rows taken in, and rows that stayed after an undo."""

    batch: ImportBatch
    read: int
    applied: int
    to_apply: int
    kept: int


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows of a batch in order of the file; `last_line` leads to the next page, None at the end."""

    rows: list[ImportRow]
    last_line: int | None


def _seen(viewer: Actor) -> QuerySet[ImportBatch]:
    viewer.require(Permission.IMPORT_FILES)
    rows = ImportBatch.objects.select_related("user", "office").defer("content")
    if viewer.role == RoleName.SYSTEM and viewer.office_id is None:
        return rows
    return rows.filter(office_id=viewer.office_id or -1)


def batches_for(viewer: Actor) -> list[ImportBatch]:
    """The latest files of the office, newest first."""
    return list(_seen(viewer).order_by("-pk")[:LATEST])


def batch_for(viewer: Actor, batch_id: int) -> BatchView:
    """One batch.

    Raises:
        OutOfScopeError: no such batch in the office.
    """
    batch = _seen(viewer).filter(pk=batch_id).first()
    if batch is None:
        raise OutOfScopeError(batch_id)
    rows = ImportRow.objects.filter(batch=batch, verdict__in=TAKEN_IN)
    return BatchView(
        batch,
        read=ImportRow.objects.filter(batch=batch).count(),
        applied=rows.filter(applied_at__isnull=False).count(),
        to_apply=rows.filter(applied_at__isnull=True).count(),
        kept=rows.exclude(kept="").count(),
    )


def batch_to_work(batch_id: int) -> ImportBatch:
    """A batch for the worker and the command line, whoever brought it.

    Raises:
        OutOfScopeError: no such batch.
    """
    batch = ImportBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        raise OutOfScopeError(batch_id)
    return batch


def batches_at_work(*, idle_since: datetime) -> list[ImportBatch]:
    """Files that officers began and nobody has worked at for a while, without their content."""
    working = (ImportBatch.Status.READING, ImportBatch.Status.APPLYING, ImportBatch.Status.UNDOING)
    rows = ImportBatch.objects.filter(
        status__in=working, user__isnull=False, created_at__lt=idle_since - STANDSTILL
    )
    return list(rows.defer("content").order_by("pk"))


def rows_page(
    viewer: Actor, batch_id: int, *, verdict: str = "", notes: bool = False, after: int = 0
) -> RowsPage:
    """Fifty rows after a line; `verdict` narrows, `notes` keeps rows about which there is a word.

    Raises:
        OutOfScopeError: no such batch in the office.
    """
    if not _seen(viewer).filter(pk=batch_id).exists():
        raise OutOfScopeError(batch_id)
    rows = ImportRow.objects.filter(batch_id=batch_id, line__gt=after).order_by("line")
    if verdict:
        rows = rows.filter(verdict=verdict)
    if notes:
        rows = rows.filter(~Q(problems=[]))
    found = list(rows[: PER_PAGE + 1])
    more = len(found) > PER_PAGE
    found = found[:PER_PAGE]
    return RowsPage(found, found[-1].line if more else None)


def word_for_word(batch_id: int) -> int:
    """How many duplicates say exactly what an earlier row says."""
    rows = ImportRow.objects.filter(batch_id=batch_id, verdict=ImportRow.Verdict.DUPLICATE)
    return sum(
        any(problem["code"] == "same_as_line" for problem in problems)
        for problems in rows.values_list("problems", flat=True).iterator(chunk_size=2000)
    )


def kept_rows(viewer: Actor, batch_id: int, most: int = 200) -> list[ImportRow]:
    """What stayed when the batch was undone, in order of the file."""
    if not _seen(viewer).filter(pk=batch_id).exists():
        raise OutOfScopeError(batch_id)
    rows = ImportRow.objects.filter(batch_id=batch_id).exclude(kept="")
    return list(rows.order_by("line")[:most])
