"""Kinds of meetings, who chose the time, and what became of them."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SlotKind(TextChoices):
    """How the office and a person meet."""

    COUNTER = "counter", _("At the counter")
    PHONE = "phone", _("By phone")
    VIRTUAL = "virtual", _("By video")
    VISIT = "visit", _("Visit at home")
    GROUP = "group", _("Group session")


class ChosenBy(TextChoices):
    """Who chose the time: no-shows differ by it (11 % against 24 % in France's rdv-insertion)."""

    PERSON = "person", _("chosen by the person")
    OFFICER = "officer", _("set by the office")


class AppointmentStatus(TextChoices):
    BOOKED = "booked", _("booked")
    KEPT = "kept", _("came")
    MISSED = "missed", _("did not come")
    CANCELLED = "cancelled", _("cancelled")


class CancelledBy(TextChoices):
    PERSON = "person", _("by the person")
    OFFICE = "office", _("by the office")


class CancelReason(TextChoices):
    """Why an appointment does not take place; the codes of both sides."""

    CANNOT = "cannot", _("Cannot come at that time")
    ILL = "ill", _("Ill, or somebody at home is")
    FOUND_WORK = "found_work", _("Found work")
    NO_NEED = "no_need", _("No longer needed")
    OFFICE_CLOSED = "office_closed", _("The office is closed")
    OFFICER_AWAY = "officer_away", _("The officer is away")


class SignedBy(TextChoices):
    """How presence was noted."""

    DESK = "desk", _("noted at the desk")
    LIST = "list", _("ticked on the list")
    CODE = "code", _("signed with the code on the screen")


class InvitationStatus(TextChoices):
    OPEN = "open", _("open")
    USED = "used", _("used")
    WITHDRAWN = "withdrawn", _("withdrawn")
