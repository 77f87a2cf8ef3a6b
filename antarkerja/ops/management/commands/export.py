"""`antarkerja export`: vacancies, people or an empty template, as CSV or XLSX."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.employers import imports as vacancies
from antarkerja.domain.jobseekers import imports as people
from antarkerja.domain.offices.imports import NoOfficeError, Owners
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.ops.command import PlainCommand
from antarkerja.shared.tabular import write_csv, write_xlsx


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Takes vacancies or people out as CSV or XLSX, or the empty template that brings them "
        "in. A NIK is never taken out."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "what", choices=["vacancies", "people", "template"], help=_("what to take out")
        )
        parser.add_argument("file", type=Path, help=_("where to write: NAME.csv or NAME.xlsx"))
        parser.add_argument(
            "--of", choices=["vacancies", "people"], default="vacancies",
            help=_("which template"),
        )
        parser.add_argument("--office", help=_("only this office: its region code, as 33.07"))

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if path.suffix.lower() not in (".csv", ".xlsx"):
            raise CommandError(_("The name of the file ends in .csv or .xlsx."))
        try:
            office = Owners().coded(options["office"]) if options["office"] else None
        except NoOfficeError as error:
            raise CommandError(
                _("No office serves the region %(code)s.") % {"code": error}
            ) from error
        header, rows = self._table(options["what"], options["of"], system_actor(office))
        data = (write_xlsx if path.suffix.lower() == ".xlsx" else write_csv)(header, rows)
        try:
            path.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.stdout.write(_("Written: %(path)s") % {"path": path})

    def _table(
        self, what: str, of: str, viewer: Actor
    ) -> tuple[tuple[str, ...], Iterable[list[str | int | None]]]:
        if what == "template":
            columns = vacancies.TEMPLATE_COLUMNS if of == "vacancies" else people.TEMPLATE_COLUMNS
            return columns, []
        if what == "vacancies":
            return vacancies.TEMPLATE_COLUMNS, vacancies.vacancy_rows(viewer)
        return people.TEMPLATE_COLUMNS, people.people_rows(viewer)
