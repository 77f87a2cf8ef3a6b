"""What a note is about, and the six sheets an officer can begin one from."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContactKind(TextChoices):
    """How the person was met. NONE is a note without a contact."""

    VISIT = "visit", _("Met in person")
    PHONE = "phone", _("By phone")
    MESSAGE = "message", _("By message")
    TALK = "talk", _("Talked with somebody about the person")
    NONE = "none", _("No contact")


# A talk with an employer or a family member is no contact with the person.
CONTACTS = frozenset({ContactKind.VISIT, ContactKind.PHONE, ContactKind.MESSAGE})


class NoteSheet(TextChoices):
    """A sheet with the questions of one kind of talk; the officer writes between them."""

    PLAIN = "plain", _("Empty sheet")
    TALK = "talk", _("Talk about the search for work")
    HOME_VISIT = "home_visit", _("Visit at home")
    EMPLOYER = "employer", _("Talk with an employer")
    MISSED = "missed", _("Did not come")
    BARRIER = "barrier", _("Something stands in the way")
    AT_WORK = "at_work", _("First weeks at work")


# What the sheet asks, a line each.
SHEET_QUESTIONS: dict[NoteSheet, tuple[object, ...]] = {
    NoteSheet.PLAIN: (),
    NoteSheet.TALK: (_("What was tried since the last talk:"), _("What went well:"),
                     _("What is difficult:"), _("What we agreed, and until when:")),
    NoteSheet.HOME_VISIT: (_("Who was there:"), _("What matters at home:"),
                           _("What we agreed, and until when:")),
    NoteSheet.EMPLOYER: (_("Firm and with whom:"), _("What the firm says:"),
                         _("What happens next:")),
    NoteSheet.MISSED: (_("How the person was called:"), _("What the person says:"),
                       _("New day agreed:")),
    NoteSheet.BARRIER: (_("What stands in the way:"), _("What was tried already:"),
                        _("Who can help:"), _("What happens next:")),
    NoteSheet.AT_WORK: (_("How the work is:"), _("What is difficult:"),
                        _("What firm and person need from us:")),
}
# The sheets that have questions: all but the empty one.
ASKING_SHEETS = tuple(sheet for sheet in NoteSheet if sheet is not NoteSheet.PLAIN)
SHEET_LETTERS = 2_000
