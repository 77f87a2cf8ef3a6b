"""Words of registration and of the competency profile."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegistrationStatus(TextChoices):
    """"Hidup" (live) or one of the ways to the dead file."""

    ACTIVE = "active", _("Active")
    PLACED = "placed", _("Placed")
    STRUCK_OFF = "struck_off", _("Struck off")


class StrikeOffReason(TextChoices):
    EXPIRED = "expired", _("Registration expired")
    NO_REPORT = "no_report", _("Did not report in time")
    OWN_WISH = "own_wish", _("At the own request")
    FOUND_WORK = "found_work", _("Found work alone")
    SCHOOL = "school", _("Went back to school")
    MOVED = "moved", _("Moved to another office")
    DIED = "died", _("Died")
    DUPLICATE = "duplicate", _("Registered twice")
    MISTAKE = "mistake", _("Entered by mistake")


class EmploymentCondition(TextChoices):
    """As the national registration asks it (facts §1.2)."""

    UNKNOWN = "", _("Not known")
    NEVER_WORKED = "fresh", _("Has not worked yet")
    DISMISSED = "dismissed", _("Was dismissed (PHK)")
    ENDED = "ended", _("Contract or business ended")
    WORKING = "working", _("Is working and looks for other work")


class WorkKind(TextChoices):
    """Informal and unpaid work counts as experience."""

    UNKNOWN = "", _("Not known")
    FORMAL = "formal", _("Employed")
    INFORMAL = "informal", _("Informal or own business")
    UNPAID = "unpaid", _("Unpaid: family, care, voluntary")
    INTERNSHIP = "internship", _("Work practice or internship")


class SkillLevel(TextChoices):
    UNKNOWN = "", _("Not known")
    BASIC = "basic", _("Basic")
    GOOD = "good", _("Good")
    EXPERT = "expert", _("Very good")


class SkillEvidence(TextChoices):
    CLAIMED = "claimed", _("Says so")
    WORK = "work", _("From work done")
    CERTIFICATE = "certificate", _("Certificate")
    SEEN = "seen", _("Seen by an officer")


class Marital(TextChoices):
    UNKNOWN = "", _("Not known")
    SINGLE = "single", _("Not married")
    MARRIED = "married", _("Married")
    WIDOWED = "widowed", _("Widowed or divorced")


class Disability(TextChoices):
    """UU 8/2016 art. 4; self-declared, several may apply."""

    PHYSICAL = "physical", _("Physical")
    INTELLECTUAL = "intellectual", _("Intellectual")
    MENTAL = "mental", _("Mental")
    VISION = "vision", _("Vision")
    HEARING = "hearing", _("Hearing")
    SPEECH = "speech", _("Speech")


class Purpose(TextChoices):
    """What a consent is for; the core service rests on law and asks for none (facts §2.6)."""

    SHARE_WITH_EMPLOYERS = "share_cv", _("Show my profile to employers who search")
    MESSAGES = "messages", _("Messages by WhatsApp or SMS")
    PHOTO = "photo", _("Keep my photo")
