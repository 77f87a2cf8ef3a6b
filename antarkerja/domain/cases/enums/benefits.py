"""Words of the unemployment benefit (JKP, facts §2.5)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BenefitEnd(TextChoices):
    """Why a claim ends before, or after, its last month."""

    NEW_JOB = "new_job", _("Has a new job")
    ALL_MONTHS = "all_months", _("All months are over")
    GIVEN_UP = "given_up", _("Given up by the person")
    DIED = "died", _("The person died")
    MISTAKE = "mistake", _("Entered by mistake")
    # Two files of one person were merged, each with an open claim.
    DUPLICATE = "duplicate", _("Claimed twice")


class ProofKind(TextChoices):
    """What proves the search for work of a month; the first month asks for something else."""

    FIRST_MONTH = "first", _("Self-assessment and counselling")
    APPLICATIONS = "applied", _("Applications in this system")
    OUTSIDE = "outside", _("Applications elsewhere")
    CALL = "call", _("Call to a test or interview")
