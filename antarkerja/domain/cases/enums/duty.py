"""What an officer's activity journal (bukti kegiatan) counts."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DutyKind(TextChoices):
    INTERVIEW = "interview", _("Counselling interview")
    GUIDANCE = "guidance", _("Guidance: appointment kept")
    SESSION = "session", _("Group session")
    VISIT = "visit", _("Employer visit")
    REFERRAL = "referral", _("Referral")
    PLACEMENT = "placement", _("Placement")
    FOLLOW_UP = "follow_up", _("Follow-up after placement")
    CONTACT = "contact", _("Contact in a case")
    MEETING = "meeting", _("Meeting of colleagues")
    SPEAKING = "speaking", _("Speaker at a meeting of colleagues")
    PRACTICE = "practice", _("Good practice written, reviewed or taken up")
    MENTORING = "mentoring", _("Mentoring of a colleague")


class DutyGrade(TextChoices):
    """Grades of the functional position (facts §3.1); empty is everybody."""

    PERTAMA = "pertama", _("Ahli Pertama")
    MUDA = "muda", _("Ahli Muda")
    MADYA = "madya", _("Ahli Madya")
    UTAMA = "utama", _("Ahli Utama")
