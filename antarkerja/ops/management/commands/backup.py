"""`antarkerja backup`: everything in one file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops.backup import write_backup
from antarkerja.ops.command import PlainCommand


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Writes all data into one file that `antarkerja restore` takes back, on SQLite and on "
        "PostgreSQL. The desk can go on working meanwhile. Keep the secrets apart: without "
        "ANTARKERJA_FIELD_KEYS nobody can read a NIK again."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path,
            help=_("where to write it; by default backups/antarkerja-DATE-TIME.zip"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.localtime()
        target = options["file"]
        if target is None:
            folder = Path(settings.HOME) / "backups"
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            target = folder / f"antarkerja-{now:%Y%m%d-%H%M%S}.zip"
        try:
            tables = write_backup(target, at=now)
        except FileExistsError as error:
            raise CommandError(_("%(file)s is there already.") % {"file": target}) from error
        except OSError as error:
            raise CommandError(
                _("The backup could not be written: %(why)s") % {"why": error}
            ) from error
        self.stdout.write(
            _("%(rows)s rows of %(tables)s tables are in %(file)s (%(kb)s KB).")
            % {
                "rows": sum(table.rows for table in tables), "tables": len(tables),
                "file": target, "kb": target.stat().st_size // 1024 + 1,
            }
        )
