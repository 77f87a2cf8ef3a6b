"""Who is looking, and which offices they may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from antarkerja.domain.offices.enums import OfficeKind, Permission, RoleName
from antarkerja.domain.offices.errors import OfficesDoNotFitError, OutOfScopeError
from antarkerja.domain.offices.models import AccessLog, Membership, Office, User
from antarkerja.domain.offices.policies import ROLES, STAFF_ROLES, Actor


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


def office_of_user(user_id: int) -> Office | None:
    """Where somebody works now; None without an open membership in an office."""
    return Office.objects.filter(
        memberships__user_id=user_id, memberships__valid_until__isnull=True
    ).first()


def offices_seen_by(viewer: Actor) -> QuerySet[Office]:
    """Offices whose counts the viewer may see: the own one, those below it, or all."""
    offices = Office.objects.filter(archived_at__isnull=True).order_by("region", "name")
    if viewer.role in (RoleName.SYSTEM, RoleName.ADMINISTRATOR):
        return offices
    if viewer.office_kind == OfficeKind.MINISTRY:
        return offices
    if viewer.office_kind == OfficeKind.PROVINCE:
        return offices.filter(Q(pk=viewer.own_office) | Q(region__startswith=f"{viewer.region}."))
    return offices.filter(pk=viewer.own_office)


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


LOG_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """What the access log is narrowed by; empty means everything in sight."""

    person_id: int | None = None
    username: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """Who looked, in which office and role, at which file, on which page and why."""

    row: AccessLog
    user_name: str
    office_name: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """At most 50 lines, newest first; the cursor is "" at the end."""

    lines: list[LogLine] = field(default_factory=list)
    next_cursor: str = ""


def access_log(viewer: Actor, wanted: LogFilter, *, cursor: str = "") -> LogPage:
    """Reads by staff of the viewer's own office, or of the offices below it. Three queries.

    Raises:
        NotAllowedError: the viewer may not see the log.
    """
    viewer.require(Permission.SEE_ACCESS_LOG)
    rows = AccessLog.objects.all()
    if viewer.office_kind != OfficeKind.MINISTRY:
        offices = list(offices_seen_by(viewer).values_list("pk", flat=True))
        rows = rows.filter(office_id__in=offices)
    if wanted.person_id is not None:
        rows = rows.filter(subject="person", subject_id=wanted.person_id)
    if wanted.username:
        users = User.objects.filter(username=wanted.username.strip().lower())
        rows = rows.filter(user_id__in=list(users.values_list("pk", flat=True)))
    if wanted.day is not None:
        start = datetime.combine(wanted.day, time(), ZoneInfo(viewer.zone))
        rows = rows.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return _log_page(rows, cursor)


def reads_of_own_file(viewer: Actor, *, cursor: str = "") -> LogPage:
    """Who of the staff opened the viewer's own file (UU PDP art. 32). Three queries.

    Raises:
        NotAllowedError, OutOfScopeError: the viewer has no own file.
    """
    viewer.require(Permission.USE_OWN_FILE)
    if viewer.person_id is None:
        raise OutOfScopeError
    rows = AccessLog.objects.filter(subject="person", subject_id=viewer.person_id)
    return _log_page(rows, cursor)


def _log_page(rows: QuerySet[AccessLog], cursor: str) -> LogPage:
    """Rows are only ever appended, so the order of their ids is the order of time."""
    if cursor.isdecimal() and len(cursor) < 19:
        rows = rows.filter(pk__lt=int(cursor))
    found = list(rows.order_by("-pk")[: LOG_PAGE + 1])
    shown = found[:LOG_PAGE]
    names = dict(User.objects.filter(pk__in={row.user_id for row in shown})
                 .values_list("pk", "name"))
    offices = dict(Office.objects.filter(pk__in={row.office_id for row in shown})
                   .values_list("pk", "name"))
    lines = [LogLine(row, names.get(row.user_id, ""), offices.get(row.office_id or 0, ""))
             for row in shown]
    return LogPage(lines, str(shown[-1].pk) if len(found) > LOG_PAGE else "")


@dataclass(frozen=True, slots=True)
class StaffLine:
    """An account of staff with its newest membership."""

    user: User
    membership: Membership
    is_open: bool


def staff_seen_by(viewer: Actor, *, office_id: int | None = None) -> QuerySet[Membership]:
    """Open memberships of staff: of the own office for a head, of all for an administrator.

    Raises:
        NotAllowedError: the viewer manages no office.
    """
    viewer.require(Permission.MANAGE_OFFICE)
    rows = (
        Membership.objects.filter(valid_until__isnull=True, role__in=STAFF_ROLES)
        .select_related("user", "office").order_by("user__name", "pk")
    )
    if not viewer.may(Permission.MANAGE_INSTALLATION):
        rows = rows.filter(office_id=viewer.own_office)
    return rows if office_id is None else rows.filter(office_id=office_id)


def count_accounts(office_id: int) -> int:
    """Open memberships of an office: staff, jobseekers, firms, whoever signs in there."""
    return Membership.objects.filter(office_id=office_id, valid_until__isnull=True).count()


def offices_to_merge(viewer: Actor, from_id: int, into_id: int) -> tuple[Office, Office]:
    """Two offices of which the first can become part of the second.

    Raises:
        NotAllowedError: the viewer manages no installation.
        OfficesDoNotFitError: the same one, of two kinds, or no longer there.
    """
    viewer.require(Permission.MANAGE_INSTALLATION)
    found = Office.objects.in_bulk([from_id, into_id])
    first, second = found.get(from_id), found.get(into_id)
    if (first is None or second is None or first == second or first.kind != second.kind
            or first.archived_at or second.archived_at):
        raise OfficesDoNotFitError(from_id, into_id)
    return first, second


def staff_account(viewer: Actor, user_id: int) -> StaffLine:
    """One account of staff, also one that has ended.

    Raises:
        NotAllowedError: the viewer is no administrator.
        OutOfScopeError: no account of staff.
    """
    viewer.require(Permission.MANAGE_INSTALLATION)
    last = (
        Membership.objects.filter(user_id=user_id, role__in=STAFF_ROLES)
        .select_related("user", "office").order_by("-valid_from", "-pk").first()
    )
    if last is None:
        raise OutOfScopeError(user_id)
    return StaffLine(last.user, last, last.valid_until is None and last.user.is_active)


def office_for(viewer: Actor, office_id: int) -> Office:
    """An office that the viewer may change.

    Raises:
        NotAllowedError: the viewer manages no office.
        OutOfScopeError: not the own office.
    """
    viewer.require(Permission.MANAGE_OFFICE)
    offices = Office.objects.filter(archived_at__isnull=True)
    if not viewer.may(Permission.MANAGE_INSTALLATION):
        offices = offices.filter(pk=viewer.own_office)
    office = offices.filter(pk=office_id).first()
    if office is None:
        raise OutOfScopeError(office_id)
    return office


def offices_listed(viewer: Actor, *, words: str = "") -> QuerySet[Office]:
    """Offices for the administrator's list, by region; `words` is a part of name or region.

    Raises:
        NotAllowedError: the viewer is no administrator.
    """
    viewer.require(Permission.MANAGE_INSTALLATION)
    offices = Office.objects.filter(archived_at__isnull=True).order_by("region", "name", "pk")
    if words:
        offices = offices.filter(Q(name__icontains=words) | Q(region__startswith=words))
    return offices
