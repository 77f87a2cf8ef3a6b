"""Who may write practices, whatever the office; and who is found when one looks for a co-author."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.queries.sharers import SHARING_ROLES

FOUND = 20


def all_sharers(*, on: date) -> QuerySet[User]:
    """Accounts of any office that share practices on that day, by name."""
    there = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on, role__in=SHARING_ROLES,
        user=OuterRef("pk"),
    )
    return User.objects.filter(Exists(there), is_active=True).order_by("name", "pk")


def possible_authors(viewer: Actor, practice: Practice, *, on: date, text: str) -> list[User]:
    """Colleagues whose name or work name holds `text`, who do not write along yet."""
    viewer.require(Permission.SHARE_PRACTICES)
    wanted = text.strip()
    if not wanted:
        return []
    return list(
        all_sharers(on=on).filter(Q(name__icontains=wanted) | Q(username=wanted.lower()))
        .exclude(practices__practice=practice)[:FOUND]
    )
