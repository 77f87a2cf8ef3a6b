"""Colleagues by user name: staff who may read practices."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership, User
from antarkerja.domain.offices.policies import ROLES, STAFF_ROLES
from antarkerja.domain.practices.models import Meeting

READERS = [
    name for name in STAFF_ROLES if Permission.READ_PRACTICES in ROLES[name].permissions
]


def colleague_named(username: str) -> User | None:
    """The active member of staff of that user name, with an open membership."""
    return User.objects.filter(
        username=username, is_active=True, memberships__valid_until__isnull=True,
        memberships__role__in=READERS,
    ).distinct().first()


def invited_to(meeting: Meeting) -> QuerySet[User]:
    """Colleagues whose office the meeting invites, by name; each once."""
    there = Membership.objects.filter(
        user=OuterRef("pk"), valid_until__isnull=True, role__in=READERS,
        office__archived_at__isnull=True, office__region__startswith=meeting.region,
    )
    return User.objects.filter(Exists(there), is_active=True).order_by("name", "pk")
