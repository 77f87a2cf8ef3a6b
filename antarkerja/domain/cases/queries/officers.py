"""Who works cases in an office, and cases that nobody works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.handover import HandOverState
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.handover import HandOver
from antarkerja.domain.cases.queries.scope import cases_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership, User
from antarkerja.domain.offices.policies import ROLES, Actor

CASE_ROLES = tuple(
    name for name, role in ROLES.items()
    if Permission.WORK_CASES in role.permissions and name != "system"
)


def _memberships(office_id: int, on: date) -> QuerySet[Membership]:
    return Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), office_id=office_id, role__in=CASE_ROLES,
        valid_from__lte=on,
    )


def case_workers(office_id: int, *, on: date) -> QuerySet[User]:
    """Accounts that work cases in the office on that day, by name."""
    return User.objects.filter(
        Exists(_memberships(office_id, on).filter(user=OuterRef("pk"))), is_active=True
    ).order_by("name", "pk")


def cases_adrift(viewer: Actor, *, on: date) -> QuerySet[Case]:
    """Open cases without an officer, or with one who does not work here any more; oldest first."""
    here = case_workers(viewer.own_office, on=on).filter(pk=OuterRef("officer"))
    return (
        cases_of(viewer).filter(status=CaseStatus.OPEN).filter(Q(officer=None) | ~Exists(here))
        .select_related("person", "officer").order_by("opened_on", "pk")
    )


def count_cases_adrift(viewer: Actor, *, today: date, most: int = 100) -> int:
    """How many of them, counted no further than `most`."""
    return cases_adrift(viewer, on=today)[:most].count()


def standing_hand_over(case: Case) -> HandOver | None:
    """The leave that the case is lent for, or will be."""
    return (case.hand_overs.filter(state__in=(HandOverState.PLANNED, HandOverState.AWAY))
            .select_related("from_officer", "to_officer").first())


@dataclass(frozen=True, slots=True)
class Leave:
    """Cases that an officer lends, or will lend, to one stand-in until a day."""

    stand_in: str
    starts_on: date
    until_on: date
    is_planned: bool
    cases: int


def leaves_of(viewer: Actor, officer_id: int | None) -> list[Leave]:
    """The leaves of an officer of the viewer's office, that run or are planned. One query."""
    rows = HandOver.objects.filter(
        case__in=cases_of(viewer), from_officer_id=officer_id or 0, until_on__isnull=False,
        state__in=(HandOverState.PLANNED, HandOverState.AWAY),
    ).values_list("to_officer__name", "starts_on", "until_on", "state")
    return [
        Leave(name or "", starts_on, until_on, state == HandOverState.PLANNED, cases)
        for name, starts_on, until_on, state, cases
        in rows.annotate(cases=Count("pk")).order_by("starts_on", "until_on")
        if until_on is not None
    ]


def count_open_cases_by_officer(viewer: Actor) -> dict[int | None, int]:
    """Open cases of the office by officer; None is the office's list."""
    return dict(
        cases_of(viewer).filter(status=CaseStatus.OPEN).order_by()
        .values_list("officer_id").annotate(total=Count("pk"))
    )
