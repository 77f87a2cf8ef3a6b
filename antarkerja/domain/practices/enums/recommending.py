"""When a page of work shows what helped elsewhere."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WorkRule(TextChoices):
    """What the night looks for in an office; one page of work each."""

    NO_SHOWS = "no_shows", _("Many missed appointments")
    FEW_ANSWERS = "few_answers", _("Few answers after placement")
    FEW_VISITS = "few_visits", _("Few visits to employers")
    SLOW_REFERRALS = "slow_referrals", _("Few answers to referrals")
