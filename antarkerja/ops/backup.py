"""A backup that either database can take back: one zip with a JSON line for each row.

    manifest.json              what it is, versions, and rows and SHA-256 of each table
    tables/ledger.Event.jsonl  one row a line, values in the order of the manifest's columns

Left out is what belongs to the running and not to the service: sessions (a restored backup must
not sign anybody in), signs of life, and what Django makes itself (content types, permissions).
NIK stay encrypted: the keys are not in a backup and are kept apart.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1000
LEFT_OUT = frozenset({
    "sessions.Session", "contenttypes.ContentType", "auth.Permission", "auth.Group",
    "auth.Group_permissions", "ops.Heartbeat",
})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """What the manifest says of one table."""

    model: str
    columns: list[str]
    rows: int
    sha256: str


def kept_models() -> list[type[models.Model]]:
    """Every table that a backup holds, in an order in which parents come first."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and label(model) not in LEFT_OUT
    ]
    return _parents_first(found)


def label(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that are stored; those that the database computes are not."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def applied_migrations() -> list[str]:
    """Names of the migrations of this database, which say its shape."""
    return sorted(
        f"{area}.{name}" for area, name in MigrationRecorder(connection).applied_migrations()
    )


def write_backup(target: Path, *, at: datetime) -> list[TableFacts]:
    """Writes a backup of all that was in the database at one moment; the file appears whole.

    Raises:
        FileExistsError: `target` is there already.
        OSError: the folder cannot be written.
    """
    if target.exists():
        raise FileExistsError(target)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    # Personal data: for its owner only, from the first byte.
    descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, one_moment():
                tables = [_write_table(archive, model) for model in kept_models()]
                archive.writestr(MANIFEST, _manifest(tables, at))
            file.flush()
            os.fsync(file.fileno())
        # A link fails where the target has appeared meanwhile; a rename would overwrite it.
        os.link(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return tables


@contextmanager
def one_moment() -> Iterator[None]:
    """All reads inside see the same moment, and writers do not wait for them."""
    connection.ensure_connection()
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # Django would say BEGIN IMMEDIATE and lock out the desk; WAL gives readers a still picture.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _manifest(tables: list[TableFacts], at: datetime) -> str:
    return json.dumps(
        {
            "format": FORMAT, "program": version("antarkerja"), "made_at": at.isoformat(),
            "database": connection.vendor, "migrations": applied_migrations(),
            "tables": [asdict(table) for table in tables],
        },
        indent=1,
    )


def _write_table(archive: zipfile.ZipFile, model: type[models.Model]) -> TableFacts:
    names = [field.attname for field in columns(model)]
    seen, rows = hashlib.sha256(), 0
    assert model._meta.pk is not None
    found = model._base_manager.order_by(model._meta.pk.attname).values_list(*names)
    with archive.open(member(label(model)), "w", force_zip64=True) as file:
        for row in found.iterator(chunk_size=CHUNK):
            line = (json.dumps(row, default=plain, ensure_ascii=False) + "\n").encode()
            file.write(line)
            seen.update(line)
            rows += 1
    return TableFacts(model=label(model), columns=names, rows=rows, sha256=seen.hexdigest())


def member(model_label: str) -> str:
    return f"tables/{model_label}.jsonl"


def plain(value: object) -> str:
    """A stored value as text that the field's `to_python` reads again."""
    if isinstance(value, (bytes, memoryview)):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    raise TypeError(f"a backup cannot hold {type(value).__name__}")


def _parents_first(found: list[type[models.Model]]) -> list[type[models.Model]]:
    ordered: dict[type[models.Model], None] = {}

    def place(model: type[models.Model]) -> None:
        for field in model._meta.concrete_fields:
            parent = field.related_model
            if parent in found and parent is not model and parent not in ordered:
                place(parent)
        ordered[model] = None

    for model in found:
        if model not in ordered:
            place(model)
    return list(ordered)
