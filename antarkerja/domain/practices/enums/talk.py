"""Talk about practices: what is said, followed, mentioned and reported."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RemarkKind(TextChoices):
    QUESTION = "question", _("Question")
    ANSWER = "answer", _("Answer")
    COMMENT = "comment", _("Comment")


class FollowKind(TextChoices):
    """What a reader follows: a practice, a part of the service, a group, or an office."""

    PRACTICE = "practice", _("A practice")
    CATEGORY = "category", _("A part of the service")
    GROUP = "group", _("A group of people")
    OFFICE = "office", _("An office")


class ReportReason(TextChoices):
    PERSONAL = "personal", _("Personal data in it")
    WRONG = "wrong", _("Wrong or misleading")
    RUDE = "rude", _("Hurts somebody")
    ADVERT = "advert", _("Advertisement")


class ReportState(TextChoices):
    OPEN = "open", _("To be looked at")
    HIDDEN = "hidden", _("Hidden")
    KEPT = "kept", _("Left standing")
