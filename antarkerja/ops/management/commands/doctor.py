"""`antarkerja doctor`: what is wrong, and what to do."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops import fresh_secrets
from antarkerja.ops.command import PlainCommand
from antarkerja.ops.health import database_name, examine
from antarkerja.ops.health.findings import Level

SIGNS = {Level.GOOD: "✓", Level.WARNING: "!", Level.PROBLEM: "✗"}


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Looks over the installation and says in sentences what is wrong and what to do. "
        "Ends with 1 where something is wrong. Changes nothing."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--new-secrets", action="store_true",
            help=_("only print fresh secrets for a new installation"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_secrets"]:
            self.stdout.write(fresh_secrets.as_lines(fresh_secrets.fresh()), ending="")
            return
        self.stdout.write(_("Examining %(what)s") % {"what": database_name()})
        wrong = 0
        for finding in examine(now=timezone.now()):
            wrong += finding.level is Level.PROBLEM
            self.stdout.write(f"{SIGNS[finding.level]} {finding.check:13} {finding.sentence}")
            if finding.remedy:
                self.stdout.write(f"  {'':13} → {finding.remedy}")
        if wrong:
            self.stdout.write(_("%(n)s problem(s).") % {"n": wrong})
            raise SystemExit(1)
        self.stdout.write(_("All is well."))
