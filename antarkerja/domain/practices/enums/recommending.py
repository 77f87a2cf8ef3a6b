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


class Trait(TextChoices):
    """In what two offices may be alike. The jobseekers are those of the whole office."""

    SEX = "sex", _("women and men")
    AGE = "age", _("age")
    EDUCATION = "education", _("schooling")
    SECTORS = "sectors", _("sectors of the vacancies")
    SIZE = "size", _("size of the office")


# The share of follow-ups at which the person was not reached; no indicator of the registry.
NOT_REACHED = "not_reached"
