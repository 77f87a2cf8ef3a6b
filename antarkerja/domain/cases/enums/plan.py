"""Words of the individual action plan (rencana aksi individu) and its steps."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("of a plan", "Being written")
    WAITING = "waiting", _("Waits for the head of office")
    APPROVED = "approved", pgettext_lazy("of a plan", "Approved")
    AGREED = "agreed", _("Agreed and signed")


class StepActor(TextChoices):
    """Who does a step."""

    PERSON = "person", pgettext_lazy("who does a step", "The person")
    OFFICER = "officer", pgettext_lazy("who does a step", "The officer")
    PARTNER = "partner", pgettext_lazy("who does a step", "A partner")


class StepKind(TextChoices):
    """What a step is about: those that the house knows of are done when it happens elsewhere."""

    OTHER = "", _("Something else")
    PROFILE = "profile", _("Complete the profile")
    APPLY = "apply", _("Apply, or be referred")
    MEET = "meet", _("Come to an appointment")
    TRAIN = "train", _("Take part in training")
    DOCUMENTS = "documents", _("Get papers in order")
    SUPPORT = "support", _("Help outside this office")


class StepStatus(TextChoices):
    OPEN = "open", pgettext_lazy("of a step", "Open")
    DONE = "done", pgettext_lazy("of a step", "Done")
    DROPPED = "dropped", pgettext_lazy("of a step", "Dropped")


class StepOutcome(TextChoices):
    """What came of a step; the plan and the reports on it count by these."""

    UNKNOWN = "", _("Not known")
    REACHED = "reached", _("Reached what it was for")
    PARTLY = "partly", _("Reached in part")
    NOT_REACHED = "not_reached", _("Did not reach it")
    FOUND_WORK = "found_work", _("Led to work")
    NOT_NEEDED = "not_needed", _("Not needed any more")
    NOT_POSSIBLE = "not_possible", _("Turned out impossible")
