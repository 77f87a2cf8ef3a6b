"""What kind of number an indicator is."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unit(TextChoices):
    """How a value is read. Shares are kept as 0 to 1 and shown as percent."""

    SHARE = "share", _("percent")
    PER_HUNDRED = "per_hundred", _("per 100")
    PER_CASE = "per_case", _("per case")
    PER_MONTH = "per_month", _("a month")


class Good(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Clock(StrEnum):
    """The day whose month an event counts in: its own, or the first day of what it belongs to."""

    DAY = "happened_on"
    OPENED = "opened_on"
