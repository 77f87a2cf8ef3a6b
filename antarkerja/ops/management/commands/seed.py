"""`antarkerja seed`: demo data, the same for the same seed."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops.command import PlainCommand
from antarkerja.ops.seed.run import seed


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Fills an empty installation with demo data: one province, offices, officers, people, "
        "firms, vacancies and their history. No real person is in it."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=5000, help=_("how many jobseekers"))
        parser.add_argument("--offices", type=int, default=5, help=_("how many district offices"))
        parser.add_argument("--months", type=int, default=18, help=_("how many months of history"))
        parser.add_argument(
            "--seed", type=int, default=1, help=_("the same number makes the same data")
        )
        parser.add_argument(
            "--effect", type=float, default=None,
            help=_("of a practice that some offices take up: so many fewer people miss their "
                   "appointment, 0.08 is eight of a hundred; the truth is printed at the end"),
        )
        parser.add_argument(
            "--if-empty", action="store_true",
            help=_("do nothing where there is data already, instead of refusing"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError(_("Demo data is for demo mode; this installation is not in it."))
        for name in ("people", "offices", "months"):
            if options[name] < 1:
                raise CommandError(_("--%(name)s must be at least 1.") % {"name": name})
        if options["effect"] is not None and not -0.2 <= options["effect"] <= 0.2:
            raise CommandError(_("--effect must be between -0.2 and 0.2."))
        seed(
            people=options["people"], offices=options["offices"], months=options["months"],
            seed=options["seed"], if_empty=options["if_empty"], progress=self.stdout.write,
            effect=options["effect"],
        )
