"""Who may write practices, whatever the office; and who is found when one looks for a co-author."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.queries.sharers import SHARING_ROLES

FOUND = 20


def all_sharers(*, on: date) -> QuerySet[User]:
    """Accounts of any office that share practices on that day, by name."""
    there = Membership.objects.filter(_valid(on), user=OuterRef("pk"))
    return User.objects.filter(Exists(there), is_active=True).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may write along, and the office that tells them from others of the name."""

    user_id: int
    name: str
    office: str


def possible_authors(
    viewer: Actor, practice: Practice, *, on: date, text: str
) -> list[Colleague]:
    """Colleagues whose name or work name holds `text`, who do not write along yet."""
    viewer.require(Permission.SHARE_PRACTICES)
    wanted = text.strip()
    if not wanted:
        return []
    home = Membership.objects.filter(_valid(on), user=OuterRef("pk")).order_by("-valid_from")
    found = (
        all_sharers(on=on).filter(Q(name__icontains=wanted) | Q(username=wanted.lower()))
        .exclude(practices__practice=practice)
        .annotate(office_name=Subquery(home.values("office__name")[:1]))
    )
    return [
        Colleague(pk, name, office or "")
        for pk, name, office in found.values_list("pk", "name", "office_name")[:FOUND]
    ]


def _valid(on: date) -> Q:
    still = Q(valid_until=None) | Q(valid_until__gt=on)
    return still & Q(valid_from__lte=on, role__in=SHARING_ROLES)
