"""`antarkerja merge-office FROM INTO`: an office becomes part of another one."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.offices.errors import OfficesDoNotFitError
from antarkerja.domain.offices.imports import NoOfficeError, Owners
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.offices.queries import offices_to_merge
from antarkerja.domain.practices.queries.office_moves import (
    CommunityOfOffice,
    community_of_office,
)
from antarkerja.journeys.merge_offices import (
    OfficeStillWorksError,
    OpenWork,
    merge_offices,
    open_work_of,
)
from antarkerja.ops.command import PlainCommand


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Makes an office part of another one: its good practices, replications and notes go "
        "along, and the office is archived. The ledger stays as it is. It refuses while people, "
        "cases, vacancies or accounts are still open there, and changes nothing without --apply."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("gone", metavar=_("FROM"), help=_(
            "the office that ends: its region code, as 33.07, or its number, as #12"))
        parser.add_argument("stays", metavar=_("INTO"), help=_("the office that goes on"))
        parser.add_argument("--apply", action="store_true", help=_("do it"))

    def handle(self, *args: Any, **options: Any) -> None:
        by, now = system_actor(), timezone.now()
        today = timezone.localdate(now)
        gone, stays = _coded(options["gone"]), _coded(options["stays"])
        try:
            first, second = offices_to_merge(by, gone, stays)
        except OfficesDoNotFitError as error:
            raise CommandError(
                _("Two different offices of one kind are needed, both still there.")
            ) from error
        self.stdout.write(_("%(gone)s becomes part of %(stays)s.") % {
            "gone": first.name, "stays": second.name})
        self._say(community_of_office(gone))
        if not options["apply"]:
            work = open_work_of(by=by, on=today, office_id=gone)
            self.stdout.write(_("Nothing was changed. To do it: add --apply.")
                              if work.is_none else _refusal(work))
            return
        try:
            merge_offices(by=by, on=today, at=now, from_id=gone, into_id=stays)
        except OfficeStillWorksError as error:
            raise CommandError(_refusal(error.work)) from error
        self.stdout.write(_("Done. %(gone)s is archived.") % {"gone": first.name})

    def _say(self, found: CommunityOfOffice) -> None:
        for label, number in (
            (_("Good practices"), found.practices), (_("Replications"), found.replications),
            (_("Notes from the counter"), found.notes),
            (_("Meetings to come"), found.meetings), (_("Planned trials"), found.trials),
            (_("Followers"), found.followers),
        ):
            self.stdout.write(f"  {label}: {number}")


def _coded(code: str) -> int:
    try:
        return Owners().coded(code)
    except NoOfficeError as error:
        raise CommandError(_("No office serves the region %(code)s.") % {"code": code}) from error


def _refusal(work: OpenWork) -> str:
    return _(
        "This office still has %(people)d people in the live file, %(cases)d open cases, "
        "%(claims)d open JKP claims, %(vacancies)d vacancies and %(accounts)d accounts. Nothing "
        "was changed: no command moves them. Hand them over or end them at the desk first."
    ) % {"people": work.people, "cases": work.cases, "claims": work.claims,
         "vacancies": work.vacancies, "accounts": work.accounts}
