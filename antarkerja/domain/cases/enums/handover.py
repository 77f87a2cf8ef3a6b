"""Why and how cases go from one officer to another."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HandOverReason(TextChoices):
    LEAVE = "leave", _("Leave or illness")
    WORKLOAD = "workload", _("Shares out the work")
    MOVE = "move", _("Moves to other work")
    DEPARTURE = "departure", _("Leaves the office")
    WISH = "wish", _("The person's wish")
    OTHER = "other", _("Another reason")
    # Never chosen: the ledger's word where the clock gives a case back.
    BACK = "back", _("Back after the leave")


class HandOverState(TextChoices):
    """PLANNED waits for its first day, AWAY comes back by the clock, DONE is over or for good."""

    PLANNED = "planned", _("Planned")
    AWAY = "away", _("With a stand-in")
    DONE = "done", _("Done")
