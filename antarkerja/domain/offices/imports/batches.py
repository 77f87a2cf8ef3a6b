"""A batch from the file to its preview."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count

from antarkerja.domain.offices.imports.kinds import (
    Draft,
    Importer,
    ImportRefusedError,
    Plan,
)
from antarkerja.domain.offices.models import ImportBatch, ImportRow
from antarkerja.shared.crypto import decrypt, encrypt
from antarkerja.shared.tabular import Problem, Table

CHUNK = 1000
# How long an officer may take to look at a preview, or at what was left out.
KEPT = timedelta(days=30)
Status = ImportBatch.Status
Verdict = ImportRow.Verdict


def new_batch(
    *, importer: Importer, plan_by: int | None, office_id: int, file_name: str, data: bytes,
    format_name: str, mapping: Mapping[str, Any], keep_content: bool,
) -> ImportBatch:
    """An empty batch. With `keep_content` the file is kept, encrypted, until it is applied."""
    content = encrypt(base64.b64encode(data).decode()) if keep_content else None
    return ImportBatch.objects.create(
        kind=importer.kind, office_id=office_id, user_id=plan_by, file_name=file_name[-200:],
        sha256=hashlib.sha256(data).hexdigest(), format=format_name, mapping=dict(mapping),
        content=content, status=Status.READING,
    )


def content_of(batch: ImportBatch) -> bytes:
    """The uploaded file.

    Raises:
        ImportRefusedError: it is not kept any more.
    """
    if batch.content is None:
        raise ImportRefusedError("file_gone")
    return base64.b64decode(decrypt(batch.content))


def unfinished_batch(
    *, kind: str, data: bytes, office_id: int, mapping: Mapping[str, Any]
) -> ImportBatch | None:
    """The batch of the same file that a killed command left while it was being applied.

    What was only read and never applied is thrown away: reading again is quick and sees what
    is known now.
    """
    same = ImportBatch.objects.filter(
        kind=kind, sha256=hashlib.sha256(data).hexdigest(), office_id=office_id,
        user__isnull=True, mapping=dict(mapping),
    )
    for batch in same.filter(status__in=[Status.READING, Status.READ]):
        discard_batch(batch)
    return same.filter(status=Status.APPLYING).order_by("pk").first()


def discard_batch(batch: ImportBatch) -> None:
    """Forgets a batch of which nothing was applied.

    Raises:
        ImportRefusedError: it was applied.
    """
    if batch.status not in (Status.READING, Status.READ, Status.FAILED):
        raise ImportRefusedError("batch_applied")
    batch.delete()


def forget_old_files(*, at: datetime) -> int:
    """Removes files that nobody took in for a month, and empties old rows that came to nothing.

    What a row says of a person is kept no longer than its errand. Returns how many files and
    rows.
    """
    before = at - KEPT
    waiting = ImportBatch.objects.filter(
        status__in=[Status.READING, Status.READ, Status.FAILED], created_at__lt=before
    )
    gone = waiting.count()
    waiting.delete()
    left_out = ImportRow.objects.filter(
        batch__applied_at__lt=before, verdict__in=[Verdict.REFUSED, Verdict.DUPLICATE, Verdict.SAME]
    ).exclude(values={})
    return gone + left_out.update(values={}, problems=[])


def restart_reading(batch: ImportBatch, *, format_name: str, mapping: Mapping[str, Any]) -> None:
    """Throws away the rows, to read the kept file again with other columns."""
    if batch.status not in (Status.READING, Status.READ, Status.FAILED):
        raise ImportRefusedError("batch_applied")
    with transaction.atomic():
        ImportRow.objects.filter(batch=batch).delete()
        batch.format, batch.mapping, batch.status = format_name, dict(mapping), Status.READING
        batch.refusal = {}
        batch.save(update_fields=["format", "mapping", "status", "refusal"])


def fail_batch(batch: ImportBatch, problem: Problem) -> None:
    """Notes why the whole file is refused."""
    ImportRow.objects.filter(batch=batch).delete()
    batch.status, batch.refusal, batch.content = Status.FAILED, problem.as_json(), None
    batch.save(update_fields=["status", "refusal", "content"])


@dataclass(slots=True)
class _Seen:
    """Keys that stand earlier in the file."""

    lines: dict[str, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)

    def judge(self, draft: Draft) -> None:
        if draft.refused:
            draft.verdict = Verdict.REFUSED
            return
        if not draft.key:
            return
        first = self.lines.setdefault(draft.key, draft.line)
        if first != draft.line:
            draft.verdict = Verdict.DUPLICATE
            code = "same_as_line" if draft.digest in self.words else "like_line"
            draft.problems.append(Problem("", code, str(first), soft=True))
        self.words.add(draft.digest)


def read_rows_in(
    batch: ImportBatch, importer: Importer, table: Table, plan: Plan,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Reads the table into rows with verdicts, a thousand a transaction, and closes reading."""
    seen, done = _Seen(), 0
    for drafts in _chunks(importer.drafts(table, plan)):
        for draft in drafts:
            seen.judge(draft)
        importer.judge([d for d in drafts if d.verdict == Verdict.NEW], plan)
        with transaction.atomic():
            ImportRow.objects.bulk_create(
                [_row(batch, draft) for draft in drafts], batch_size=500
            )
        done += len(drafts)
        if progress:
            progress(done)
    close_reading(batch)


def close_reading(batch: ImportBatch) -> None:
    """Counts the verdicts; from here on the batch can be applied."""
    batch.status = Status.READ
    count_verdicts(batch)
    batch.save()


def count_verdicts(batch: ImportBatch) -> None:
    """Sets the counts from the rows."""
    found = dict(
        ImportRow.objects.filter(batch=batch).values_list("verdict").annotate(n=Count("pk"))
    )
    for verdict in Verdict.values:
        setattr(batch, verdict, found.get(verdict, 0))
    batch.rows = sum(found.values())


def _chunks(drafts: Iterator[Draft]) -> Iterator[list[Draft]]:
    while chunk := list(islice(drafts, CHUNK)):
        yield chunk


def _row(batch: ImportBatch, draft: Draft) -> ImportRow:
    return ImportRow(
        batch=batch, line=draft.line, key=draft.key, values=draft.values, verdict=draft.verdict,
        problems=[problem.as_json() for problem in draft.problems], target_id=draft.target_id,
    )
