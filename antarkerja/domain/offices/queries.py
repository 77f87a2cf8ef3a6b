"""Who is looking, and which offices they may see."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import ROLES, Actor


def actor_of(user_id: int, *, on: date) -> Actor | None:
    """The actor that a user is on a day, or None where no membership is valid. One query."""
    membership = (
        Membership.objects.filter(user_id=user_id, user__is_active=True, valid_from__lte=on)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .select_related("user", "office")
        .order_by("-valid_from", "-pk")
        .first()
    )
    return None if membership is None else _actor(membership)


def _actor(membership: Membership) -> Actor:
    office = membership.office
    role = membership.role
    return Actor(
        user_id=membership.user_id,
        name=membership.user.name,
        role=role,
        office_id=membership.office_id,
        office_name=office.name if office else "",
        office_kind=office.kind if office else "",
        region=office.region if office else "",
        zone=office.zone if office else "Asia/Jakarta",
        person_id=membership.subject_id if role == RoleName.JOBSEEKER else None,
        employer_id=membership.subject_id if role == RoleName.EMPLOYER else None,
        permissions=ROLES[role].permissions,
    )


def offices_seen_by(viewer: Actor) -> QuerySet[Office]:
    """Offices whose counts the viewer may see: the own one, those below it, or all."""
    offices = Office.objects.filter(archived_at__isnull=True).order_by("region", "name")
    if viewer.role in (RoleName.SYSTEM, RoleName.ADMINISTRATOR):
        return offices
    if viewer.office_kind == OfficeKind.MINISTRY:
        return offices
    if viewer.office_kind == OfficeKind.PROVINCE:
        return offices.filter(Q(pk=viewer.office_id) | Q(region__startswith=f"{viewer.region}."))
    return offices.filter(pk=viewer.office_id)


def local_day(zone: str, now: datetime) -> date:
    """The calendar day of `now` in the office's time zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def registering_offices() -> list[Office]:
    """District offices where people register alone, by region. One query."""
    return list(
        Office.objects.filter(kind=OfficeKind.DISTRICT, archived_at__isnull=True)
        .order_by("region", "name")
    )


def reads_of_person(person_id: int, *, limit: int = 10) -> list[AccessLog]:
    """Who of the staff opened a person's file, newest first (UU PDP art. 32)."""
    return list(
        AccessLog.objects.filter(subject="person", subject_id=person_id).order_by("-at")[:limit]
    )
