"""`antarkerja match-file`: the best vacancies of a file for each person of another file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.matching.errors import ColumnsMissingError
from antarkerja.domain.matching.imports import (
    FileVacancies,
    SolverMissingError,
    assigned,
    ranked,
    read_seekers,
    read_vacancies,
    write_run,
)
from antarkerja.ops.command import PlainCommand
from antarkerja.shared.tabular import UnreadableFileError
from antarkerja.shared.tabular.encoding import decode


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Ranks the vacancies of a CSV file for each person of a file of JSON lines and writes the "
        "best 300 of each; nothing is kept. Year of birth and disability are not looked at."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("seekers", type=Path, help=_("the people, one JSON object a line"))
        parser.add_argument(
            "vacancies", type=Path, help=_("the vacancies, CSV with the columns of MagangHub")
        )
        parser.add_argument(
            "--out", type=Path, required=True, metavar="RUN.csv",
            help=_("where to write seeker_id,id_posisi,rank,score"),
        )
        parser.add_argument(
            "--assign", action="store_true",
            help=_("one vacancy for each person and no more people than places, as at a job fair"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        people, skipped = read_seekers(self._text(options["seekers"]))
        for one in skipped:
            self.stderr.write(_("%(file)s, line %(line)d skipped: %(why)s.") % {
                "file": options["seekers"].name, "line": one.line, "why": one.why})
        for person in people:
            if person.unread:
                self.stderr.write(_("%(file)s, line %(line)d: not understood: %(fields)s.") % {
                    "file": options["seekers"].name, "line": person.line,
                    "fields": ", ".join(person.unread)})
        vacancies = self._vacancies(options["vacancies"])
        today = timezone.localdate().toordinal()
        listed = assigned if options["assign"] else ranked
        try:
            rows = write_run(options["out"], listed(people, vacancies, today=today))
        except SolverMissingError as error:
            raise CommandError(
                _("This needs OR-Tools: pip install 'antarkerja[national]'.")
            ) from error
        except OSError as error:
            raise CommandError(f"{options['out']}: {error.strerror}") from error
        self.stdout.write(
            _("%(people)d people × %(vacancies)d vacancies: %(rows)d rows in %(file)s.") % {
                "people": len(people), "vacancies": len(vacancies.ids), "rows": rows,
                "file": options["out"]})

    def _vacancies(self, path: Path) -> FileVacancies:
        try:
            return read_vacancies(self._text(path))
        except ColumnsMissingError as error:
            raise CommandError(_("%(file)s lacks the columns %(columns)s.")
                               % {"file": path.name, "columns": str(error)}) from error

    def _text(self, path: Path) -> str:
        try:
            return decode(path.read_bytes())[0]
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except UnreadableFileError as error:
            raise CommandError(_("%(file)s is not a text file.") % {"file": path.name}) from error
