"""`antarkerja tick`: runs what is due."""

from __future__ import annotations

import argparse
import signal
import threading
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops.clock import tick
from antarkerja.ops.clock_jobs import JOBS
from antarkerja.ops.command import PlainCommand


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Does what is due by date: registrations and vacancies that expire, reports that are "
        "overdue, titles that wait to be coded, old sessions. May be run at any time, also twice."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help=_("go on until stopped"))
        parser.add_argument(
            "--every", type=float, default=30.0, metavar=_("SECONDS"),
            help=_("with --loop: how often to look"),
        )
        parser.add_argument(
            "--list", action="store_true", help=_("only say which jobs there are")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for job in JOBS:
                self.stdout.write(f"{job.name:28} {job.sentence}")
            return
        if not options["loop"]:
            if self._once():
                raise CommandError(_("Some jobs failed; they will be tried again."))
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_args: stopped.set())
        while not stopped.is_set():
            close_old_connections()
            try:
                self._once()
            except DatabaseError as error:
                # The database may be away for a while; the clock waits for it.
                self.stderr.write(str(error))
            stopped.wait(options["every"])

    def _once(self) -> int:
        failed = 0
        for ran in tick(JOBS, now=timezone.now()):
            failed += bool(ran.error)
            if ran.error or ran.changed:
                self.stdout.write(f"{ran.job} {ran.scope}: {ran.error or ran.changed}")
        return failed
