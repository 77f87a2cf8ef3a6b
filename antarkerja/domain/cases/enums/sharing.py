"""What another agency may see of a case, how the person agreed, and how it ended."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SharePart(TextChoices):
    """Parts of a case that are shared one by one."""

    PLAN = "plan", _("Action plan")
    APPOINTMENTS = "appointments", _("Appointments")
    NOTES = "notes", _("Notes that the person sees too")
    FILES = "files", _("Files that the person sees too")


class ConsentWay(TextChoices):
    """How the person said yes."""

    SPOKEN = "spoken", _("Said it at the desk")
    SIGNED = "signed", _("Signed a form")
    PHONE = "phone", _("Said it on the phone")
    MESSAGE = "message", _("Wrote a message")


class ShareEnd(TextChoices):
    """Why an agency sees nothing any more, where the last day had not come."""

    WITHDRAWN = "withdrawn", _("The person took the consent back")
    ENDED = "ended", _("The office ended it")


class ShareLook(TextChoices):
    """What the agency did with its link."""

    OPENED = "opened", _("Opened the page")
    FILE = "file", _("Took a file")
    NOTE = "note", _("Left a note")
