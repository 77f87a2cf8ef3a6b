"""The person did not come, twice, and was not seen since."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.appointments import AppointmentStatus
from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.rules.protocol import RuleSetting

TIMES = 2


class MissedTwice:
    """Two appointments were missed within `days` days, and none was kept after them."""

    name = RuleName.MISSED_TWICE
    sentence = _("The person missed two appointments within %(days)s days.")
    shipped = RuleSetting(90)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        kept_later = Appointment.objects.filter(
            person=OuterRef("person_id"), status=AppointmentStatus.KEPT,
            starts_at__gt=OuterRef("starts_at"),
        )
        missed = Appointment.objects.filter(
            ~Exists(kept_later), person=OuterRef("person_id"), status=AppointmentStatus.MISSED,
            starts_at__date__gte=today - timedelta(days=setting.days),
        )
        return cases.filter(Exists(missed[TIMES - 1 : TIMES]))
