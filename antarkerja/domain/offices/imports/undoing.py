"""Taking a batch back: what nothing refers to goes, what stays is named."""

from __future__ import annotations

from django.db import transaction

from antarkerja.domain.offices.imports.applying import TAKEN_IN, save_rows
from antarkerja.domain.offices.imports.batches import CHUNK, Status
from antarkerja.domain.offices.imports.kinds import Importer, ImportRefusedError, Plan
from antarkerja.domain.offices.models import ImportBatch, ImportRow


@transaction.atomic
def begin_undo(batch_id: int, importer: Importer, plan: Plan) -> ImportBatch:
    """Marks an applied batch as being undone.

    Raises:
        ImportRefusedError: it is not applied, or undone already.
    """
    plan.by.require(importer.permission)
    batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    if batch.status in (Status.APPLIED, Status.APPLYING):
        batch.status = Status.UNDOING
        batch.save(update_fields=["status"])
    if batch.status != Status.UNDOING:
        raise ImportRefusedError("batch_not_applied", batch.status)
    return batch


@transaction.atomic
def undo_chunk(batch_id: int, importer: Importer, plan: Plan, size: int = CHUNK) -> int:
    """Takes the last rows back first and returns how many were looked at; 0 when it is done."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    if batch.status != Status.UNDOING:
        return 0
    rows = list(
        ImportRow.objects.filter(
            batch=batch, verdict__in=TAKEN_IN, applied_at__isnull=False, undone_at__isnull=True
        ).order_by("-line")[:size]
    )
    if not rows:
        batch.status, batch.undone_at = Status.UNDONE, plan.at
        batch.save(update_fields=["status", "undone_at"])
        return 0
    importer.undo(rows, plan)
    for row in rows:
        row.undone_at = plan.at
    save_rows(rows, ("kept", "undone_at"))
    return len(rows)
