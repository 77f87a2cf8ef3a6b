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
    EMPLOYER_VISITED = "employer.visited", _("Employer visited")
    CASE_OPENED = "case.opened", _("Case opened")
    CASE_CLOSED = "case.closed", _("Case closed")
    CASE_REOPENED = "case.reopened", _("Case reopened")
    CASE_HANDED_OVER = "case.handed_over", _("Case handed over")
    TRACK_SET = "case.track_set", _("Service track set")
    INTERVIEWED = "case.interviewed", _("Counselling interview held")
    CONTACTED = "case.contacted", _("Contact with the person")
    CASE_SHARED = "case.shared", _("Another agency invited")
    CASE_UNSHARED = "case.unshared", _("Another agency's view ended")
    PLAN_AGREED = "plan.agreed", _("Action plan agreed")
    STEP_DONE = "plan.step_done", _("Step of the plan done")
    APPOINTMENT_BOOKED = "appointment.booked", _("Appointment booked")
    APPOINTMENT_MOVED = "appointment.moved", _("Appointment moved")
    APPOINTMENT_CANCELLED = "appointment.cancelled", _("Appointment cancelled")
    APPOINTMENT_KEPT = "appointment.kept", _("Came to the appointment")
    APPOINTMENT_MISSED = "appointment.missed", _("Missed the appointment")
    SESSION_HELD = "session.held", _("Group session held")
    BENEFIT_CLAIMED = "benefit.claimed", _("Unemployment benefit claimed")
    BENEFIT_PROVED = "benefit.proved", _("Search for work proved")
    PRACTICE_NOTED = "practice.noted", _("Note from the counter")
    PRACTICE_PUBLISHED = "practice.published", _("Good practice published")
    PRACTICE_REVIEWED = "practice.reviewed", _("Good practice reviewed")
    PRACTICE_ADOPTED = "practice.adopted", _("Good practice taken up")
    PRACTICE_ENDED = "practice.ended", _("Replication ended")
    MEETING_HELD = "meeting.held", _("Community meeting held")
    MEETING_ATTENDED = "meeting.attended", _("Came to a community meeting")
    MEETING_CONTRIBUTED = "meeting.contributed", _("Spoke in a community meeting")
    MENTORED = "mentoring.begun", _("Mentoring begun")


class Subject(TextChoices):
    """What an event is about; the id beside it is a plain value."""

    PERSON = "person", _("Person")
    EMPLOYER = "employer", _("Employer")
    VACANCY = "vacancy", _("Vacancy")
    REFERRAL = "referral", _("Referral")
    PLACEMENT = "placement", _("Placement")
    CASE = "case", _("Case")
    APPOINTMENT = "appointment", _("Appointment")
    SESSION = "session", _("Group session")
    PRACTICE = "practice", _("Good practice")
    REPLICATION = "replication", _("Replication")
    MEETING = "meeting", _("Community meeting")


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
