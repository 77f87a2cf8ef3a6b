"""Appointments that the person is told of: both happen, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    CancelReason,
    ChosenBy,
    SlotKind,
)
from antarkerja.domain.cases.operations import appointments as acts
from antarkerja.domain.cases.operations import sessions
from antarkerja.domain.cases.operations.invitations import make_invitation, use_invitation
from antarkerja.domain.cases.policies.appointments import moment_in_words, place_in_words
from antarkerja.domain.cases.queries.appointments import (
    link_of_appointment,
    link_of_invitation,
)
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.tell import tell_person, withdraw
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Appointment, Invitation, Slot
    from antarkerja.domain.jobseekers.models import Person

ABOUT, ABOUT_INVITATION = "appointment", "invitation"
REMINDERS = (
    (MessageEvent.REMINDER_DAY, timedelta(days=1)),
    (MessageEvent.REMINDER_HOURS, timedelta(hours=2)),
)


@transaction.atomic
def book(
    *, by: Actor, at: datetime, slot: Slot, person: Person, chosen_by: ChosenBy, note: str = ""
) -> Appointment:
    """Books a place, tells the person, and lays out the reminders.

    Raises: see `cases.operations.appointments.book`.
    """
    row = acts.book(by=by, at=at, slot=slot, person=person, chosen_by=chosen_by, note=note)
    _tell(MessageEvent.BOOKED, row, at=at)
    _remind(row, at=at)
    return row


@transaction.atomic
def choose(*, by: Actor, at: datetime, invitation: Invitation, slot: Slot) -> Appointment:
    """The person chose a time after an invitation.

    Raises: see `cases.operations.invitations.use_invitation`.
    """
    row = use_invitation(by=by, at=at, invitation=invitation, slot=slot)
    withdraw(by=system_actor(row.office_id), at=at, about=(ABOUT_INVITATION, invitation.pk))
    _tell(MessageEvent.BOOKED, row, at=at)
    _remind(row, at=at)
    return row


@transaction.atomic
def move(
    *, by: Actor, at: datetime, appointment: Appointment, slot: Slot,
    chosen_by: ChosenBy | None = None,
) -> Appointment:
    """Moves, tells the person, and takes the old reminders back.

    Raises: see `cases.operations.appointments.move`.
    """
    before = appointment.moved
    row = acts.move(by=by, at=at, appointment=appointment, slot=slot, chosen_by=chosen_by)
    if row.moved != before:
        _forget_reminders(row, at=at)
        _tell(MessageEvent.MOVED, row, at=at)
        _remind(row, at=at)
    return row


@transaction.atomic
def cancel(
    *, by: Actor, at: datetime, appointment: Appointment, reason: CancelReason
) -> Appointment:
    """Cancels, tells the person, and takes the reminders back.

    Raises: see `cases.operations.appointments.cancel`.
    """
    row = acts.cancel(by=by, at=at, appointment=appointment, reason=reason)
    _forget_reminders(row, at=at)
    _tell(MessageEvent.CANCELLED, row, at=at)
    return row


@transaction.atomic
def mark_presence(
    *, by: Actor, at: datetime, appointment: Appointment, came: bool,
    late_minutes: int | None = None,
) -> Appointment:
    """Notes who came; who did not is asked, without blame, to choose another time.

    Raises: see `cases.operations.appointments.mark_presence`.
    """
    row = acts.mark_presence(
        by=by, at=at, appointment=appointment, came=came, late_minutes=late_minutes)
    if not came:
        _tell(MessageEvent.MISSED, row, at=at)
    else:
        withdraw(by=system_actor(row.office_id), at=at, about=(ABOUT, row.pk),
                 events=[MessageEvent.MISSED])
    return row


@transaction.atomic
def hold_session(*, by: Actor, at: datetime, slot_id: int) -> Slot:
    """A group session was held; who was not there is asked to choose another time.

    Raises: see `cases.operations.sessions.hold_session`.
    """
    slot = sessions.hold_session(by=by, at=at, slot_id=slot_id)
    absent = slot.appointments.filter(status=AppointmentStatus.MISSED)
    for row in absent.select_related("person__office", "office", "slot__room"):
        _tell(MessageEvent.MISSED, row, at=at)
    return slot


@transaction.atomic
def invite(
    *, by: Actor, at: datetime, person: Person, kind: SlotKind, until: datetime,
    officer_id: int | None = None,
) -> Invitation:
    """Asks a person to choose a time; the message holds the link. A second replaces the first.

    Raises: see `cases.operations.invitations.make_invitation`.
    """
    row = make_invitation(by=by, at=at, person=person, kind=kind, until=until,
                          officer_id=officer_id)
    with translation.override(contact_of(row.person).language):
        values = {
            "what": _("appointment %(kind)s") % {"kind": str(SlotKind(kind).label).lower()},
            "until": moment_in_words(until, row.office),
            "link": _address("public:choose", link_of_invitation(row)),
        }
    tell_person(
        by=system_actor(row.office_id), at=at, person=row.person, event=MessageEvent.INVITATION,
        values=values, key=f"invitation:{row.pk}", about=(ABOUT_INVITATION, row.pk),
        good_until=until,
    )
    return row


@transaction.atomic
def invite_many(
    *, by: Actor, at: datetime, people: Iterable[Person], kind: SlotKind, until: datetime,
    officer_id: int | None = None,
) -> int:
    """Invites each of them; how many. Raises as `invite`, and then nobody is invited."""
    return len([
        invite(by=by, at=at, person=person, kind=kind, until=until, officer_id=officer_id)
        for person in people
    ])


def _tell(
    event: MessageEvent, row: Appointment, *, at: datetime, not_before: datetime | None = None,
    good_until: datetime | None = None,
) -> None:
    """The same event of the same time of an appointment is one message, however often told."""
    with translation.override(contact_of(row.person).language):
        values = {
            "what": row.slot.topic or str(SlotKind(row.kind).label).lower(),
            "when": moment_in_words(row.starts_at, row.office),
            "where": place_in_words(row),
            "link": _address("public:appointment", link_of_appointment(row)),
        }
    tell_person(
        by=system_actor(row.office_id), at=at, person=row.person, event=event, values=values,
        key=f"appointment:{row.pk}:{row.moved}:{event}", about=(ABOUT, row.pk),
        not_before=not_before, good_until=good_until,
    )


def _remind(row: Appointment, *, at: datetime) -> None:
    for event, before in REMINDERS:
        if row.starts_at - before > at:
            _tell(event, row, at=at, not_before=row.starts_at - before, good_until=row.starts_at)


def _forget_reminders(row: Appointment, *, at: datetime) -> None:
    withdraw(by=system_actor(row.office_id), at=at, about=(ABOUT, row.pk),
             events=[event for event, _before in REMINDERS])


def _address(page: str, token: str) -> str:
    return public_address(reverse(page, args=[token]))
