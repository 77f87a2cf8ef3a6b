"""Inviting a person to choose a time; the message with the link is `journeys.appointments`."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from antarkerja.domain.cases.enums.appointments import ChosenBy, InvitationStatus, SlotKind
from antarkerja.domain.cases.errors.appointments import InvitationOverError, SlotFullError
from antarkerja.domain.cases.models import Appointment, Invitation, Slot
from antarkerja.domain.cases.operations.appointments import book
from antarkerja.domain.cases.policies.appointments import holder_of_link
from antarkerja.domain.cases.queries.calendar import NEAREST, slots_of_invitation
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import lock_person
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def make_invitation(
    *, by: Actor, at: datetime, person: Person, kind: SlotKind, until: datetime,
    officer_id: int | None = None,
) -> Invitation:
    """A person may choose a slot of one kind until a moment. A second one replaces the first.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's person.
        InvitationOverError: the last moment lies in the past.
    """
    person = lock_person(by, person.pk, Permission.KEEP_CALENDAR)
    if until <= at:
        raise InvitationOverError
    Invitation.objects.filter(
        person=person, kind=kind, status=InvitationStatus.OPEN
    ).update(status=InvitationStatus.WITHDRAWN)
    return Invitation.objects.create(
        person=person, office_id=person.office_id, kind=SlotKind(kind), officer_id=officer_id,
        until_at=until, nonce=secrets.token_urlsafe(12), invited_at=at, invited_by_id=by.user_id,
    )


@transaction.atomic
def use_invitation(*, by: Actor, at: datetime, invitation: Invitation, slot: Slot) -> Appointment:
    """The person chose a time; pressed twice, it is one appointment.

    `by` is whoever holds the link (`policies.appointments.holder_of_link`) or the person.

    Raises:
        InvitationOverError: used, withdrawn, over, or for another kind.
        SlotFullError, BusyThenError, OutOfScopeError: see `operations.appointments.book`; the
            first also for another officer's time while the invitation's officer has free ones.
    """
    by.require(Permission.USE_OWN_FILE)
    row = Invitation.objects.select_for_update(of=("self",)).select_related(
        "person__office", "appointment").get(pk=invitation.pk, person_id=by.person_id or 0)
    if row.status == InvitationStatus.USED and row.appointment is not None:
        if row.appointment.slot_id == slot.pk:
            return row.appointment
        raise InvitationOverError
    if row.status != InvitationStatus.OPEN or row.until_at < at:
        raise InvitationOverError
    if slot.kind != row.kind:
        raise InvitationOverError
    offered = slots_of_invitation(office_id=row.office_id, at=at, kind=row.kind,
                                  officer_id=row.officer_id)
    if row.officer_id and slot.officer_id != row.officer_id and (
        offered.filter(officer_id=row.officer_id).exists()
    ):
        raise SlotFullError(list(offered[:NEAREST]))
    booked = book(by=holder_of_link(row.person), at=at, slot=slot, person=row.person,
                  chosen_by=ChosenBy.PERSON)
    row.status, row.appointment = InvitationStatus.USED, booked
    row.save(update_fields=["status", "appointment"])
    return booked
