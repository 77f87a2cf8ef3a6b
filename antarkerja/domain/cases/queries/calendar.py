"""What an office's calendar holds: hours, closed days, rooms, absences, free and taken slots."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Max, Q, QuerySet, Sum

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    InvitationStatus,
    SlotKind,
)
from antarkerja.domain.cases.models import (
    Absence,
    Appointment,
    CalendarFeed,
    ClosedDay,
    Invitation,
    OpeningHours,
    Room,
    Slot,
    SlotRule,
)
from antarkerja.domain.cases.policies.calendar import Away, Calendar, Opening, Taken
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import STAFF_ROLES, Actor

NEAREST = 6
MOST_TOPICS = 40


@dataclass(frozen=True, slots=True)
class Capacity:
    """Open invitations of a kind, and the places free until the last of them ends."""

    kind: SlotKind
    invited: int
    free: int

    @property
    def is_short(self) -> bool:
        return self.invited > self.free


def calendar_of(office: Office, *, first_on: date, last_on: date) -> Calendar:
    """The calendar around some days, for `policies.calendar`; asked inside an act."""
    start, end = day_bounds(first_on, office.zone)[0], day_bounds(last_on, office.zone)[1]
    slots = Slot.objects.filter(
        office=office, starts_at__lt=end, ends_at__gt=start
    ).filter(Q(withdrawn_at__isnull=True) | Q(rule__isnull=False))
    return Calendar(
        zone=office.zone,
        openings=[Opening(row.weekday, row.opens, row.closes)
                  for row in OpeningHours.objects.filter(office=office)],
        closed_on=frozenset(ClosedDay.objects.filter(
            office=office, closed_on__range=(first_on, last_on)
        ).values_list("closed_on", flat=True)),
        away=[Away(row.officer_id, row.first_on, row.last_on, row.from_time or time.min,
                   row.until_time or time.max)
              for row in Absence.objects.filter(
                  office=office, last_on__gte=first_on, first_on__lte=last_on)],
        taken=[_taken(slot) for slot in slots],
    )


def _taken(slot: Slot) -> Taken:
    """A withdrawn slot frees officer and room, but its rule does not make it a second time."""
    if slot.withdrawn_at is not None:
        return Taken(slot.starts_at, slot.ends_at, rule_id=slot.rule_id)
    return Taken(slot.starts_at, slot.ends_at, slot.officer_id, slot.room_id, slot.rule_id)


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """First moment of a day of the office's clock, and of the next."""
    place = ZoneInfo(zone)
    return (datetime.combine(day, time(0), tzinfo=place),
            datetime.combine(day + timedelta(days=1), time(0), tzinfo=place))


def slots_between(
    viewer: Actor, *, first_on: date, last_on: date, officer_id: int | None = None
) -> QuerySet[Slot]:
    """Slots of the office that begin on these days, with officer and room; not the withdrawn."""
    viewer.require(Permission.KEEP_CALENDAR)
    start, end = day_bounds(first_on, viewer.zone)[0], day_bounds(last_on, viewer.zone)[1]
    rows = Slot.objects.filter(
        office_id=viewer.own_office, starts_at__gte=start, starts_at__lt=end,
        withdrawn_at__isnull=True,
    )
    if officer_id is not None:
        rows = rows.filter(officer_id=officer_id)
    return rows.select_related("officer", "room").order_by("starts_at", "pk")


def slot_for(viewer: Actor, slot_id: int) -> Slot | None:
    """One slot of the viewer's office, with officer, room and office."""
    viewer.require(Permission.KEEP_CALENDAR)
    return (
        Slot.objects.filter(office_id=viewer.own_office, pk=slot_id)
        .select_related("officer", "room", "office").first()
    )


def slot_of_office(office_id: int, slot_id: int) -> Slot | None:
    """A slot of an office, whoever asks: acts decide who may have a place in it."""
    return Slot.objects.filter(office_id=office_id, pk=slot_id).first()


def free_slots(
    *, office_id: int, at: datetime, kind: str = "", officer_id: int | None = None,
    by_people: bool = False,
) -> QuerySet[Slot]:
    """Slots with a free place that have not begun; `by_people` those that people book alone."""
    rows = Slot.objects.filter(
        office_id=office_id, starts_at__gt=at, withdrawn_at__isnull=True,
        taken__lt=F("capacity"),
    )
    if kind:
        rows = rows.filter(kind=kind)
    if officer_id is not None:
        rows = rows.filter(officer_id=officer_id)
    if by_people:
        rows = rows.filter(is_open=True)
    return rows.select_related("officer", "room", "office").order_by("starts_at", "pk")


def topics_of_sessions(viewer: Actor, at: datetime) -> list[str]:
    """What group sessions of the own office were and will be about, within a year. One query."""
    rows = Slot.objects.filter(
        office_id=viewer.own_office, kind=SlotKind.GROUP, starts_at__gt=at - timedelta(days=365))
    return list(rows.order_by("topic").values_list("topic", flat=True).distinct()[:MOST_TOPICS])


def slots_of_invitation(
    *, office_id: int, at: datetime, kind: str, officer_id: int | None
) -> QuerySet[Slot]:
    """What an invitation offers: the officer's free times, and anybody's where these are gone."""
    free = free_slots(office_id=office_id, at=at, kind=kind, by_people=True)
    own = free.filter(officer_id=officer_id)
    return own if officer_id is not None and own.exists() else free


def nearest_free(slot: Slot, *, at: datetime, by_people: bool) -> list[Slot]:
    """Free slots of the same office and kind nearest in time to one that is full."""
    free = free_slots(
        office_id=slot.office_id, at=at, kind=slot.kind, by_people=by_people
    ).exclude(pk=slot.pk)
    after = list(free.filter(starts_at__gte=slot.starts_at)[:NEAREST])
    before = list(free.filter(starts_at__lt=slot.starts_at).order_by("-starts_at")[:NEAREST])
    near = sorted([*after, *before], key=lambda one: abs(one.starts_at - slot.starts_at))
    return sorted(near[:NEAREST], key=lambda one: one.starts_at)


def capacities(viewer: Actor, *, at: datetime) -> list[Capacity]:
    """For each kind with open invitations: how many, and the free places until they end."""
    viewer.require(Permission.KEEP_CALENDAR)
    until = dict(
        Invitation.objects.filter(
            office_id=viewer.own_office, status=InvitationStatus.OPEN, until_at__gt=at
        ).values_list("kind").annotate(last=Max("until_at"))
    )
    return [capacity(viewer, at=at, kind=SlotKind(kind), until=last)
            for kind, last in sorted(until.items())]


def capacity(
    viewer: Actor, *, at: datetime, kind: SlotKind, until: datetime, more: int = 0,
    again: Collection[int] = (),
) -> Capacity:
    """Open invitations of a kind, `more` that somebody is about to send, and free places.

    `again` are people whose open invitation the new one replaces.
    """
    viewer.require(Permission.KEEP_CALENDAR)
    invited = Invitation.objects.filter(
        office_id=viewer.own_office, kind=kind, status=InvitationStatus.OPEN, until_at__gt=at
    ).exclude(person_id__in=list(again)).count()
    free = free_slots(
        office_id=viewer.own_office, at=at, kind=kind, by_people=True
    ).filter(starts_at__lte=until).aggregate(n=Sum(F("capacity") - F("taken")))["n"] or 0
    return Capacity(kind, invited + more, free)


def opening_hours_of(viewer: Actor) -> list[OpeningHours]:
    """The week of the office, in order."""
    viewer.require(Permission.KEEP_CALENDAR)
    return list(OpeningHours.objects.filter(
        office_id=viewer.own_office).order_by("weekday", "opens"))


def closed_days_of(viewer: Actor, *, from_on: date) -> list[ClosedDay]:
    viewer.require(Permission.KEEP_CALENDAR)
    return list(ClosedDay.objects.filter(
        office_id=viewer.own_office, closed_on__gte=from_on).order_by("closed_on")[:100])


def rooms_of(viewer: Actor) -> list[Room]:
    viewer.require(Permission.KEEP_CALENDAR)
    return list(Room.objects.filter(
        office_id=viewer.own_office, archived_at__isnull=True).order_by("title"))


def absences_of(viewer: Actor, *, from_on: date) -> list[Absence]:
    viewer.require(Permission.KEEP_CALENDAR)
    return list(Absence.objects.filter(
        office_id=viewer.own_office, last_on__gte=from_on
    ).select_related("officer").order_by("first_on")[:100])


def away_between(
    viewer: Actor, *, first_on: date, last_on: date, officer_id: int | None = None
) -> list[Absence]:
    """Who of the office is away on these days, or for hours of them."""
    viewer.require(Permission.KEEP_CALENDAR)
    rows = Absence.objects.filter(
        office_id=viewer.own_office, first_on__lte=last_on, last_on__gte=first_on)
    if officer_id is not None:
        rows = rows.filter(officer_id=officer_id)
    return list(rows.select_related("officer").order_by("officer__name", "first_on", "from_time"))


def rules_of(viewer: Actor, *, on: date) -> list[SlotRule]:
    """Patterns that still make slots."""
    viewer.require(Permission.KEEP_CALENDAR)
    return list(SlotRule.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=on), office_id=viewer.own_office,
    ).select_related("officer", "room").order_by("weekday", "opens", "pk"))


def officers_of(viewer: Actor, *, on: date) -> list[User]:
    """Staff of the office who can receive people."""
    viewer.require(Permission.KEEP_CALENDAR)
    return list(User.objects.filter(
        Q(memberships__valid_until__isnull=True) | Q(memberships__valid_until__gte=on),
        memberships__office_id=viewer.own_office, memberships__role__in=STAFF_ROLES,
        is_active=True,
    ).distinct().order_by("name", "pk"))


def last_slot_on(viewer: Actor) -> date | None:
    """The last day for which slots were made from patterns."""
    viewer.require(Permission.KEEP_CALENDAR)
    last = Slot.objects.filter(
        office_id=viewer.own_office, rule__isnull=False
    ).aggregate(last=Max("starts_at"))["last"]
    return last.astimezone(ZoneInfo(viewer.zone)).date() if last else None


def appointments_in_the_way(viewer: Actor, *, at: datetime) -> QuerySet[Appointment]:
    """Booked in a slot that was withdrawn since: somebody should move them."""
    viewer.require(Permission.KEEP_CALENDAR)
    return Appointment.objects.filter(
        office_id=viewer.own_office, status=AppointmentStatus.BOOKED, starts_at__gt=at,
        slot__withdrawn_at__isnull=False,
    ).select_related("person", "officer").order_by("starts_at")


def own_feed(viewer: Actor) -> CalendarFeed | None:
    """The secret address of the viewer's own calendar."""
    viewer.require(Permission.KEEP_CALENDAR)
    return CalendarFeed.objects.filter(officer_id=viewer.user_id).first()
