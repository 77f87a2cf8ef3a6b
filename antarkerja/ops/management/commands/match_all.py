"""`antarkerja match-all`: prices and lists for everybody, on all cores or over a cluster."""

from __future__ import annotations

import argparse
import os
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.matching.queries import active_weights
from antarkerja.domain.matching.tasks.nightly import load, plan_from_database, price_and_keep
from antarkerja.domain.matching.tasks.shards import OtherInputsError, ParquetMissingError
from antarkerja.domain.matching.tasks.whole_country import (
    IndexFolderError,
    Plan,
    make_lists,
    price,
)
from antarkerja.domain.matching.tasks.workers import (
    ClusterMissingError,
    Driver,
    WorkersDiedError,
    here,
    on_cores,
    on_ray,
)
from antarkerja.domain.offices.policies import system_actor
from antarkerja.ops.command import PlainCommand


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Reckons prices for all open vacancies and the best list for everybody who looks for "
        "work, and writes the lists as Parquet files. Stopped, it goes on where it was."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"),
                            help=_("where the lists go; a folder of the same run is gone on with"))
        parser.add_argument("--people", type=Path, metavar=_("FOLDER"),
                            help=_("people as an index folder, instead of the database's"))
        parser.add_argument("--vacancies", type=Path, metavar=_("FOLDER"),
                            help=_("vacancies as an index folder, instead of the database's"))
        parser.add_argument("--length", type=int, default=50, metavar="N",
                            help=_("entries in each list (50)"))
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N",
                            help=_("processes at work; by default one a core"))
        parser.add_argument("--cluster", metavar=_("ADDRESS"),
                            help=_("a Ray cluster to share the work, or “local”"))
        parser.add_argument("--no-prices", action="store_true",
                            help=_("rank by fit alone, with no regard to crowds"))
        parser.add_argument("--load", action="store_true",
                            help=_("put the lists into the database, all or none"))

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["people"] is None) != (options["vacancies"] is None):
            raise CommandError(_("Give both folders, of people and of vacancies, or neither."))
        try:
            self._run(options)
        except ParquetMissingError as error:
            raise CommandError(
                _("This needs pyarrow: pip install 'antarkerja[national]'.")
            ) from error
        except ClusterMissingError as error:
            raise CommandError(_("This needs Ray: pip install 'antarkerja[cluster]'.")) from error
        except OtherInputsError as error:
            raise CommandError(_("%(folder)s holds lists of other people, vacancies or prices. "
                                 "Choose another folder.") % {"folder": error}) from error
        except (IndexFolderError, OSError) as error:
            raise CommandError(str(error)) from error
        except WorkersDiedError as error:
            raise CommandError(_("Workers died at %(n)s blocks of people again and again. Give "
                                 "fewer --workers, then run it again: what is done stays.")
                               % {"n": error}) from error

    def _run(self, options: dict[str, Any]) -> None:
        plan, began = self._plan(options), monotonic()
        made = make_lists(plan, _driver(options), self._tell)
        self.stdout.write(_("Lists of %(people)d people in %(folder)s, %(time)s.") % {
            "people": made.count, "folder": plan.out, "time": _passed(began)})
        if options["load"]:
            began = monotonic()
            kept = load(plan, by=system_actor(), at=timezone.now())
            self.stdout.write(_("%(n)d lists in the database, %(time)s.") % {
                "n": kept, "time": _passed(began)})

    def _plan(self, options: dict[str, Any]) -> Plan:
        today, out, began = timezone.localdate(), options["out"], monotonic()
        if options["people"]:
            plan = Plan(options["people"], options["vacancies"], out, today.toordinal(),
                        active_weights(), options["length"])
            reckon = price
        else:
            plan = plan_from_database(out / "columns", out, today=today, k=options["length"])

            def reckon(plan: Plan) -> Any:
                return price_and_keep(plan, by=system_actor(), at=timezone.now())

        if not options["no_prices"]:
            found = reckon(plan)
            self.stderr.write(_("Prices of %(n)d vacancies from %(sample)d people, %(time)s.") % {
                "n": len(found.prices), "sample": found.sample, "time": _passed(began)})
        return plan

    def _tell(self, done: int, of: int) -> None:
        self.stderr.write(_("%(done)d of %(of)d blocks of people") % {"done": done, "of": of})


def _driver(options: dict[str, Any]) -> Driver:
    if options["cluster"]:
        return on_ray(options["cluster"], options["workers"])
    return here if options["workers"] <= 1 else on_cores(options["workers"])


def _passed(began: float) -> str:
    return str(timedelta(seconds=round(monotonic() - began)))
