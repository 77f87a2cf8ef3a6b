"""`antarkerja fairness-report`: whether groups were treated alike, as a page and as JSON."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from antarkerja.domain.matching.queries import (
    about_in_words,
    finding,
    group_in_words,
    kept_report,
    report_as_html,
    report_as_json,
    year_until,
)
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.imports import NoOfficeError, Owners
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.reference.regions import province_of
from antarkerja.journeys.fairness_work import report_at_once
from antarkerja.ops.command import PlainCommand
from antarkerja.shared.whole_files import write_whole

NAME = "fairness-report"


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Compares women and men, ages, people with and without a disability and others in what "
        "is suggested, who is referred and who is hired in a year, and writes it as a page and "
        "as JSON. The auditor sees the report too. No person is in it."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--out", type=Path, required=True, metavar=_("FOLDER"),
            help=_("where to write fairness-report.html and fairness-report.json"),
        )
        area = parser.add_mutually_exclusive_group()
        area.add_argument("--office", help=_("only this office: its region code, as 33.07"))
        area.add_argument("--province", help=_("only this province: its code, as 33"))
        parser.add_argument(
            "--until", type=date.fromisoformat, metavar=_("DAY"),
            help=_("last day of the year that is looked at, as 2026-11-24; by default today"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            office = Owners().coded(options["office"]) if options["office"] else None
        except NoOfficeError as error:
            raise CommandError(
                _("No office serves the region %(code)s.") % {"code": error}
            ) from error
        if options["province"] and province_of(options["province"]) != options["province"]:
            raise CommandError(_("A province is written by its two digits, as 33."))
        last_on = options["until"] or timezone.localdate()
        scope = year_until(last_on, region="" if office else options["province"] or "",
                           office_id=office)
        run_id = report_at_once(by=system_actor(), at=timezone.now(), scope=scope)
        try:
            kept = kept_report(system_actor(), run_id)
        except OutOfScopeError as error:
            raise CommandError(
                _("A report of these people is being made just now; try again in a minute.")
            ) from error
        page = report_as_html(
            kept, language="en" if (get_language() or "id").startswith("en") else "id",
            label=group_in_words, about=about_in_words(kept),
        )
        folder: Path = options["out"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for ending, text in (("json", report_as_json(kept)), ("html", page)):
                write_whole(folder / f"{NAME}.{ending}", text.encode())
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from error
        self.stdout.write(finding(kept.report).sentence)
        self.stdout.write(_("Written: %(path)s") % {"path": folder})
