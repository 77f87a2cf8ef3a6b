"""Taking a previewed batch in, a thousand rows a transaction.

Killed anywhere, the next run goes on with the first row that was not taken in: a row and its
mark are written in one transaction.
"""

from __future__ import annotations

from django.db import transaction

from antarkerja.domain.offices.imports.batches import CHUNK, Status, Verdict, count_verdicts
from antarkerja.domain.offices.imports.kinds import Importer, ImportRefusedError, Plan
from antarkerja.domain.offices.models import ImportBatch, ImportRow

TAKEN_IN = (Verdict.NEW, Verdict.CHANGED)
_MARKS = ("verdict", "values", "problems", "target_id", "before", "applied_at")


@transaction.atomic
def begin_apply(batch_id: int, importer: Importer, plan: Plan) -> ImportBatch:
    """Marks a read batch as being applied; one that is being applied stays so.

    Raises:
        ImportRefusedError: it was undone, failed, or is not read yet.
        NotAllowedError: the actor may not bring in files, or not write this kind.
    """
    plan.by.require(importer.permission)
    batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    if batch.status == Status.READ:
        batch.status = Status.APPLYING
        batch.save(update_fields=["status"])
    if batch.status not in (Status.APPLYING, Status.APPLIED):
        raise ImportRefusedError("batch_not_ready", batch.status)
    return batch


@transaction.atomic
def apply_chunk(batch_id: int, importer: Importer, plan: Plan, size: int = CHUNK) -> int:
    """Takes the next rows in and returns how many; 0 when the batch is done and closed.

    The lock on the batch lets two workers take turns.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    if batch.status != Status.APPLYING:
        return 0
    rows = list(
        ImportRow.objects.filter(batch=batch, verdict__in=TAKEN_IN, applied_at__isnull=True)
        .order_by("line")[:size]
    )
    if not rows:
        _close(batch, plan)
        return 0
    importer.apply(rows, plan)
    for row in rows:
        row.applied_at = plan.at
    save_rows(rows, _MARKS)
    return len(rows)


def save_rows(rows: list[ImportRow], fields: tuple[str, ...]) -> None:
    """Writes fields of many rows in one statement, far quicker than `bulk_update`."""
    ImportRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=list(fields),
        batch_size=500,
    )


def _close(batch: ImportBatch, plan: Plan) -> None:
    batch.status, batch.applied_at, batch.content = Status.APPLIED, plan.at, None
    count_verdicts(batch)
    batch.save()
