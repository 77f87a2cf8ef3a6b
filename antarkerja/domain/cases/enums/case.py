"""How a case begins, how closely the person is accompanied, and how it ends."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseStatus(TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Track(TextChoices):
    """The service track: how much of an officer's time a person needs."""

    SELF_SERVICE = "self", _("Self-service")
    GUIDED = "guided", _("Guided")
    INTENSIVE = "intensive", _("Intensive")


class Opening(TextChoices):
    """What a case came from."""

    REGISTRATION = "registration", _("Registration")
    WALK_IN = "walk_in", _("Came to the office")
    PARTNER = "partner", _("Sent by a partner")
    GROUP = "group", _("Opened for a group")
    BENEFIT = "benefit", _("Claims unemployment benefit (JKP)")
    RETURN = "return", _("Came back after an earlier case")


class ClosingReason(TextChoices):
    """Why a case ends."""

    WORK = "work", _("At work")
    OWN_BUSINESS = "own_business", _("Runs an own business")
    TRAINING = "training", _("In long training or school")
    MOVED = "moved", _("Moved to another region")
    HEALTH = "health", _("Health or care at home")
    NO_WISH = "no_wish", _("Does not wish to be accompanied")
    UNREACHABLE = "unreachable", _("Cannot be reached")
    DIED = "died", _("Died")
    MISTAKE = "mistake", _("Opened by mistake")
    # Never chosen: two files of one person were merged, and the other case goes on.
    DUPLICATE = "duplicate", _("Joined to the person's other case")


class GroupKind(TextChoices):
    DISMISSAL = "dismissal", _("Dismissed workers of a firm")
    GRADUATES = "graduates", _("Graduates of a school")
    OTHER = "other", _("Another group")
