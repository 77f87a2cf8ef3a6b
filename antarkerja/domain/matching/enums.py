from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReferralStatus(TextChoices):
    SENT = "sent", _("Waits for the employer")
    INTERVIEW = "interview", _("Called to an interview")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NO_ANSWER = "no_answer", _("Closed without an answer")


class ReferralOrigin(TextChoices):
    OFFICER = "officer", _("Referred by the office")
    PERSON = "person", _("Applied alone")


class RefusalReason(TextChoices):
    """Coded, so that the officer learns what to mend."""

    FILLED = "filled", _("The place was already taken")
    SKILLS = "skills", _("Skills do not fit")
    EDUCATION = "education", _("Education does not fit")
    EXPERIENCE = "experience", _("Too little experience")
    LICENCE = "licence", _("A licence or certificate is missing")
    DID_NOT_COME = "did_not_come", _("Did not come to the appointment")
    PERSON_DECLINED = "person_declined", _("The person declined")
    WAGE = "wage", _("No agreement on the wage")
    PLACE = "place", _("The place or the hours do not fit")
    CLOSED = "closed", _("The vacancy was withdrawn")
    OTHER = "other", _("Another reason")


class RejectReason(TextChoices):
    """Why an officer or a person puts a suggested vacancy aside."""

    NOT_WANTED = "not_wanted", _("The person does not want this work")
    TOO_FAR = "too_far", _("Too far")
    WAGE = "wage", _("Wage too low")
    HOURS = "hours", _("Hours do not fit")
    SKILLS = "skills", _("Skills do not fit")
    WRONG_CODE = "wrong_code", _("The vacancy is coded wrongly")
    EMPLOYER = "employer", _("The employer does not fit")
    OTHER = "other", _("Another reason")


class FollowUpStatus(TextChoices):
    DUE = "due", _("Due")
    WORKING = "working", _("Still at work")
    LEFT = "left", _("No longer at work")
    NOT_REACHED = "not_reached", _("Not reached")


class AskedSide(TextChoices):
    """Who is asked how the work goes."""

    WORKER = "worker", _("The worker")
    EMPLOYER = "employer", _("The employer")


class WorkAnswer(TextChoices):
    """What is answered to it, in the order of the digits of a reply: 1, 2, 3."""

    WORKING = "working", _("Still at this work")
    LEFT = "left", _("No longer works")
    OTHER_WORK = "other_work", _("Has other work")


class AnswerWay(TextChoices):
    LINK = "link", _("by the link of the message")
    REPLY = "reply", _("by replying to the message")


class CancelReason(TextChoices):
    """Why a placement that was just entered is taken back."""

    MISTAKE = "mistake", _("Entered by mistake")
    NOT_STARTED = "not_started", _("The person does not begin after all")
    FIRM_CHANGED = "firm_changed", _("The firm takes its yes back")


class FairnessStatus(TextChoices):
    WAITING = "waiting", _("Waits to begin")
    WORKING = "working", _("Being reckoned")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Came to nothing")


class LeavingReason(TextChoices):
    CONTRACT_ENDED = "contract_ended", _("The contract ended")
    DISMISSED = "dismissed", _("Was dismissed")
    BETTER_JOB = "better_job", _("Found better work")
    WAGE = "wage", _("Wage")
    DISTANCE = "distance", _("Distance or transport")
    HEALTH = "health", _("Health")
    FAMILY = "family", _("Family")
    CONDITIONS = "conditions", _("Working conditions")
    OTHER = "other", _("Another reason")
