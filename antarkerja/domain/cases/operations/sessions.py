"""Group sessions: signing presence by list or code, and that the session was held."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from antarkerja.domain.cases.enums.appointments import AppointmentStatus, SignedBy, SlotKind
from antarkerja.domain.cases.errors.appointments import (
    NotBookedError,
    NotYetError,
    WrongCodeError,
)
from antarkerja.domain.cases.models import Appointment, Slot
from antarkerja.domain.cases.operations.appointments import mark_presence
from antarkerja.domain.cases.policies.appointments import SIGN_AROUND, is_screen_code
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor, system_actor


@transaction.atomic
def tick_list(*, by: Actor, at: datetime, slot_id: int, came: Collection[int]) -> int:
    """The officer ticks who is there; `came` are ids of appointments. How many are present.

    Whoever signed with the code stays present. Nobody becomes absent before the session is held.

    Raises:
        NotAllowedError, OutOfScopeError
        NotYetError: the session is far from beginning.
    """
    slot = _session(by, slot_id)
    if at < slot.starts_at - SIGN_AROUND:
        raise NotYetError
    rows = slot.appointments.filter(status__in=_MARKED)
    for row in rows.filter(pk__in=came).exclude(status=AppointmentStatus.KEPT):
        mark_presence(by=by, at=at, appointment=row, came=True, signed_by=SignedBy.LIST)
    return slot.appointments.filter(status=AppointmentStatus.KEPT).count()


@transaction.atomic
def hold_session(*, by: Actor, at: datetime, slot_id: int) -> Slot:
    """The session was held: who is not marked present was absent. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError
        NotYetError: the session has not begun.
        NotBookedError: nobody came; such a session was not held.
    """
    slot = _session(by, slot_id)
    if slot.held_at is not None:
        return slot
    if at < slot.starts_at:
        raise NotYetError
    if not slot.appointments.filter(status=AppointmentStatus.KEPT).exists():
        raise NotBookedError
    for row in slot.appointments.filter(status=AppointmentStatus.BOOKED):
        mark_presence(by=by, at=at, appointment=row, came=False)
    slot.held_at = at
    slot.save(update_fields=["held_at"])
    record(Entry(
        kind=EventKind.SESSION_HELD, subject=Subject.SESSION, subject_id=slot.pk,
        happened_on=slot.starts_at.astimezone(ZoneInfo(slot.office.zone)).date(),
        office_id=slot.office_id, officer_id=slot.officer_id or by.user_id,
        act_key=f"session:{slot.pk}",
    ))
    return slot


@transaction.atomic
def sign_with_code(
    *, by: Actor, at: datetime, appointment: Appointment, code: str
) -> Appointment:
    """A person who sees the code on the office's screen signs the own presence. Twice is once.

    Raises:
        OutOfScopeError: another person's appointment.
        WrongCodeError: not the code of this minute or the one before, or not around the session.
        NotBookedError: cancelled.
    """
    by.require(Permission.USE_OWN_FILE)
    row = Appointment.objects.select_related("slot").filter(
        pk=appointment.pk, person_id=by.person_id or 0, kind=SlotKind.GROUP).first()
    if row is None:
        raise OutOfScopeError(appointment.pk)
    if row.status == AppointmentStatus.KEPT:
        return row
    around = row.starts_at - SIGN_AROUND <= at <= row.ends_at + SIGN_AROUND
    if not around or not is_screen_code(row.slot.nonce, code, at):
        raise WrongCodeError
    # The code stands on the office's screen: it is the office that lets the person sign.
    return mark_presence(by=system_actor(row.office_id), at=at, appointment=row, came=True,
                         signed_by=SignedBy.CODE)


_MARKED = (AppointmentStatus.BOOKED, AppointmentStatus.KEPT, AppointmentStatus.MISSED)


def _session(by: Actor, slot_id: int) -> Slot:
    by.require(Permission.KEEP_CALENDAR)
    slot = (
        Slot.objects.select_for_update(of=("self",)).select_related("office")
        .filter(office_id=by.own_office, pk=slot_id, kind=SlotKind.GROUP).first()
    )
    if slot is None:
        raise OutOfScopeError(slot_id)
    return slot
