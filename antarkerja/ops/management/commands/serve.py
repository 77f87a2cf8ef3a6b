"""`antarkerja serve`: web, worker and clock in one command."""

from __future__ import annotations

import argparse
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops.command import PlainCommand
from antarkerja.ops.preparation import (
    demo_being_loaded,
    forget_half_a_demo,
    is_empty,
    prepare,
)
from antarkerja.ops.processes import Family, PortBusyError, answers, parts, require_free_port


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Serves the pages, works off the queue and runs the clock, until stopped with Ctrl-C."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1", help=_("address to listen on"))
        parser.add_argument("--port", type=int, default=8000, help=_("port to listen on"))
        parser.add_argument("--processes", type=int, default=2, help=_("web processes"))
        parser.add_argument("--threads", type=int, default=4, help=_("threads in each of them"))
        parser.add_argument(
            "--web-only", action="store_true", help=_("no worker and no clock: they run elsewhere")
        )
        parser.add_argument(
            "--prepare", action="store_true",
            help=_("first do what `antarkerja prepare` does"),
        )
        parser.add_argument(
            "--demo", action="store_true",
            help=_("first load demo data into an empty installation (demo mode only)"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bind, port = options["bind"], options["port"]
        try:
            require_free_port(bind, port)
        except PortBusyError as error:
            raise CommandError(
                _("Port %(port)s is not free (%(why)s). Stop what uses it, or take another: "
                  "PORT=%(other)s ./run, or antarkerja serve --port %(other)s")
                % {"port": port, "why": error, "other": port + 100}
            ) from error
        if options["demo"] and settings.DEMO_MODE and forget_half_a_demo():
            self.stdout.write(_("Loading of the demo data was cut off last time; it begins anew."))
        if options["prepare"]:
            prepare(self.stdout.write)
        if options["demo"] and is_empty():
            with demo_being_loaded():
                call_command("seed", stdout=self.stdout)
        # The children open their own; an open SQLite handle must not cross a fork.
        connections.close_all()
        members = parts(
            bind=bind, port=port, processes=options["processes"], threads=options["threads"]
        )
        if options["web_only"]:
            members = tuple(part for part in members if part.name == "web")
        self._serve(Family(members=members, tell=self.stderr.write), bind, port)

    def _serve(self, family: Family, bind: str, port: int) -> None:
        family.start()
        announced = False
        try:
            while not family.stopping:
                family.look()
                if not announced and answers(bind, port):
                    announced = True
                    self._announce(bind, port)
                    # Later than the pages, so that on a small machine these come first.
                    family.start_rest()
                time.sleep(1.0 if announced else 0.1)
        finally:
            family.stop()
        self.stdout.write(_("Stopped."))
        if family.code:
            raise SystemExit(1)

    def _announce(self, bind: str, port: int) -> None:
        host = "127.0.0.1" if bind == "0.0.0.0" else bind  # nosec B104
        lines = ["", _("Antarkerja serves on %(address)s") % {"address": f"http://{host}:{port}"}]
        if settings.DEMO_MODE:
            # Only demo mode has these accounts; importing them elsewhere would be dead weight.
            from antarkerja.ops.seed.accounts import demo_accounts  # noqa: PLC0415

            lines.append(_("Demo accounts (demo mode: no second factor, invented data):"))
            lines += [
                f"  {account.username:22} {account.password:22} {account.sentence}"
                for account in demo_accounts()
            ]
        self.stdout.write("\n".join([*lines, "", _("Ctrl-C stops it.")]))
        self.stdout.flush()
