"""What is wrong with an installation, in sentences, each with its remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from antarkerja.ops.health import configuration, database, machine, running
from antarkerja.ops.health.findings import Finding, Level, problem

Check = Callable[[datetime], Finding]
WITHOUT_DATABASE: tuple[Check, ...] = (
    machine.python, machine.disk, machine.zones, configuration.mode, configuration.secret_keys,
    configuration.field_keys, configuration.hosts, configuration.static_files,
    configuration.translations, database.reachable,
)
WITH_DATABASE: tuple[Check, ...] = (
    database.migrations, database.journal, database.ledger_guard, database.cache,
    machine.time_skew, running.clock, running.jobs, running.worker, running.queue,
    running.outbox,
)


def examine(*, now: datetime) -> Iterator[Finding]:
    """Every check in turn; those that need the database only where it answers."""
    finding = None
    for check in WITHOUT_DATABASE:
        finding = check(now)
        yield finding
    if finding is None or finding.level is Level.PROBLEM:
        return
    for check in WITH_DATABASE:
        try:
            # A savepoint: a table that is missing must not spoil the checks after it.
            with transaction.atomic(durable=False):
                found = check(now)
        except DatabaseError as error:
            found = problem(check.__name__, _("This could not be looked at: %(why)s")
                            % {"why": str(error).strip().splitlines()[0]},
                            _("Run: antarkerja prepare"))
        yield found


def database_name() -> str:
    """Which database is examined, without its password."""
    return f"{connection.vendor} {connection.settings_dict['NAME']}"
