"""`antarkerja restore`: a backup taken back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops.command import PlainCommand
from antarkerja.ops.restore import (
    BackupDamagedError,
    NotEmptyError,
    OtherVersionError,
    RestoreRefusedError,
    restore,
)


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Takes a backup back into an empty, migrated database, SQLite or PostgreSQL. The file is "
        "checked first, and then all of it is taken back or nothing. Stop the service meanwhile."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("the backup"))
        parser.add_argument(
            "--replace", action="store_true",
            help=_("remove what is in the database now, and put the backup in its place"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tables = restore(options["file"], replace=options["replace"])
        except RestoreRefusedError as error:
            raise CommandError(in_words(error)) from error
        self.stdout.write(
            _("%(rows)s rows of %(tables)s tables were taken back. Everybody signs in anew.")
            % {"rows": sum(table.rows for table in tables), "tables": len(tables)}
        )


def in_words(error: RestoreRefusedError) -> str:
    """The refusal as a sentence that says what to do."""
    if isinstance(error, NotEmptyError):
        return _("The database holds data already (%(table)s). With --replace it is removed "
                 "first; make a backup of it before.") % {"table": error.table}
    if isinstance(error, OtherVersionError):
        return _("The backup was made by version %(program)s and this database has another shape "
                 "(missing here: %(missing)s; more here: %(extra)s). Install that version, "
                 "restore, then update and run `antarkerja prepare`.") % {
            "program": error.program, "missing": ", ".join(error.missing) or "–",
            "extra": ", ".join(error.extra) or "–",
        }
    if isinstance(error, BackupDamagedError):
        return _("The file is damaged or no backup: %(why)s") % {"why": error}
    return str(error)
