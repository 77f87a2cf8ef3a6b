"""What is counted of the profession."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Measure(TextChoices):
    OFFICERS = "officers", _("Officers")
    OFFICES = "offices", _("Offices")
    INTERVIEWS = "interviews", _("Counselling interviews")
    APPOINTMENTS = "appointments", _("Appointments kept")
    VISITS = "visits", _("Visits to employers")
    REFERRALS = "referrals", _("Referrals")
    PLACEMENTS = "placements", _("Placements")
    FOLLOW_UPS = "follow_ups", _("Follow-ups after placement")
    MEETINGS = "meetings", _("Presences at meetings of colleagues")
    PRACTICES = "practices", _("Published practices")
    REPLICATIONS = "replications", _("Practices taken up by other offices")
    BETTER = "better", _("Measured better than similar offices")
