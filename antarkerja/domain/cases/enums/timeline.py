"""What stands on a person's timeline, in the kinds that one can filter by."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.ledger.enums import EventKind

E = EventKind


class TimelineKind(TextChoices):
    REGISTRATION = "registration", _("Registration")
    CASE = "case", _("Case and plan")
    APPOINTMENT = "appointment", _("Appointments")
    WORK = "work", _("Matches, referrals and work")
    MESSAGE = "message", _("Messages")
    NOTE = "note", _("Notes")
    FILE = "file", _("Files")


EVENTS: dict[TimelineKind, tuple[EventKind, ...]] = {
    TimelineKind.REGISTRATION: (
        E.PERSON_REGISTERED, E.PERSON_REVIVED, E.PERSON_RENEWED, E.PERSON_REPORTED,
        E.PERSON_STRUCK_OFF, E.PERSON_PROFILED, E.PERSON_MERGED, E.PERSON_CALLED, E.NIK_REVEALED,
        E.ACCOUNT_RECOVERED),
    TimelineKind.CASE: (
        E.CASE_OPENED, E.CASE_CLOSED, E.CASE_REOPENED, E.CASE_HANDED_OVER, E.TRACK_SET,
        E.INTERVIEWED, E.CASE_SHARED, E.CASE_UNSHARED, E.PLAN_AGREED, E.STEP_DONE,
        E.BENEFIT_CLAIMED, E.BENEFIT_PROVED),
    TimelineKind.APPOINTMENT: (
        E.APPOINTMENT_BOOKED, E.APPOINTMENT_MOVED, E.APPOINTMENT_CANCELLED, E.APPOINTMENT_KEPT,
        E.APPOINTMENT_MISSED),
    TimelineKind.WORK: (
        E.MATCH_SAVED, E.MATCH_REJECTED, E.APPLIED, E.REFERRED, E.REFERRAL_ANSWERED,
        E.PERSON_PLACED, E.FOLLOWED_UP, E.PLACEMENT_ENDED),
}
# What the office weighs among itself is no news to the person.
NOT_FOR_PERSON = frozenset({E.MATCH_SAVED, E.MATCH_REJECTED, E.TRACK_SET, E.PERSON_PROFILED})
