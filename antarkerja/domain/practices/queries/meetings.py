"""Meetings that a viewer is invited to, who takes part, and what came out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Avg, Count, Q, QuerySet

from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import RegistrationState
from antarkerja.domain.practices.models import (
    ActionItem,
    Meeting,
    MeetingEvaluation,
    MeetingRegistration,
)

PAGE = 30
# Fewer answers than this might be recognised.
FEWEST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Opinion:
    """What participants think of a meeting, without names; means from 1 to 4."""

    answers: int
    useful: float | None
    will_use: float | None
    words: list[str]


def meetings_for(viewer: Actor) -> QuerySet[Meeting]:
    """Meetings of the own office, and those to which the own region is invited.

    Raises NotAllowedError where the viewer reads no practices.
    """
    viewer.require(Permission.READ_PRACTICES)
    rows = Meeting.objects.all()
    if viewer.office_kind == OfficeKind.MINISTRY or viewer.is_clock:
        return rows
    invited = Q(region="") | Q(region=viewer.region[:2]) | Q(region=viewer.region)
    if viewer.office_kind == OfficeKind.PROVINCE:
        invited |= Q(region__startswith=f"{viewer.region}.")
    return rows.filter(invited | Q(office_id=viewer.own_office))


def meeting_for(viewer: Actor, meeting_id: int) -> Meeting | None:
    return meetings_for(viewer).select_related("office", "host").filter(pk=meeting_id).first()


def coming_meetings(viewer: Actor, *, at: datetime) -> list[Meeting]:
    """What is still to come, soonest first, at most 30; one query."""
    rows = meetings_for(viewer).filter(ends_at__gte=at, held_at=None, called_off_at=None)
    return list(rows.select_related("office").order_by("starts_at", "pk")[:PAGE])


def past_meetings(viewer: Actor, *, at: datetime) -> list[Meeting]:
    """The newest 30 that are over, held or called off, with `came`; one query."""
    over = Q(ends_at__lt=at) | Q(held_at__isnull=False) | Q(called_off_at__isnull=False)
    rows = meetings_for(viewer).filter(over).select_related("office")
    came = Count("registrations", filter=Q(registrations__came_at__isnull=False))
    return list(rows.annotate(came=came).order_by("-starts_at", "-pk")[:PAGE])


def participants(meeting: Meeting) -> list[MeetingRegistration]:
    """Who has a seat, then who waits in the order of asking; nobody who cancelled."""
    rows = meeting.registrations.exclude(state=RegistrationState.CANCELLED)
    return list(rows.select_related("user", "office").order_by("state", "registered_at", "pk"))


def own_registration(viewer: Actor, meeting: Meeting) -> MeetingRegistration | None:
    return meeting.registrations.filter(user_id=viewer.user_id or 0).first()


def place_in_line(row: MeetingRegistration) -> int:
    """1 is the next to get a seat; 0 where one is not waiting."""
    if row.state != RegistrationState.WAITING:
        return 0
    before = Q(registered_at__lt=row.registered_at) | Q(
        registered_at=row.registered_at, pk__lte=row.pk)
    return MeetingRegistration.objects.filter(
        before, meeting_id=row.meeting_id, state=RegistrationState.WAITING).count()


def opinion_of(meeting: Meeting) -> Opinion:
    """Means and words of who evaluated; nothing below three answers. Two queries."""
    rows = MeetingEvaluation.objects.filter(registration__meeting=meeting)
    found = rows.aggregate(n=Count("pk"), useful=Avg("useful"), will_use=Avg("will_use"))
    if found["n"] < FEWEST_ANSWERS:
        return Opinion(found["n"], None, None, [])
    words = rows.exclude(words="").order_by("?").values_list("words", flat=True)
    return Opinion(found["n"], found["useful"], found["will_use"], list(words[:PAGE]))


def open_action_items(viewer: Actor) -> list[ActionItem]:
    """What the viewer agreed to do in meetings and has not done; soonest first."""
    rows = ActionItem.objects.filter(owner_id=viewer.user_id or 0, done_on=None)
    return list(rows.select_related("meeting").order_by("due_on", "pk")[:PAGE])


def late_action_items(viewer: Actor, *, today: date) -> int:
    """How many of them are due today or late; one query."""
    return ActionItem.objects.filter(
        owner_id=viewer.user_id or 0, done_on=None, due_on__lte=today).count()


def may_call(viewer: Actor) -> bool:
    """Whoever shares or coordinates practices may call a meeting."""
    return viewer.may(Permission.SHARE_PRACTICES) or viewer.may(Permission.COORDINATE_PRACTICES)


def may_host(viewer: Actor, meeting: Meeting) -> bool:
    """Its host, and whoever leads or coordinates in the office that calls it."""
    if meeting.host_id == viewer.user_id:
        return True
    leads = viewer.may(Permission.LEAD_CASES) or viewer.may(Permission.COORDINATE_PRACTICES)
    return leads and meeting.office_id == viewer.own_office


def own_certificate(viewer: Actor, meeting: Meeting) -> MeetingRegistration | None:
    """The viewer's, once the meeting was held and the viewer was there."""
    return (
        meeting.registrations.select_related("meeting__office", "user", "office")
        .filter(user_id=viewer.user_id or 0).exclude(certificate_number="").first()
    )


def certificate_by_check_code(code: str) -> MeetingRegistration | None:
    """The certificate that bears the code, with its meeting and the office that gave it."""
    if not code:
        return None
    return (
        MeetingRegistration.objects.select_related("meeting__office").filter(check_code=code).first()
    )
