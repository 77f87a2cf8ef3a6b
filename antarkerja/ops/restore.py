"""Taking a backup back, into either database, wholly or not at all."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from antarkerja.domain.ledger import triggers
from antarkerja.ops.backup import (
    CHUNK,
    FORMAT,
    MANIFEST,
    TableFacts,
    applied_migrations,
    columns,
    kept_models,
    label,
    member,
)

# Filled by `migrate` and the clock, so present in a database that nobody has used yet.
FRESH_TOO = frozenset({"reference", "ops"})


class RestoreRefusedError(RuntimeError):
    """Why a backup was not taken back. Nothing was changed."""


class BackupDamagedError(RestoreRefusedError):
    """The file is not a backup, or not the one that was written."""


class OtherVersionError(RestoreRefusedError):
    """The backup and this database do not have the same migrations."""

    def __init__(self, *, program: str, missing: list[str], extra: list[str]) -> None:
        super().__init__(program)
        self.program, self.missing, self.extra = program, missing, extra


class NotEmptyError(RestoreRefusedError):
    """The database holds data. `table` is the first such table."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


def restore(source: Path, *, replace: bool) -> list[TableFacts]:
    """Fills the database from a backup and returns what was taken back.

    The file is checked against its manifest first; then all happens in one transaction, with the
    ledger's triggers suspended. With `replace`, what was there is removed.

    Raises:
        RestoreRefusedError: damaged file, other version, or a database that holds data.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError) as error:
        raise BackupDamagedError(str(error)) from error
    with archive:
        manifest = _read_manifest(archive)
        _require_same_shape(manifest)
        tables: list[TableFacts] = manifest["tables"]
        for facts in tables:
            _require_undamaged(archive, facts)
        with transaction.atomic():
            if not replace:
                _require_empty()
            # A savepoint inside: after a failure PostgreSQL would refuse to set the triggers again.
            with triggers.suspended(connection), transaction.atomic():
                _empty()
                for facts in tables:
                    _fill(archive, facts)
            _reset_sequences()
            connection.check_constraints()
    return tables


def _read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise BackupDamagedError(f"format {manifest['format']!r}, not {FORMAT}")
        manifest["tables"] = [TableFacts(**facts) for facts in manifest["tables"]]
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise BackupDamagedError(f"no readable {MANIFEST}") from error
    return manifest


def _require_same_shape(manifest: dict[str, Any]) -> None:
    theirs, ours = set(manifest["migrations"]), set(applied_migrations())
    known = {label(model): [field.attname for field in columns(model)] for model in kept_models()}
    same_columns = {facts.model: facts.columns for facts in manifest["tables"]} == known
    if theirs != ours or not same_columns:
        raise OtherVersionError(
            program=manifest["program"], missing=sorted(theirs - ours), extra=sorted(ours - theirs)
        )


def _lines(archive: zipfile.ZipFile, facts: TableFacts) -> Iterator[bytes]:
    with archive.open(member(facts.model)) as file:
        yield from file


def _require_undamaged(archive: zipfile.ZipFile, facts: TableFacts) -> None:
    seen, rows = hashlib.sha256(), 0
    try:
        for line in _lines(archive, facts):
            seen.update(line)
            rows += 1
    except (KeyError, zipfile.BadZipFile, EOFError) as error:
        raise BackupDamagedError(f"{facts.model}: {error}") from error
    if seen.hexdigest() != facts.sha256 or rows != facts.rows:
        raise BackupDamagedError(f"{facts.model}: content and manifest differ")


def _require_empty() -> None:
    for model in kept_models():
        if model._meta.app_label not in FRESH_TOO and model._base_manager.exists():
            raise NotEmptyError(label(model))


def _empty() -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in reversed(kept_models()):
            # By hand: the ledger's manager refuses to delete, and rightly. The name is the model's.
            cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # nosec B608


def _fill(archive: zipfile.ZipFile, facts: TableFacts) -> None:
    model = apps.get_model(facts.model)
    fields = columns(model)
    batch: list[models.Model] = []
    for line in _lines(archive, facts):
        values = zip(fields, json.loads(line), strict=True)
        batch.append(model(**{field.attname: field.to_python(value) for field, value in values}))
        if len(batch) == CHUNK:
            _insert(model, batch)
            batch = []
    if batch:
        _insert(model, batch)


def _insert(model: type[models.Model], rows: list[models.Model]) -> None:
    # Raw, as `loaddata` does: pre_save would set auto_now columns to today, and a backup says
    # when it really was.
    fields = columns(model)
    step = connection.ops.bulk_batch_size([field.attname for field in fields], rows) or CHUNK
    for start in range(0, len(rows), step):
        model._base_manager.all()._insert(  # type: ignore[attr-defined]  # private, kept by a test
            rows[start : start + step], fields=fields, using=connection.alias, raw=True
        )


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)
