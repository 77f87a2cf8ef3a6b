"""Who shares practices in an office: whoever may own a replication or a task of it."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.models import Membership, User
from antarkerja.domain.offices.policies import ROLES

SHARING_ROLES = tuple(
    name for name, role in ROLES.items()
    if Permission.SHARE_PRACTICES in role.permissions and name != RoleName.SYSTEM
)


def sharers_of(office_id: int, *, on: date) -> QuerySet[User]:
    """Accounts that share practices in the office on that day, by name."""
    there = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), office_id=office_id, valid_from__lte=on,
        role__in=SHARING_ROLES, user=OuterRef("pk"),
    )
    return User.objects.filter(Exists(there), is_active=True).order_by("name", "pk")
