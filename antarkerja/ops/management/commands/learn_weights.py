"""`antarkerja learn-weights`: what came of referrals, and what it would change in the weights."""

from __future__ import annotations

import argparse
import re
import textwrap
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.matching.errors import (
    NoTableBeforeError,
    TableOutdatedError,
    VersionTakenError,
)
from antarkerja.domain.matching.operations import put_table_before_to_use, put_weights_to_use
from antarkerja.domain.matching.queries import (
    Learning,
    active_weights,
    learn_from_referrals,
    learning_in_words,
)
from antarkerja.domain.offices.policies import system_actor
from antarkerja.ops.command import PlainCommand

WIDTH = 100
VERSION = re.compile(r"[\w.-]{1,40}")


def version_name(text: str) -> str:
    """A name for a table that can be typed and read again."""
    if not VERSION.fullmatch(text):
        raise argparse.ArgumentTypeError(_("letters, digits, dot and hyphen, 40 at most"))
    return text


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Learns from what came of referrals how much each reason of a match should weigh, and "
        "reports what would change. It changes nothing without --apply."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        act = parser.add_mutually_exclusive_group()
        act.add_argument(
            "--apply", metavar=_("VERSION"), type=version_name,
            help=_("put what is proposed to use, under this new name, as 2026-11"),
        )
        act.add_argument(
            "--back", action="store_true", help=_("use the table again that was in use before")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["back"]:
            self._back()
            return
        found = learn_from_referrals(system_actor())
        for line in learning_in_words(found):
            self._say(line)
        self.stdout.write("")
        if options["apply"]:
            self._apply(found, options["apply"])
        elif found.learnt.proposes:
            self._say(_("Nothing was changed. To use the proposed table: "
                        "antarkerja learn-weights --apply VERSION"))
        else:
            self._say(_("Nothing was changed."))

    def _apply(self, found: Learning, version: str) -> None:
        if not found.learnt.proposes:
            raise CommandError(_("Nothing is proposed, so there is nothing to put to use."))
        now = timezone.now()
        try:
            put_weights_to_use(
                by=system_actor(), on=timezone.localdate(now), at=now,
                weights=found.proposed(version), based_on=found.table.version,
                report=found.as_json(),
            )
        except VersionTakenError as error:
            raise CommandError(
                _("There is a table %(version)s already; choose another name.")
                % {"version": version}
            ) from error
        except TableOutdatedError as error:
            raise CommandError(
                _("Another table was put to use in the meantime; run it again.")
            ) from error
        self._say(_("In use from now on: table %(version)s.") % {"version": version})
        self._tell_of_fairness()
        self._say(_("Back to the table before: antarkerja learn-weights --back"))

    def _back(self) -> None:
        try:
            put_table_before_to_use(by=system_actor())
        except NoTableBeforeError as error:
            raise CommandError(
                _("The engine's own table is in use; there is none before it.")
            ) from error
        self._say(_("In use from now on: table %(version)s.")
                  % {"version": active_weights().version})
        self._tell_of_fairness()

    def _tell_of_fairness(self) -> None:
        self._say(_("Now see whether groups are still treated alike: "
                    "antarkerja fairness-report --out FOLDER"))

    def _say(self, line: str) -> None:
        indent = line[: len(line) - len(line.lstrip())]
        self.stdout.write("\n".join(textwrap.wrap(
            line, WIDTH, initial_indent="", subsequent_indent=indent + "  ",
            drop_whitespace=True, replace_whitespace=False, break_on_hyphens=False,
        )))
