"""The database: there, new enough, complete, and guarded."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from antarkerja.ops.health.findings import Finding, good, problem
from antarkerja.ops.preparation import missing_cache_tables, unapplied_migrations

OLDEST_POSTGRESQL = 150000
LEDGER_TRIGGERS = {
    "postgresql": {"ledger_no_change", "ledger_no_truncate"},
    "sqlite": {"ledger_no_update", "ledger_no_delete"},
}
TRIGGER_NAMES = {
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
}


def reachable(now: datetime) -> Finding:
    try:
        connection.ensure_connection()
        name = _version()
    except DatabaseError as error:
        return problem("database", _("The database does not answer: %(why)s")
                       % {"why": str(error).strip().splitlines()[0]},
                       _("Check DATABASE_URL, and that the server runs: systemctl status "
                         "postgresql."))
    if connection.vendor == "postgresql" and _postgresql_number() < OLDEST_POSTGRESQL:
        return problem("database", _("%(v)s is too old.") % {"v": name},
                       _("Use PostgreSQL 15 or newer."))
    return good("database", _("%(v)s answers.") % {"v": name})


def _version() -> str:
    if connection.vendor == "postgresql":
        return f"PostgreSQL {_ask('SHOW server_version')}"
    return f"SQLite {sqlite3.sqlite_version}"


def _postgresql_number() -> int:
    return int(_ask("SHOW server_version_num"))


def _ask(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def migrations(now: datetime) -> Finding:
    waiting = unapplied_migrations()
    if waiting:
        return problem("migrations", _("%(n)s changes of the database wait, first %(first)s.")
                       % {"n": len(waiting), "first": waiting[0]},
                       _("Make a backup, then run: antarkerja prepare"))
    return good("migrations", _("The database has the shape that this version needs."))


def journal(now: datetime) -> Finding:
    """SQLite only: without WAL, a reader waits for each writer."""
    if connection.vendor != "sqlite":
        return good("journal", _("The server keeps its own journal."))
    mode = _ask("PRAGMA journal_mode")
    if mode != "wal":
        return problem("journal", _("SQLite's journal mode is %(mode)s, not WAL.") % {"mode": mode},
                       _("Put the database on a local disk; a network folder cannot do WAL."))
    return good("journal", _("SQLite writes ahead (WAL)."))


def ledger_guard(now: datetime) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER_NAMES[connection.vendor])
        there = {row[0] for row in cursor.fetchall()}
    missing = LEDGER_TRIGGERS[connection.vendor] - there
    if missing:
        return problem("ledger", _("The ledger can be changed: %(names)s is missing.")
                       % {"names": ", ".join(sorted(missing))},
                       _("Find out who removed it; then run: antarkerja migrate ledger 0001, "
                         "antarkerja migrate. Compare with the last backup."))
    return good("ledger", _("The database refuses changes of the ledger."))


def cache(now: datetime) -> Finding:
    missing = missing_cache_tables()
    if missing:
        return problem("cache", _("The table %(name)s is missing; rate limits do not work.")
                       % {"name": missing[0]}, _("Run: antarkerja prepare"))
    return good("cache", _("The cache for rate limits is there."))
