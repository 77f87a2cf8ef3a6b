"""Database triggers that refuse update, delete and truncate of the ledger, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "ledger_event"
MESSAGE = "ledger_event is append-only; a correction is a new event"

POSTGRESQL_INSTALL = (
    f"""CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    f"""CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
    f"""CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
)
POSTGRESQL_REMOVE = (
    f"DROP TRIGGER IF EXISTS ledger_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS ledger_no_truncate ON {TABLE}",
)
SQLITE_INSTALL = tuple(
    f"""CREATE TRIGGER ledger_no_{act.lower()} BEFORE {act} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
    for act in ("UPDATE", "DELETE")
)
SQLITE_REMOVE = tuple(
    f"DROP TRIGGER IF EXISTS ledger_no_{act.lower()}" for act in ("UPDATE", "DELETE")
)


def install(connection: BaseDatabaseWrapper) -> None:
    _run(connection, POSTGRESQL_INSTALL, SQLITE_INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    _run(connection, POSTGRESQL_REMOVE, SQLITE_REMOVE)


@contextmanager
def suspended(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """For emptying a test database or restoring a backup, never in an operation."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def _run(
    connection: BaseDatabaseWrapper, postgresql: tuple[str, ...], sqlite: tuple[str, ...]
) -> None:
    statements = postgresql if connection.vendor == "postgresql" else sqlite
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
