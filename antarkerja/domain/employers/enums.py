from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VacancyStatus(TextChoices):
    """A vacancy of an employer waits for the office's check before it is shown (facts §3.3)."""

    WAITING = "waiting", _("Waits for the office's check")
    OPEN = "open", _("Open")
    FILLED = "filled", _("Filled")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Size(TextChoices):
    UNKNOWN = "", _("Not known")
    MICRO = "mikro", _("Micro")
    SMALL = "kecil", _("Small")
    MEDIUM = "menengah", _("Medium")
    LARGE = "besar", _("Large")


class RemovalReason(TextChoices):
    EXPIRED = "expired", _("Validity ended")
    WITHDRAWN = "withdrawn", _("Withdrawn by the employer")
    FILLED_OTHERWISE = "filled_otherwise", _("Filled without the service")
    UNDONE = "undone", _("Import undone")
    UNLAWFUL = "unlawful", _("Not lawful")
    MISTAKE = "mistake", _("Entered by mistake")
