"""How a practice is carried into another office, and what came of it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReplicationState(TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    KEPT = "kept", _("Kept for good")
    ABANDONED = "abandoned", _("Given up")


# Not ended; in use; the new work has begun and goes on.
OPEN = (ReplicationState.PLANNED, ReplicationState.RUNNING)
IN_USE = (*OPEN, ReplicationState.KEPT)
BEGUN = (ReplicationState.RUNNING, ReplicationState.KEPT)


class AbandonReason(TextChoices):
    """Why a replication ended early: a result as well."""

    NO_TIME = "no_time", _("No time for it")
    NO_STAFF = "no_staff", _("The people left")
    NO_EFFECT = "no_effect", _("It changed nothing here")
    HARM = "harm", _("It made something worse")
    NO_PARTNER = "no_partner", _("A partner was missing")
    NOT_FITTING = "not_fitting", _("It does not fit this place")
    MONEY = "money", _("No money for it")
    OTHER = "other", _("Another reason")


class ReplicationNoteKind(TextChoices):
    PROGRESS = "progress", _("Progress")
    OBSTACLE = "obstacle", _("Obstacle")
    QUESTION = "question", _("Question to the origin")
    ANSWER = "answer", _("Answer")


# What origin and adopter say to each other; the rest tells how the work goes.
TALK = (ReplicationNoteKind.QUESTION, ReplicationNoteKind.ANSWER)


class TrialState(TextChoices):
    PLANNED = "planned", _("Planned")
    FIXED = "fixed", _("Order drawn and analysis named")
    CALLED_OFF = "called_off", _("Called off")
