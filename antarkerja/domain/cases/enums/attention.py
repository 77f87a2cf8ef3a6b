"""What brings up a case that is in danger of being forgotten, and how boards band the days."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RuleName(TextChoices):
    """A rule that brings up stuck cases; its label is a tag in a list."""

    NO_CONTACT = "no_contact", _("no contact")
    NO_OFFICER = "no_officer", _("no officer")
    NO_INTERVIEW = "no_interview", _("no interview")
    NO_REFERRAL = "no_referral", _("no referral")
    REFUSALS = "refusals", _("three refusals")
    PLAN_IDLE = "plan_idle", _("plan without an open step")
    STEP_OVERDUE = "step_overdue", _("step overdue")
    MISSED_TWICE = "missed_twice", _("missed two appointments")
    FOLLOW_UP = "follow_up", _("follow-up unanswered")
    EXPIRING = "expiring", _("registration expires")


class Silence(TextChoices):
    """Days since the last contact, or since the opening where there was none."""

    TWO_WEEKS = "14", _("up to 14 days")
    MONTH = "30", _("15 to 30 days")
    TWO_MONTHS = "60", _("31 to 60 days")
    QUARTER = "90", _("61 to 90 days")
    LONGER = "91", _("more than 90 days")


class Age(TextChoices):
    """Days since the case was opened."""

    MONTH = "30", _("up to a month")
    QUARTER = "90", _("up to three months")
    HALF_YEAR = "182", _("up to half a year")
    YEAR = "365", _("up to a year")
    LONGER = "366", _("more than a year")


class Due(TextChoices):
    """When the next step of a case is due."""

    LATE = "late", _("late")
    WEEK = "week", _("within a week")
    LATER = "later", _("later")
    NONE = "none", _("nothing planned")


# First and last day of each band, counted back from today; None is without end.
SILENCE_DAYS: dict[str, tuple[int, int | None]] = {
    Silence.TWO_WEEKS: (0, 14), Silence.MONTH: (15, 30), Silence.TWO_MONTHS: (31, 60),
    Silence.QUARTER: (61, 90), Silence.LONGER: (91, None),
}
AGE_DAYS: dict[str, tuple[int, int | None]] = {
    Age.MONTH: (0, 30), Age.QUARTER: (31, 91), Age.HALF_YEAR: (92, 182),
    Age.YEAR: (183, 365), Age.LONGER: (366, None),
}
DUE_SOON_DAYS = 7
MOST_DAYS = 730
# What a case of each track weighs in an officer's load, where the office says nothing else.
DEFAULT_WEIGHTS: dict[str, int] = {"": 2, "self": 1, "guided": 2, "intensive": 4}
MOST_WEIGHT = 20
MOST_VIEWS = 20
# Counts of a board that belong to nobody's cases, and to everybody's.
NOBODY, EVERYBODY = 0, -1
