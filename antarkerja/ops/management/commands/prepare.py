"""`antarkerja prepare`: everything that has to be done after an installation or an update."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.ops.command import PlainCommand
from antarkerja.ops.preparation import prepare


class Command(PlainCommand):
    purpose = gettext_lazy(
        "Brings the database, the translations and the static files up to date. "
        "Run it after each installation or update; it touches no data and may be run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.stdout.write)
        self.stdout.write(_("Ready."))
