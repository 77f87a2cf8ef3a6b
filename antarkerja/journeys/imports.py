"""Bringing a file in: read and preview it, take it in, take it back.

One journey for every kind of file; what a row means is the business of the area's importer. Each
step can be killed anywhere and begun again, and the end is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.conf import settings

from antarkerja.domain.employers.imports import VacancyImporter
from antarkerja.domain.jobseekers.imports import PeopleImporter
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.imports import (
    Format,
    Importer,
    ImportRefusedError,
    Owners,
    apply_chunk,
    batch_for,
    batch_to_work,
    begin_apply,
    begin_undo,
    content_of,
    discard_batch,
    fail_batch,
    guess_columns,
    heading,
    missing_columns,
    new_batch,
    pick_format,
    plan_of,
    read_rows_in,
    restart_reading,
    undo_chunk,
    unfinished_batch,
)
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.training.imports import CourseImporter
from antarkerja.shared.tabular import Limits, Table, UnreadableFileError, open_table

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import ImportBatch

Progress = Callable[[str, int], None]
IMPORTERS: Mapping[str, Importer] = {
    importer.kind: importer
    for importer in (VacancyImporter(), PeopleImporter(), CourseImporter())
}
AUTO = "auto"


def importer_of(kind: str) -> Importer:
    """The importer of a kind of file: "vacancies", "people" or "courses".

    Raises:
        ImportRefusedError: no such kind.
    """
    if kind not in IMPORTERS:
        raise ImportRefusedError("kind_unknown", kind)
    return IMPORTERS[kind]


def receive(
    *, by: Actor, kind: str, file_name: str, data: bytes, spread: bool = False,
    office_id: int | None = None, format_name: str = AUTO,
    columns: Mapping[str, str] | None = None, keep_content: bool = True,
) -> ImportBatch:
    """A new batch for a file; nothing is read in yet but the header.

    Where the headings do not tell the columns that are needed, the batch waits for somebody to
    name them (`columns_to_name`, `choose_columns`).

    Raises:
        UnreadableFileError: it is no table.
        ImportRefusedError: it has fewer columns than are needed, or `columns` lack one.
        NotAllowedError: the actor may not bring files in.
    """
    importer = _allowed(by, kind)
    table = _open(importer, data)
    format_, found = _guessed(importer, table, format_name)
    if columns is not None:
        found = dict(columns)
    if columns is not None or len(table.header) < len(format_.needs):
        _require_columns(format_, found)
    home = office_id if office_id is not None else by.office_id
    return new_batch(
        importer=importer, plan_by=by.user_id, file_name=file_name, data=data,
        office_id=home if home is not None else Owners().any(), format_name=format_.name,
        mapping={"columns": found, "spread": spread, "header": table.header},
        keep_content=keep_content,
    )


def read_in(
    *, by: Actor, on: date, at: datetime, batch_id: int, data: bytes | None = None,
    progress: Progress | None = None,
) -> ImportBatch:
    """Reads every row and says what is to happen with it; the batch is then a preview.

    What makes the whole file unreadable is noted in the batch, not raised. A batch that waits for
    its columns goes on waiting.
    """
    batch = batch_to_work(batch_id)
    importer = _allowed(by, batch.kind)
    if columns_to_name(batch):
        return batch
    plan = plan_of(batch, by=by, on=on, at=at)
    restart_reading(batch, format_name=batch.format, mapping=batch.mapping)
    try:
        table = _open(importer, data if data is not None else content_of(batch))
        read_rows_in(batch, importer, table, plan, _told(progress, "read"))
    except (UnreadableFileError, ImportRefusedError) as error:
        fail_batch(batch, error.problem)
    return batch


def columns_to_name(batch: ImportBatch) -> tuple[str, ...]:
    """The usual headings of what is needed and stands in no column that is known of the file."""
    if batch.status != batch.Status.READING:
        return ()
    format_ = _format(importer_of(batch.kind), batch.format)
    return missing_columns(format_, batch.mapping.get("columns", {}))


def choose_columns(
    *, by: Actor, batch_id: int, columns: Mapping[str, str], format_name: str
) -> ImportBatch:
    """Other columns than were guessed; the kept file has to be read again (`read_in`).

    Raises:
        ImportRefusedError: a needed column is missing, or the batch was applied.
    """
    batch = batch_for(by, batch_id).batch
    importer = _allowed(by, batch.kind)
    format_ = _format(importer, format_name)
    header = set(batch.mapping.get("header", ()))
    chosen = {n: c for n, c in columns.items() if n in format_.columns and c in header}
    _require_columns(format_, chosen)
    mapping = {**batch.mapping, "columns": chosen}
    restart_reading(batch, format_name=format_.name, mapping=mapping)
    return batch


def begin(*, by: Actor, on: date, at: datetime, batch_id: int) -> None:
    """Marks a previewed batch as being taken in; the worker does the rest (`take_in`).

    Raises:
        ImportRefusedError: the batch is not ready or was undone.
    """
    batch = batch_for(by, batch_id).batch
    begin_apply(batch_id, _allowed(by, batch.kind), plan_of(batch, by=by, on=on, at=at))


def begin_back(*, by: Actor, on: date, at: datetime, batch_id: int) -> None:
    """Marks an applied batch as being taken back; the worker does the rest (`take_back`).

    Raises:
        ImportRefusedError: nothing of the batch was taken in.
    """
    batch = batch_for(by, batch_id).batch
    begin_undo(batch_id, _allowed(by, batch.kind), plan_of(batch, by=by, on=on, at=at))


def take_in(
    *, by: Actor, on: date, at: datetime, batch_id: int, progress: Progress | None = None,
) -> ImportBatch:
    """Takes a previewed batch in, a thousand rows a transaction; goes on where it was stopped.

    Raises:
        ImportRefusedError: the batch is not ready or was undone.
    """
    batch = batch_to_work(batch_id)
    importer = _allowed(by, batch.kind)
    plan = plan_of(batch, by=by, on=on, at=at)
    begin_apply(batch_id, importer, plan)
    done, told = 0, _told(progress, "taken_in")
    while count := apply_chunk(batch_id, importer, plan):
        done += count
        if told:
            told(done)
    return batch_to_work(batch_id)


def take_back(
    *, by: Actor, on: date, at: datetime, batch_id: int, progress: Progress | None = None,
) -> ImportBatch:
    """Takes an applied batch back; what somebody uses stays, and its row says why.

    Raises:
        ImportRefusedError: the batch was not applied.
    """
    batch = batch_to_work(batch_id)
    importer = _allowed(by, batch.kind)
    plan = plan_of(batch, by=by, on=on, at=at)
    begin_undo(batch_id, importer, plan)
    done, told = 0, _told(progress, "taken_back")
    while count := undo_chunk(batch_id, importer, plan):
        done += count
        if told:
            told(done)
    return batch_to_work(batch_id)


def bring_in(
    *, by: Actor, on: date, at: datetime, kind: str, file_name: str, data: bytes,
    spread: bool, office_id: int | None, format_name: str = AUTO, preview_only: bool = False,
    progress: Progress | None = None,
) -> ImportBatch:
    """The whole way in one call, for the command line.

    A batch of this file that a killed command left half taken in is finished, and is the answer.

    Raises:
        UnreadableFileError: it is no table.
        ImportRefusedError: no heading tells a column that is needed.
    """
    importer = _allowed(by, kind)
    table = _open(importer, data)
    format_, found = _guessed(importer, table, format_name)
    _require_columns(format_, found)
    home = office_id if office_id is not None else Owners().any()
    mapping = {"columns": found, "spread": spread, "header": table.header}
    left = unfinished_batch(kind=kind, data=data, office_id=home, mapping=mapping)
    if left is not None and not preview_only:
        return take_in(by=by, on=on, at=at, batch_id=left.pk, progress=progress)
    batch = new_batch(
        importer=importer, plan_by=by.user_id, office_id=home, file_name=file_name, data=data,
        format_name=format_.name, mapping=mapping, keep_content=False,
    )
    read_in(by=by, on=on, at=at, batch_id=batch.pk, data=data, progress=progress)
    if preview_only:
        return batch_to_work(batch.pk)
    return take_in(by=by, on=on, at=at, batch_id=batch.pk, progress=progress)


def drop(*, by: Actor, batch_id: int) -> None:
    """Forgets a batch that was only previewed.

    Raises:
        ImportRefusedError: it was applied.
    """
    discard_batch(batch_for(by, batch_id).batch)


def _allowed(by: Actor, kind: str) -> Importer:
    by.require(Permission.IMPORT_FILES)
    importer = importer_of(kind)
    by.require(importer.permission)
    return importer


def _format(importer: Importer, name: str) -> Format:
    for format_ in importer.formats:
        if format_.name == name:
            return format_
    raise ImportRefusedError("format_unknown", name)


def _guessed(
    importer: Importer, table: Table, format_name: str
) -> tuple[Format, dict[str, str]]:
    """The layout and what the headings tell of its columns; what is needed may be missing."""
    if format_name == AUTO:
        format_ = pick_format(importer.formats, table.header)
    else:
        format_ = _format(importer, format_name)
    return format_, guess_columns(format_, table.header)


def _require_columns(format_: Format, columns: Mapping[str, str]) -> None:
    missing = missing_columns(format_, columns)
    if missing:
        raise ImportRefusedError("columns_unknown", ", ".join(missing))


def _open(importer: Importer, data: bytes) -> Table:
    known = {
        heading(synonym)
        for format_ in importer.formats
        for synonyms in format_.columns.values()
        for synonym in synonyms
    }
    limits = replace(Limits(), max_bytes=settings.UPLOAD_MAX_BYTES)
    return open_table(
        data, limits=limits,
        header_score=lambda cells: sum(heading(cell) in known for cell in islice(cells, 200)),
    )


def _told(progress: Progress | None, step: str) -> Callable[[int], None] | None:
    return None if progress is None else lambda done: progress(step, done)
