"""Words of the first interview (kertas kerja konseling)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Topic(TextChoices):
    """One page each, in this order."""

    GOALS = "goals", _("Goals")
    BARRIERS = "barriers", _("What stands in the way")
    STRENGTHS = "strengths", _("Strengths")
    CONDITIONS = "conditions", _("Working conditions wished")
    REST = "rest", _("Anything else")


class Barrier(TextChoices):
    """Where something may stand between a person and work."""

    SKILLS = "skills", _("Skills and experience")
    TRANSPORT = "transport", _("Transport and distance")
    FAMILY = "family", _("Family and care at home")
    HEALTH = "health", pgettext_lazy("a barrier", "Health")
    DOCUMENTS = "documents", _("Papers and documents")
    DIGITAL = "digital", _("Phone, internet, computer")
    HOUSING = "housing", _("A place to live")
    MONEY = "money", _("Money for looking for work")
    CONFIDENCE = "confidence", _("Confidence and motivation")
    OTHER = "other", pgettext_lazy("a barrier", "Something else")


class Weight(TextChoices):
    """How heavy a barrier is."""

    NONE = "none", pgettext_lazy("a barrier", "None")
    SOME = "some", pgettext_lazy("a barrier", "Some")
    HEAVY = "heavy", pgettext_lazy("a barrier", "Heavy")


class GoalClarity(TextChoices):
    CLEAR = "clear", _("Knows exactly which work")
    ROUGH = "rough", _("Has an idea")
    NOT_YET = "not_yet", _("Not yet")


class Horizon(TextChoices):
    MONTH = "month", _("Within a month")
    QUARTER = "quarter", _("Within three months")
    HALF_YEAR = "half_year", _("Within six months")
    LATER = "later", pgettext_lazy("a goal", "Later")


class Path(TextChoices):
    EMPLOYED = "employed", _("Work for an employer")
    BUSINESS = "business", _("An own business")
    TRAINING = "training", _("Training first, then work")
    ABROAD = "abroad", _("Work abroad")


class OutOfWork(TextChoices):
    """How long without work that pays."""

    UNDER_3 = "under_3", _("Less than three months")
    UNDER_6 = "under_6", _("Three to six months")
    UNDER_12 = "under_12", _("Six to twelve months")
    LONGER = "longer", _("More than a year")


class Searching(TextChoices):
    WEEKLY = "weekly", _("Every week")
    SOMETIMES = "sometimes", _("Now and then")
    NOT_YET = "not_yet", _("Not yet")


class Alone(TextChoices):
    """Whether somebody can look for vacancies and apply alone."""

    ALONE = "alone", _("Alone")
    SOME_HELP = "some_help", _("With some help")
    MUCH_HELP = "much_help", _("With much help")


class Helper(TextChoices):
    FAMILY = "family", _("Family")
    FRIENDS = "friends", _("Friends and neighbours")
    EMPLOYER = "employer", _("A former employer")
    SCHOOL = "school", _("School or training centre")
    COMMUNITY = "community", _("Village, mosque, church or community")


class Yes(TextChoices):
    YES = "yes", pgettext_lazy("wished at work", "Yes")
    RATHER_NOT = "rather_not", _("Rather not")
    NO = "no", pgettext_lazy("wished at work", "No")
