"""Meetings of the community: on site, online and mixed."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingForm(TextChoices):
    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("On site and online")


class Seat(TextChoices):
    """How somebody takes part. Only seats on site are counted out."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")


class RegistrationState(TextChoices):
    REGISTERED = "registered", _("Has a seat")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Cancelled")


class ExpertBasis(TextChoices):
    """Why the directory names somebody."""

    AUTHOR = "author", _("Wrote practices")
    ADOPTER = "adopter", _("Carried practices into an office")
    WORK = "work", _("Does much of this work")
    ENDORSED = "endorsed", _("Named by colleagues")


class MentoringState(TextChoices):
    ASKED = "asked", _("Asked")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    DECLINED = "declined", _("Declined")
