"""`antarkerja import`: vacancies or people from a file, with preview and undo."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.imports import (
    ImportRefusedError,
    NoOfficeError,
    Owners,
    batch_to_work,
    kept_rows,
    remedy,
    rows_page,
    word_for_word,
)
from antarkerja.domain.offices.imports.wording import KEPT
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.offices.queries import local_day
from antarkerja.journeys.imports import IMPORTERS, bring_in, importer_of, take_back
from antarkerja.ops.command import PlainCommand
from antarkerja.ops.official_lists import OFFICIAL, take_official
from antarkerja.shared.tabular import UnreadableFileError, neutral

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import ImportBatch

_SHOWN = 20


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Brings vacancies, people or courses in from a CSV or XLSX file; twice changes nothing, "
        "and a killed run is finished by the next one."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("kind", choices=[*sorted(IMPORTERS), *OFFICIAL],
                            help=_("what the rows are"))
        parser.add_argument("file", nargs="?", type=Path, help=_("the CSV or XLSX file"))
        names = sorted({f.name for i in IMPORTERS.values() for f in i.formats})
        parser.add_argument(
            "--format", default="auto", choices=["auto", *names],
            help=_("the layout of the file; auto looks at its headings"),
        )
        parser.add_argument(
            "--office",
            help=_("code of the region whose office owns the rows, such as 33.07; without it "
                   "each row goes to the office of its own region"),
        )
        parser.add_argument(
            "--preview", action="store_true", help=_("read and report, and take nothing in")
        )
        parser.add_argument(
            "--undo", type=int, metavar="BATCH", help=_("take the batch of that number back")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["kind"] in OFFICIAL:
                take_official(self.stdout, options["kind"], self._read(options))
            elif options["undo"] is not None:
                self._undo(options["kind"], options["undo"])
            else:
                self._bring_in(options)
        except (UnreadableFileError, ImportRefusedError) as error:
            raise CommandError(remedy(error.problem.as_json())) from error
        except NoOfficeError as error:
            raise CommandError(self._no_office(str(error))) from error

    def _no_office(self, code: str) -> str:
        if code:
            return _("No office serves the region %(code)s.") % {"code": code}
        return _("There is no office yet: add the ministry or an office first, or run "
                 "`antarkerja seed` for demo data.")

    def _read(self, options: dict[str, Any]) -> bytes:
        path: Path | None = options["file"]
        if path is None:
            raise CommandError(_("Name the file: antarkerja import %(kind)s FILE")
                               % {"kind": options["kind"]})
        try:
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error

    def _bring_in(self, options: dict[str, Any]) -> None:
        data = self._read(options)
        office = Owners().coded(options["office"]) if options["office"] else None
        by, now = system_actor(office), timezone.now()
        batch = bring_in(
            by=by, on=local_day(by.zone, now), at=now, kind=options["kind"],
            file_name=options["file"].name, data=data, spread=office is None, office_id=office,
            format_name=options["format"], preview_only=options["preview"],
            progress=self._progress(),
        )
        if batch.status == batch.Status.FAILED:
            raise CommandError(remedy(batch.refusal))
        self._report(batch)

    def _undo(self, kind: str, number: int) -> None:
        by, now = system_actor(), timezone.now()
        try:
            if batch_to_work(number).kind != kind:
                raise OutOfScopeError(number)
        except OutOfScopeError as error:
            raise CommandError(_("There is no batch %(number)s of %(kind)s.")
                               % {"number": number, "kind": kind}) from error
        batch = take_back(by=by, on=local_day(by.zone, now), at=now, batch_id=number,
                          progress=self._progress())
        kept = kept_rows(by, number, most=1000)
        self.stdout.write(_("Batch %(number)s was taken back; %(kept)s rows stay.")
                          % {"number": batch.pk, "kept": len(kept)})
        for row in kept[:_SHOWN]:
            name = row.values.get("title") or row.values.get("details", {}).get("name", "")
            self.stdout.write(_("  line %(line)s, %(name)s: %(why)s") % {
                "line": row.line, "name": neutral(name), "why": KEPT.get(row.kept, row.kept)})

    def _report(self, batch: ImportBatch) -> None:
        self.stdout.write(_(
            "Batch %(number)s (%(format)s): %(rows)s rows = %(new)s new + %(changed)s changed + "
            "%(same)s same + %(duplicate)s duplicate + %(refused)s refused"
        ) % {
            "number": batch.pk, "format": batch.format, "rows": batch.rows, "new": batch.new,
            "changed": batch.changed, "same": batch.same, "duplicate": batch.duplicate,
            "refused": batch.refused,
        })
        if batch.duplicate:
            self.stdout.write(_(
                "Of the duplicates %(same)s say word for word what an earlier row says; "
                "%(rows)s rows are distinct."
            ) % {"same": (same := word_for_word(batch.pk)), "rows": batch.rows - same})
        sentence = importer_of(batch.kind).sentence
        page = rows_page(system_actor(), batch.pk, verdict="refused")
        for row in page.rows[:_SHOWN]:
            for problem in row.problems:
                if not problem.get("soft"):
                    self.stdout.write(_("  line %(line)s, column %(column)s: %(remedy)s") % {
                        "line": row.line, "column": problem["column"] or "–",
                        "remedy": remedy(problem, sentence)})
        if batch.refused > _SHOWN:
            self.stdout.write(_("  … and %(n)s more") % {"n": batch.refused - _SHOWN})
        if batch.status == batch.Status.READ:
            self.stdout.write(_("Nothing was taken in; run it without --preview to do so."))

    def _progress(self) -> Any:
        words = {"read": _("read"), "taken_in": _("taken in"), "taken_back": _("taken back")}
        began: dict[str, float] = {}

        def show(step: str, done: int) -> None:
            started = began.setdefault(step, time.monotonic())
            seconds = time.monotonic() - started
            speed = f", {done / seconds:,.0f}/s" if seconds > 0.5 else ""
            self.stderr.write(f"{words[step]}: {done:,}{speed}")

        return show
