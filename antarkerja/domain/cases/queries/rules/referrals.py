"""The search stands still: nobody was sent to a firm, or firms said no again and again."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.rules.protocol import RuleSetting, seeking
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Referral

REFUSALS = 3


class NoReferral:
    """Open for `days` days, and neither referred nor applied within that time."""

    name = RuleName.NO_REFERRAL
    sentence = _("Nobody referred the person, and they did not apply, for %(days)s days.")
    shipped = RuleSetting(30)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        start = today - timedelta(days=setting.days)
        sent = Referral.objects.filter(person=OuterRef("person_id"), sent_on__gt=start)
        return seeking(cases.filter(~Exists(sent), opened_on__lte=start))


class Refusals:
    """Three employers said no within `days` days."""

    name = RuleName.REFUSALS
    sentence = _("Three employers said no within %(days)s days.")
    shipped = RuleSetting(90)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        refused = Referral.objects.filter(
            person=OuterRef("person_id"), status=ReferralStatus.REFUSED,
            answered_on__gte=today - timedelta(days=setting.days),
        )
        # That there is a third one; counting them all would read every refusal of the country.
        return seeking(cases.filter(Exists(refused[REFUSALS - 1 : REFUSALS])))
