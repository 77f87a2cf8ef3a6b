"""At 1, 3 and 6 months somebody asks whether the person is still at work; nobody answered."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.rules.protocol import RuleSetting
from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.models import FollowUp


class Unanswered:
    """A follow-up was due `days` days ago and has no answer."""

    name = RuleName.FOLLOW_UP
    sentence = _("A follow-up is due for %(days)s days and has no answer.")
    shipped = RuleSetting(7)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        waiting = FollowUp.objects.filter(
            placement__person=OuterRef("person_id"), status=FollowUpStatus.DUE,
            due_on__lte=today - timedelta(days=setting.days),
        )
        return cases.filter(Exists(waiting))
