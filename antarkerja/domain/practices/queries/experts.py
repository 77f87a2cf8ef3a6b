"""Who knows what: from the work done and from what colleagues say, with consent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MentoringState
from antarkerja.domain.practices.enums.practice import Category, State
from antarkerja.domain.practices.enums.replication import BEGUN
from antarkerja.domain.practices.models import (
    ExpertEndorsement,
    ExpertProfile,
    Mentoring,
    PracticeAuthor,
    Replication,
)

MOST = 200
# A year of work of a kind says something of who does it.
WORK_OF: dict[str, Category] = {
    EventKind.PERSON_PROFILED: Category.PROFILING, EventKind.INTERVIEWED: Category.CASE_WORK,
    EventKind.CONTACTED: Category.CASE_WORK, EventKind.EMPLOYER_VISITED: Category.CANVASSING,
    EventKind.MATCH_SAVED: Category.PROFILING,
}
MUCH_WORK = 100
YEAR = timedelta(days=365)


@dataclass(slots=True)
class Knowledge:
    """What speaks for somebody in one part of the service."""

    written: int = 0
    carried: int = 0
    endorsed: int = 0
    worked: int = 0

    @property
    def weight(self) -> int:
        """Colleagues' words count most, then what others can read, then what was carried over."""
        return 3 * self.endorsed + 2 * self.written + self.carried + (self.worked >= MUCH_WORK)


@dataclass(slots=True)
class Expert:
    """A listed colleague, the office, and what speaks for them by `Category`."""

    user: User
    profile: ExpertProfile
    office: Office | None
    knows: dict[str, Knowledge] = field(default_factory=lambda: defaultdict(Knowledge))

    def strength(self, category: str) -> int:
        """In one part of the service, or in all where `category` is empty."""
        if category:
            return self.knows[category].weight if category in self.knows else 0
        return sum(one.weight for one in self.knows.values())


def experts(viewer: Actor, *, on: date, category: str = "") -> list[Expert]:
    """Listed colleagues for whom something speaks in `category`, the strongest first; without one,
    all who are listed. At most 200; six queries.

    Raises NotAllowedError where the viewer reads no practices.
    """
    viewer.require(Permission.READ_PRACTICES)
    profiles = ExpertProfile.objects.filter(withdrawn_at=None, user__is_active=True)
    rows = list(
        profiles.annotate(said=_said_of(category)).select_related("user")
        .order_by("-said", "user__name", "pk")[:MOST])
    ids = [row.user_id for row in rows]
    offices = _offices(ids)
    found = {
        row.user_id: Expert(row.user, row, offices.get(row.user_id)) for row in rows
        if row.user_id in offices
    }
    for user_id, part, number, what in _all_knowledge(ids, on):
        if user_id in found:
            knowledge = found[user_id].knows[part]
            setattr(knowledge, what, getattr(knowledge, what) + number)
    shown = [one for one in found.values() if not category or one.strength(category)]
    return sorted(shown, key=lambda one: (-one.strength(category), one.user.name, one.user.pk))


def _said_of(category: str) -> Combinable:
    """What colleagues said, wrote and carried, weighed as `Knowledge` does, so that the strongest
    are among those that are looked at closer."""
    part, practice = ({"category": category}, {"practice__category": category}) if category else (
        {}, {})
    wrote = PracticeAuthor.objects.filter(practice__state=State.PUBLISHED, **practice)
    carried = Replication.objects.filter(state__in=BEGUN, **practice)
    return (3 * _number(ExpertEndorsement.objects.filter(**part), "expert_id")
            + 2 * _number(wrote, "user_id") + _number(carried, "owner_id"))


def _number(rows: QuerySet, who: str) -> Coalesce:  # type: ignore[type-arg]  # of any model
    counted = rows.filter(**{who: OuterRef("user_id")}).order_by().values(who)
    return Coalesce(
        Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def _offices(user_ids: Iterable[int]) -> dict[int, Office]:
    rows = Membership.objects.filter(
        user_id__in=list(user_ids), valid_until__isnull=True, office__isnull=False)
    return {row.user_id: row.office for row in rows.select_related("office") if row.office}


def _all_knowledge(ids: list[int], on: date) -> list[tuple[int, str, int, str]]:
    """(user, category, number, name of the count) of everything that speaks for somebody."""
    said: list[tuple[int, str, int, str]] = []
    wrote = PracticeAuthor.objects.filter(user_id__in=ids, practice__state=State.PUBLISHED)
    said += [(*row, "written") for row in _counted(wrote, "user_id", "practice__category")]
    carried = Replication.objects.filter(owner_id__in=ids, state__in=BEGUN)
    said += [(*row, "carried") for row in _counted(carried, "owner_id", "practice__category")]
    named = ExpertEndorsement.objects.filter(expert_id__in=ids)
    said += [(*row, "endorsed") for row in _counted(named, "expert_id", "category")]
    work = Event.objects.filter(
        officer_id__in=ids, kind__in=WORK_OF, happened_on__gt=on - YEAR, corrects_id=None)
    totals: Counter[tuple[int, str]] = Counter()
    for user_id, kind, number in _counted(work, "officer_id", "kind"):
        totals[user_id, WORK_OF[kind]] += number
    return said + [(user_id, part, n, "worked") for (user_id, part), n in totals.items()]


def _counted(rows, who: str, what: str) -> list[tuple[int, str, int]]:  # type: ignore[no-untyped-def]  # any query set
    return list(rows.order_by().values_list(who, what).annotate(n=Count("pk")))


def listed_expert(user_id: int) -> ExpertProfile | None:
    """The profile of a colleague who agreed to be found. One query."""
    return ExpertProfile.objects.select_related("user").filter(
        user_id=user_id, withdrawn_at=None, user__is_active=True).first()


def own_profile(viewer: Actor) -> ExpertProfile | None:
    return ExpertProfile.objects.filter(user_id=viewer.user_id or 0).first()


def own_endorsements(viewer: Actor) -> set[tuple[int, str]]:
    """Whom the viewer endorsed, for what."""
    rows = ExpertEndorsement.objects.filter(by_id=viewer.user_id or 0)
    return set(rows.values_list("expert_id", "category"))


def own_mentorings(viewer: Actor) -> list[Mentoring]:
    """Pairs of the viewer, open ones first, then the newest; at most 30. One query."""
    mine = Q(mentor_id=viewer.user_id or 0) | Q(learner_id=viewer.user_id or 0)
    rows = list(
        Mentoring.objects.filter(mine).select_related("mentor", "learner").order_by("-pk")[:30])
    return sorted(rows, key=lambda row: row.state not in _OPEN)


_OPEN = (MentoringState.ASKED, MentoringState.RUNNING)
