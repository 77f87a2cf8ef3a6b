"""Nobody spoke with the person for too long; nobody is there to do it; nobody did it yet."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.interview import Interview
from antarkerja.domain.cases.queries.rules.protocol import RuleSetting, seeking


class NoContact:
    """The last contact, or the opening, is `days` days ago; a closer track waits less."""

    name = RuleName.NO_CONTACT
    sentence = _("Nobody had contact with the person for %(days)s days.")
    shipped = RuleSetting(30, by_track={
        Track.SELF_SERVICE: 90, Track.GUIDED: 30, Track.INTENSIVE: 14,
    })

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        rest = Q(silent_since__lte=today - timedelta(days=setting.days)) & ~Q(
            track__in=list(setting.by_track)
        )
        for track, days in setting.by_track.items():
            rest |= Q(track=track, silent_since__lte=today - timedelta(days=days))
        return seeking(
            cases.alias(silent_since=Coalesce("contacted_on", "opened_on")).filter(rest)
        )


class NoOfficer:
    """Open for `days` days and still nobody's."""

    name = RuleName.NO_OFFICER
    sentence = _("The case is open for %(days)s days and has no officer.")
    shipped = RuleSetting(3)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        return cases.filter(
            officer__isnull=True, opened_on__lte=today - timedelta(days=setting.days)
        )


class NoInterview:
    """Open for `days` days, and the counselling interview was not held."""

    name = RuleName.NO_INTERVIEW
    sentence = _("The case is open for %(days)s days and the first interview was not held.")
    shipped = RuleSetting(14)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        held = Interview.objects.filter(case=OuterRef("pk"), held_on__isnull=False)
        return cases.filter(
            ~Exists(held), opened_on__lte=today - timedelta(days=setting.days)
        )
