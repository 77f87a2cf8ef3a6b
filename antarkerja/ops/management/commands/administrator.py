"""`antarkerja administrator`: the first account of an installation."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.offices.enums import OfficeKind, RoleName, Zone
from antarkerja.domain.offices.errors import NameTakenError
from antarkerja.domain.offices.operations import (
    Letterhead,
    OfficePlace,
    StaffDetails,
    add_office,
    add_staff,
)
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.offices.queries import offices_seen_by
from antarkerja.ops.command import PlainCommand


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Adds an administrator, who then sets up offices and accounts in the browser. Prints the "
        "first password once; it is changed at the first sign-in."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("username", help=_("name to sign in with"))
        parser.add_argument("--name", required=True, help=_("the person's name"))
        parser.add_argument(
            "--ministry", default="Kementerian Ketenagakerjaan",
            help=_("name of the top office, made where there is none"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = system_actor()
        details = {"username": options["username"], "name": options["name"]}
        try:
            with transaction.atomic():
                top = offices_seen_by(by).filter(kind=OfficeKind.MINISTRY).first() or add_office(
                    by=by, head=Letterhead(name=options["ministry"]),
                    place=OfficePlace(kind=OfficeKind.MINISTRY, region="", zone=Zone.WIB),
                )
                _user, password = add_staff(
                    by=by, on=timezone.localdate(),
                    details=StaffDetails(**details, role=RoleName.ADMINISTRATOR, office_id=top.pk),
                )
        except NameTakenError as error:
            raise CommandError(
                _("%(name)s is in use already.") % {"name": options["username"]}
            ) from error
        self.stdout.write(_("%(name)s signs in with the password %(password)s") % {
            "name": options["username"], "password": password,
        })
