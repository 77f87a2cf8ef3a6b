"""Kinds of business events. A kind is never renamed: reports of past years read it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What happened. The stock of form IPK III/1 moves only by the kinds of `IPK_FLOWS`."""

    PERSON_REGISTERED = "person.registered", _("Registered")
    PERSON_REVIVED = "person.revived", _("Registration revived")
    PERSON_RENEWED = "person.renewed", _("Registration renewed")
    PERSON_REPORTED = "person.reported", _("Periodic report made")
    PERSON_STRUCK_OFF = "person.struck_off", _("Struck off")
    PERSON_PLACED = "person.placed", _("Placed")
    PERSON_PROFILED = "person.profiled", _("Profile changed")
    PERSON_MERGED = "person.merged", _("Duplicate merged")
    PERSON_CALLED = "person.called", _("Called by letter")
    NIK_REVEALED = "person.nik_revealed", _("NIK shown in full")
    ACCOUNT_RECOVERED = "person.account_recovered", _("Account recovered at the desk")
    EMPLOYER_ADDED = "employer.added", _("Employer added")
    VACANCY_OPENED = "vacancy.opened", _("Vacancy opened")
    VACANCY_CHANGED = "vacancy.changed", _("Vacancy changed")
    VACANCY_FILLED = "vacancy.filled", _("Vacancy filled")
    VACANCY_REMOVED = "vacancy.removed", _("Vacancy removed")
    MATCH_SAVED = "match.saved", _("Match saved")
    MATCH_REJECTED = "match.rejected", _("Match rejected")
    APPLIED = "referral.applied", _("Applied alone")
    REFERRED = "referral.sent", _("Referred")
    REFERRAL_ANSWERED = "referral.answered", _("Referral answered")
    FOLLOWED_UP = "placement.followed_up", _("Followed up")
    PLACEMENT_ENDED = "placement.ended", _("Left the work")


class Subject(TextChoices):
    """What an event is about; the id beside it is a plain value."""

    PERSON = "person", _("Person")
    EMPLOYER = "employer", _("Employer")
    VACANCY = "vacancy", _("Vacancy")
    REFERRAL = "referral", _("Referral")
    PLACEMENT = "placement", _("Placement")


# Lines of IPK III/1 by kind (facts §2.3): what enters and what leaves the stock.
SEEKERS_IN = (EventKind.PERSON_REGISTERED, EventKind.PERSON_REVIVED)
SEEKERS_PLACED = (EventKind.PERSON_PLACED,)
SEEKERS_STRUCK_OFF = (EventKind.PERSON_STRUCK_OFF, EventKind.PERSON_MERGED)
VACANCIES_IN = (EventKind.VACANCY_OPENED,)
VACANCIES_FILLED = (EventKind.VACANCY_FILLED,)
VACANCIES_REMOVED = (EventKind.VACANCY_REMOVED,)
IPK_FLOWS = (
    *SEEKERS_IN, *SEEKERS_PLACED, *SEEKERS_STRUCK_OFF,
    *VACANCIES_IN, *VACANCIES_FILLED, *VACANCIES_REMOVED,
)
