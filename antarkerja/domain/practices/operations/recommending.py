"""The night's work for recommendations, and a hint that somebody puts away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.enums.recommending import WorkRule
from antarkerja.domain.practices.enums.replication import IN_USE
from antarkerja.domain.practices.models import (
    HintPutAway,
    OfficeContext,
    PracticeIndicator,
    Replication,
    WorkHint,
)
from antarkerja.domain.practices.policies.work_rules import RULES, HintRule
from antarkerja.domain.practices.queries.contexts import (
    levels_of_offices,
    registered_by_office,
    shares_of_offices,
)
from antarkerja.domain.practices.queries.proofs import proofs_of

HINT_RESTS = timedelta(days=30)
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A practice that a rule may show: how far it reaches, and how often it helped."""

    practice_id: int
    office_id: int
    province: str
    visibility: str
    better: int
    is_main: bool

    def reaches(self, office: Office) -> bool:
        if self.office_id == office.pk:
            return False
        if self.visibility == Visibility.PROVINCE:
            return self.province == office.region[:2]
        return self.visibility in (Visibility.NATION, Visibility.PUBLIC)


def reckon_recommendations(*, by: Actor, on: date, at: datetime) -> int:
    """What every office is like, and what its pages of work show; returns how many offices.

    Rows of former nights are replaced at once, after the ledger has been read: the reading is long
    and keeps nobody from writing. Raises NotAllowedError: the actor is not the clock.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    offices = list(
        Office.objects.filter(kind=OfficeKind.DISTRICT, archived_at__isnull=True).order_by("pk"))
    shares, stock = shares_of_offices(on=on), registered_by_office(on=on)
    levels = levels_of_offices([office.pk for office in offices], at=at)
    hints = _hints(offices, levels, on)
    contexts = [
        OfficeContext(
            office=office, registered=stock.get(office.pk, 0), reckoned_on=on,
            traits={"shares": shares.get(office.pk, {}), "levels": levels[office.pk]},
        ) for office in offices
    ]
    with transaction.atomic():
        OfficeContext.objects.all().delete()
        OfficeContext.objects.bulk_create(contexts, batch_size=_BATCH)
        WorkHint.objects.all().delete()
        WorkHint.objects.bulk_create(hints, batch_size=_BATCH)
    return len(offices)


@transaction.atomic
def put_hint_away(*, by: Actor, on: date, rule: WorkRule) -> None:
    """The user does not see the hint for a month. A second click changes nothing.

    Raises NotAllowedError: the actor reads no practices.
    """
    by.require(Permission.READ_PRACTICES)
    HintPutAway.objects.update_or_create(
        user_id=by.user_id or 0, rule=rule, defaults={"until_on": on + HINT_RESTS})


def _hints(
    offices: Iterable[Office], levels: dict[int, dict[str, float]], on: date
) -> list[WorkHint]:
    carried = set(
        Replication.objects.filter(state__in=IN_USE).values_list("office_id", "practice_id"))
    made = []
    for rule in RULES:
        candidates = _candidates(rule)
        for office in offices:
            level = levels[office.pk].get(rule.measure)
            if level is None or not rule.catches(level):
                continue
            chosen = next((
                one for one in candidates
                if one.reaches(office) and (office.pk, one.practice_id) not in carried), None)
            if chosen:
                made.append(WorkHint(
                    office=office, rule=rule.name, practice_id=chosen.practice_id,
                    number=rule.number(level), reckoned_on=on))
    return made


def _candidates(rule: HintRule) -> list[Candidate]:
    """Published practices meant to move what the rule is about; the best proven first."""
    named = PracticeIndicator.objects.filter(
        indicator__in=rule.moves, practice__state="published"
    ).values_list("practice_id", "practice__office_id", "practice__office__region",
                  "practice__visibility", "is_main").order_by("practice_id")
    rows = list(named)
    proofs = proofs_of({row[0] for row in rows}, indicators=rule.moves)
    found = [
        Candidate(practice_id=pk, office_id=office, province=region[:2], visibility=reach,
                  better=proofs[pk].better if pk in proofs else 0, is_main=is_main)
        for pk, office, region, reach, is_main in rows
        if pk not in proofs or proofs[pk].better >= proofs[pk].worse
    ]
    return sorted(found, key=lambda one: (-one.better, not one.is_main, -one.practice_id))
