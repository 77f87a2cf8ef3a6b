"""The registration (AK/I) ends soon, and with it the person's place in the live file."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.rules.protocol import RuleSetting
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Registration


class Expiring:
    """The live registration ends within `days` days."""

    name = RuleName.EXPIRING
    sentence = _("The registration ends within %(days)s days.")
    shipped = RuleSetting(30)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        ending = Registration.objects.filter(
            person=OuterRef("person_id"), status=RegistrationStatus.ACTIVE,
            valid_until__lte=today + timedelta(days=setting.days),
        )
        return cases.filter(Exists(ending))
