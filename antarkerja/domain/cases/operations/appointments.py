"""Booking, moving, cancelling an appointment, and who came. The database decides who was first."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import F

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    CancelledBy,
    CancelReason,
    ChosenBy,
    SignedBy,
)
from antarkerja.domain.cases.errors.appointments import (
    BusyThenError,
    NotBookedError,
    NotYetError,
    SlotFullError,
    TooManyAppointmentsError,
)
from antarkerja.domain.cases.models import Appointment, AppointmentMove, Slot
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.operations.next_day import keep_next_day_of
from antarkerja.domain.cases.policies.appointments import OWN_APPOINTMENTS
from antarkerja.domain.cases.policies.calendar import late_minutes as minutes_late
from antarkerja.domain.cases.queries.calendar import nearest_free
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import lock_person
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, take_back
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

MOST_LATE = 600


@transaction.atomic
def book(
    *, by: Actor, at: datetime, slot: Slot, person: Person, chosen_by: ChosenBy, note: str = ""
) -> Appointment:
    """A person takes a place in a slot. The same person twice in one slot is one appointment.

    Raises:
        NotAllowedError, OutOfScopeError: not the own file, nor the office's person and slot.
        SlotFullError: somebody else took the last place; it names the nearest free ones.
        BusyThenError: the person has another appointment at that time.
        TooManyAppointmentsError: the person holds as many as people may book alone.
    """
    person = lock_person(by, person.pk, Permission.KEEP_CALENDAR, own_too=True)
    own = _is_own(by)
    slot = _slot_for(slot.pk, person, own=own)
    booked = list(Appointment.objects.filter(
        person=person, status=AppointmentStatus.BOOKED, ends_at__gt=at))
    for other in booked:
        if other.slot_id == slot.pk:
            return other
    if own and len([row for row in booked if row.chosen_by == ChosenBy.PERSON]) >= OWN_APPOINTMENTS:
        raise TooManyAppointmentsError
    _require_free_time(booked, slot)
    _take_place(slot, at=at, by_people=own)
    row = _insert(by, at, slot, person, ChosenBy(chosen_by), note)
    _tell(EventKind.APPOINTMENT_BOOKED, row, by=by, on=_day(row, at), act_key=f"appt:{row.pk}")
    return row


@transaction.atomic
def move(
    *, by: Actor, at: datetime, appointment: Appointment, slot: Slot,
    chosen_by: ChosenBy | None = None,
) -> Appointment:
    """To another slot; the old place is free again, and from when to when is kept.

    `chosen_by` says who chose the new time; the person where the person moves it.

    Raises: as `book`, and
        NotBookedError: kept, missed or cancelled before; for the person, begun too.
        NotYetError is never raised here; a slot that has begun is SlotFullError.
    """
    row, person = _locked(by, appointment)
    slot = _slot_for(slot.pk, person, own=_is_own(by))
    _require_booked(row, by=by, at=at)
    if slot.pk == row.slot_id:
        return row
    booked = Appointment.objects.filter(
        person=person, status=AppointmentStatus.BOOKED, ends_at__gt=at).exclude(pk=row.pk)
    _require_free_time(list(booked), slot)
    _swap_places(row.slot_id, slot, at=at, by_people=_is_own(by))
    before = row.starts_at
    row.slot, row.officer_id, row.kind = slot, slot.officer_id, slot.kind
    row.starts_at, row.ends_at, row.moved = slot.starts_at, slot.ends_at, row.moved + 1
    row.chosen_by = ChosenBy.PERSON if _is_own(by) else chosen_by or row.chosen_by
    _save_at_that_moment(row, ["slot", "officer", "kind", "starts_at", "ends_at", "moved",
                               "chosen_by"])
    AppointmentMove.objects.create(
        appointment=row, from_at=before, to_at=row.starts_at, moved_at=at,
        moved_by=_side(by), user_id=by.user_id)
    _tell(EventKind.APPOINTMENT_MOVED, row, by=by, on=_day(row, at),
          act_key=f"appt-moved:{row.pk}:{row.moved}")
    return row


@transaction.atomic
def cancel(
    *, by: Actor, at: datetime, appointment: Appointment, reason: CancelReason
) -> Appointment:
    """It does not take place; the place is free again. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError
        NotBookedError: kept or missed before; for the person, begun too.
    """
    row, _person = _locked(by, appointment)
    if row.status == AppointmentStatus.CANCELLED:
        return row
    _require_booked(row, by=by, at=at)
    row.status, row.cancelled_at = AppointmentStatus.CANCELLED, at
    row.cancelled_by, row.cancel_reason = _side(by), CancelReason(reason)
    row.save(update_fields=["status", "cancelled_at", "cancelled_by", "cancel_reason"])
    _give_place_back(row.slot_id)
    _tell(EventKind.APPOINTMENT_CANCELLED, row, by=by, on=_day(row, at),
          act_key=f"appt-cancelled:{row.pk}", reason=f"{row.cancelled_by}:{row.cancel_reason}")
    return row


@transaction.atomic
def mark_presence(
    *, by: Actor, at: datetime, appointment: Appointment, came: bool,
    late_minutes: int | None = None, signed_by: SignedBy = SignedBy.DESK,
) -> Appointment:
    """Somebody came, or did not. A mark entered wrongly is entered anew; the ledger keeps both.

    Without `late_minutes` they are reckoned from the moment of the mark, while the appointment
    lasts; marked afterwards, the person counts as having been on time.

    Raises:
        NotAllowedError, OutOfScopeError
        NotBookedError: it was cancelled.
        NotYetError: nobody has missed what has not begun, nor come for it on a day before.
    """
    row, person = _locked(by, appointment)
    if row.status == AppointmentStatus.CANCELLED:
        raise NotBookedError
    if at < row.starts_at and (not came or _day(row, at) < _day(row, row.starts_at)):
        raise NotYetError
    status = AppointmentStatus.KEPT if came else AppointmentStatus.MISSED
    late = _lateness(row, at, late_minutes) if came else None
    if row.status == status and (late_minutes is None or late == row.late_minutes):
        return row
    _take_mark_back(row, by=by, on=_day(row, at))
    row.status, row.marks, row.late_minutes = status, row.marks + 1, late
    row.came_at = at if came else None
    row.signed_by = signed_by if came else ""
    row.save(update_fields=["status", "marks", "late_minutes", "came_at", "signed_by"])
    _tell(EventKind.APPOINTMENT_KEPT if came else EventKind.APPOINTMENT_MISSED, row, by=by,
          on=_day(row, row.starts_at), act_key=_mark_key(row))
    if came:
        keep_contact(by=by, person_id=person.pk, on=_day(row, at))
    return row


def _is_own(by: Actor) -> bool:
    return by.role == RoleName.JOBSEEKER


def _side(by: Actor) -> CancelledBy:
    return CancelledBy.PERSON if _is_own(by) else CancelledBy.OFFICE


def _locked(by: Actor, appointment: Appointment) -> tuple[Appointment, Person]:
    """The appointment as it is now, and its person, whose row is locked first.

    The file of a person that was merged while a second appointment stood at the same moment keeps
    that one: its office may still cancel it or note that nobody came.
    """
    rows = Appointment.objects.select_related("person__office", "office")
    if _is_own(by):
        by.require(Permission.USE_OWN_FILE)
        rows = rows.filter(person_id=by.person_id or 0)
    else:
        by.require(Permission.KEEP_CALENDAR)
        if by.role != RoleName.SYSTEM:
            rows = rows.filter(office_id=by.own_office)
    row = rows.filter(pk=appointment.pk).first()
    if row is None:
        raise OutOfScopeError(appointment.pk)
    Person.objects.select_for_update().get(pk=row.person_id)
    row.refresh_from_db()
    return row, row.person


def _slot_for(slot_id: int, person: Person, *, own: bool) -> Slot:
    """The slot, if it is of the person's office and people may book it alone."""
    slots = Slot.objects.select_related("office").filter(office_id=person.office_id)
    slot = (slots.filter(is_open=True) if own else slots).filter(pk=slot_id).first()
    if slot is None:
        raise OutOfScopeError(slot_id)
    return slot


def _require_booked(row: Appointment, *, by: Actor, at: datetime) -> None:
    """A person who did not come cannot make it undone afterwards; what the office says counts."""
    if row.status != AppointmentStatus.BOOKED or (_is_own(by) and row.starts_at <= at):
        raise NotBookedError


def _require_free_time(booked: list[Appointment], slot: Slot) -> None:
    for other in booked:
        if other.starts_at < slot.ends_at and slot.starts_at < other.ends_at:
            raise BusyThenError(other.pk)


def _take_place(slot: Slot, *, at: datetime, by_people: bool) -> None:
    """One conditional UPDATE: of all who ask at once, as many get a place as there are."""
    taken = Slot.objects.filter(
        pk=slot.pk, starts_at__gt=at, withdrawn_at__isnull=True, taken__lt=F("capacity")
    ).update(taken=F("taken") + 1)
    if not taken:
        raise SlotFullError(nearest_free(slot, at=at, by_people=by_people))


def _give_place_back(slot_id: int) -> None:
    Slot.objects.filter(pk=slot_id, taken__gt=0).update(taken=F("taken") - 1)


def _swap_places(old_id: int, slot: Slot, *, at: datetime, by_people: bool) -> None:
    """Always the lower id first, so that two who swap cannot wait for each other."""
    if old_id < slot.pk:
        _give_place_back(old_id)
        _take_place(slot, at=at, by_people=by_people)
    else:
        _take_place(slot, at=at, by_people=by_people)
        _give_place_back(old_id)


def _insert(
    by: Actor, at: datetime, slot: Slot, person: Person, chosen_by: ChosenBy, note: str
) -> Appointment:
    row = Appointment(
        person=person, office_id=slot.office_id, slot=slot, officer_id=slot.officer_id,
        kind=slot.kind, starts_at=slot.starts_at, ends_at=slot.ends_at,
        chosen_by=ChosenBy.PERSON if _is_own(by) else chosen_by,
        note=" ".join(note.replace("\0", "").split())[:200], booked_at=at,
        booked_by_id=by.user_id, nonce=secrets.token_urlsafe(12),
    )
    _save_at_that_moment(row)
    return row


def _save_at_that_moment(row: Appointment, fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=fields)
    except IntegrityError as error:
        raise BusyThenError from error


def _lateness(row: Appointment, at: datetime, stated: int | None) -> int:
    if stated is not None:
        return min(max(stated, 0), MOST_LATE)
    return minutes_late(row.starts_at, at) if at <= row.ends_at else 0


def _mark_key(row: Appointment) -> str:
    return f"appt-presence:{row.pk}:{row.marks}"


def _take_mark_back(row: Appointment, *, by: Actor, on: date) -> None:
    """The ledger counts by who chose the time, so the correction bears that reason too."""
    if row.marks and row.status != AppointmentStatus.BOOKED:
        event = Event.objects.filter(act_key=_mark_key(row)).first()
        if event is not None:
            take_back(event, on=on, officer_id=by.user_id, reason=row.chosen_by)


def _day(row: Appointment, at: datetime) -> date:
    """The day on the clock of the office where the appointment is."""
    return at.astimezone(ZoneInfo(row.office.zone)).date()


def _tell(
    kind: EventKind, row: Appointment, *, by: Actor, on: date, act_key: str, reason: str = ""
) -> None:
    record(Entry(
        kind=kind, happened_on=on, subject=Subject.APPOINTMENT, subject_id=row.pk,
        person_id=row.person_id, office_id=row.office_id,
        officer_id=row.officer_id or (None if _is_own(by) else by.user_id),
        reason=reason or row.chosen_by, act_key=act_key,
    ))
    keep_next_day_of(row.person_id, row.office_id)
