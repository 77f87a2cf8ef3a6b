"""What the project's own commands share: help in plain words, in the reader's language."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.functional import Promise


class PlainCommand(BaseCommand):
    """A command whose `purpose` is a translatable sentence and that takes `--language`.

    Django's own switches stay, hidden from `--help`, so that a reader sees only what matters.
    """

    purpose: str | Promise = ""
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(
            "antarkerja", subcommand.replace("_", "-"), **kwargs
        )
        parser.description = str(self.purpose)
        for action in parser._actions:
            if action.dest in DJANGOS_OWN:
                action.help = argparse.SUPPRESS
        parser.add_argument(
            "--language", choices=["id", "en"], help=translation.gettext("language of the answers")
        )
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        chosen = options.pop("language", None)
        if not chosen:
            return super().execute(*args, **options)
        with translation.override(chosen):
            return super().execute(*args, **options)


DJANGOS_OWN = frozenset({
    "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color",
    "skip_checks",
})
