"""Appointments: of the office's calendar, of one person, by a link; and how many came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet, Sum

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    ChosenBy,
    InvitationStatus,
)
from antarkerja.domain.cases.models import Appointment, CalendarFeed, Invitation, Slot
from antarkerja.domain.cases.policies.appointments import (
    APPOINTMENT_LINK,
    ATTENDANCE_LINK,
    CODE_SECONDS,
    INVITATION_LINK,
    link_ends,
    share,
)
from antarkerja.domain.cases.queries.calendar import day_bounds
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.links import DeadLinkError, read_token, token_for

COUNTED_TO = 1_000
FEED_DAYS = 60
_LIVE = (AppointmentStatus.BOOKED, AppointmentStatus.KEPT, AppointmentStatus.MISSED)


@dataclass(frozen=True, slots=True)
class NoShow:
    """Of `asked` appointments that fell due, `missed` were not kept; `percent` None: too few."""

    chosen_by: ChosenBy
    kept: int
    missed: int

    @property
    def asked(self) -> int:
        return self.kept + self.missed

    @property
    def percent(self) -> int | None:
        return share(self.missed, self.asked)


def appointments_of(viewer: Actor) -> QuerySet[Appointment]:
    """All of the viewer's office. Raises NotAllowedError for who keeps no calendar."""
    viewer.require(Permission.KEEP_CALENDAR)
    return Appointment.objects.filter(office_id=viewer.own_office)


def appointments_between(
    viewer: Actor, *, first_on: date, last_on: date, officer_id: int | None = None
) -> QuerySet[Appointment]:
    """Those that begin on these days of the office's clock, with person, officer and room."""
    start, end = day_bounds(first_on, viewer.zone)[0], day_bounds(last_on, viewer.zone)[1]
    rows = appointments_of(viewer).filter(
        starts_at__gte=start, starts_at__lt=end, status__in=_LIVE)
    if officer_id is not None:
        rows = rows.filter(officer_id=officer_id)
    return rows.select_related("person", "officer", "slot__room").order_by("starts_at", "pk")


def appointments_today(viewer: Actor, *, day: date) -> int:
    """How many people are still expected on a day; counted to a thousand."""
    return appointments_between(viewer, first_on=day, last_on=day).filter(
        status=AppointmentStatus.BOOKED)[:COUNTED_TO].count()


def appointment_for(viewer: Actor, appointment_id: int) -> Appointment | None:
    """One appointment: of the office, or of the person who looks."""
    if viewer.may(Permission.KEEP_CALENDAR):
        rows = appointments_of(viewer)
    else:
        viewer.require(Permission.USE_OWN_FILE)
        rows = Appointment.objects.filter(person_id=viewer.person_id or 0)
    return (
        rows.select_related("person", "officer", "slot__room", "office")
        .filter(pk=appointment_id).first()
    )


def appointments_of_person(
    viewer: Actor, person_id: int, *, from_at: datetime | None = None
) -> QuerySet[Appointment]:
    """A person's appointments, next first where `from_at` is given, else the last first.

    Raises:
        OutOfScopeError: neither the own file nor a calendar of the office.
    """
    if viewer.may(Permission.KEEP_CALENDAR):
        rows = appointments_of(viewer).filter(person_id=person_id)
    elif viewer.may(Permission.USE_OWN_FILE) and viewer.person_id == person_id:
        rows = Appointment.objects.filter(person_id=person_id)
    else:
        raise OutOfScopeError(person_id)
    rows = rows.select_related("officer", "slot__room", "office")
    if from_at is not None:
        return rows.filter(ends_at__gte=from_at, status=AppointmentStatus.BOOKED).order_by(
            "starts_at")
    return rows.order_by("-starts_at", "-pk")


def open_invitations_of(viewer: Actor, person_id: int, *, at: datetime) -> list[Invitation]:
    """What a person was asked to choose a time for."""
    own = viewer.may(Permission.USE_OWN_FILE) and viewer.person_id == person_id
    if not own:
        viewer.require(Permission.KEEP_CALENDAR)
    rows = Invitation.objects.filter(
        person_id=person_id, status=InvitationStatus.OPEN, until_at__gt=at)
    if not own:
        rows = rows.filter(office_id=viewer.own_office)
    return list(rows.select_related("office").order_by("until_at"))


def participants(viewer: Actor, slot_id: int) -> list[Appointment]:
    """Who has a place in a group session, by name."""
    return list(
        appointments_of(viewer).filter(slot_id=slot_id, status__in=_LIVE)
        .select_related("person").order_by("person__name", "pk")[:500]
    )


def no_shows(viewer: Actor, *, first_on: date, last_on: date) -> list[NoShow]:
    """How many did not come, by who chose the time; read from the ledger."""
    viewer.require(Permission.KEEP_CALENDAR)
    kinds = (EventKind.APPOINTMENT_KEPT, EventKind.APPOINTMENT_MISSED)
    found: dict[tuple[str, str], int] = {
        (kind, chosen): total
        for kind, chosen, total in Event.objects.filter(
            office_id=viewer.own_office, kind__in=kinds,
            happened_on__range=(first_on, last_on), reason__in=ChosenBy.values,
        ).values_list("kind", "reason").annotate(total=Sum("quantity"))
    }
    return [
        NoShow(chosen, *(found.get((kind, chosen), 0) for kind in kinds)) for chosen in ChosenBy
    ]


def invitation_by_link(token: str, *, at: datetime) -> Invitation:
    """The invitation that a link opens. Raises DeadLinkError."""
    link = read_token(INVITATION_LINK, token, at=at)
    row = Invitation.objects.select_related("person__office", "office", "appointment").filter(
        pk=link.row_id).first()
    if row is None or not link.fits(row.nonce) or row.status == InvitationStatus.WITHDRAWN:
        raise DeadLinkError(expired=False)
    return row


def appointment_by_link(token: str, *, at: datetime) -> Appointment:
    """The appointment that a link opens. Raises DeadLinkError."""
    link = read_token(APPOINTMENT_LINK, token, at=at)
    row = Appointment.objects.select_related(
        "person__office", "officer", "slot__room", "office"
    ).filter(pk=link.row_id).first()
    if row is None or not link.fits(row.nonce):
        raise DeadLinkError(expired=False)
    return row


def link_of_appointment(row: Appointment) -> str:
    """The token of the page on which a person sees, moves and cancels an appointment."""
    return token_for(APPOINTMENT_LINK, row.pk, row.nonce, until=link_ends(row.ends_at))


def link_of_invitation(row: Invitation) -> str:
    """The token of the page on which a person chooses a time."""
    return token_for(INVITATION_LINK, row.pk, row.nonce, until=row.until_at)


def feed_by_secret(secret: str, *, at: datetime) -> list[Appointment] | None:
    """What an officer's calendar program may read; None where no calendar has the address."""
    feed = CalendarFeed.objects.filter(secret=secret, officer__is_active=True).first()
    if feed is None:
        return None
    around = timedelta(days=FEED_DAYS)
    return list(
        Appointment.objects.filter(
            office_id=feed.office_id, officer_id=feed.officer_id,
            starts_at__range=(at - around, at + around), status__in=_LIVE,
        ).select_related("slot__room", "office").order_by("starts_at")[:COUNTED_TO]
    )


def session_by_link(token: str, *, at: datetime) -> Slot:
    """The group session whose code stands on the screen now. Raises DeadLinkError."""
    link = read_token(ATTENDANCE_LINK, token, at=at)
    slot = Slot.objects.select_related("office").filter(
        pk=link.row_id).exclude(nonce="").first()
    if slot is None or not link.fits(slot.nonce):
        raise DeadLinkError(expired=False)
    return slot


def link_of_session(slot: Slot, *, at: datetime) -> str:
    """A token for the screen that is good for two minutes."""
    return token_for(ATTENDANCE_LINK, slot.pk, slot.nonce,
                     until=at + timedelta(seconds=2 * CODE_SECONDS))


def own_place_in(viewer: Actor, slot_id: int) -> Appointment | None:
    """The viewer's own appointment in a group session."""
    viewer.require(Permission.USE_OWN_FILE)
    return (
        Appointment.objects.select_related("person__office", "slot", "office")
        .filter(person_id=viewer.person_id or 0, slot_id=slot_id, status__in=_LIVE).first()
    )
