"""Slots and appointments of an office that is open on weekdays from eight to four."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from antarkerja.domain.cases.enums.appointments import ChosenBy, SlotKind
from antarkerja.domain.cases.models import Appointment, OpeningHours, Slot
from antarkerja.domain.cases.operations.appointments import book
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor

# Tuesday morning in Wonosobo; the slots of the tests begin the day after.
AT = datetime.fromisoformat("2026-11-24T09:00:00+07:00")
TOMORROW = datetime.fromisoformat("2026-11-25T09:00:00+07:00")


def open_weekdays(office: Office) -> None:
    for weekday in range(5):
        OpeningHours.objects.create(
            office=office, weekday=weekday, opens=time(8), closes=time(16))


def make_slot(
    office: Office, *, starts_at: datetime = TOMORROW, minutes: int = 30, **known: Any
) -> Slot:
    """A slot for one person at the counter, with what the test states in place of it."""
    plain: dict[str, Any] = {"kind": SlotKind.COUNTER, "capacity": 1}
    return Slot.objects.create(
        office=office, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes),
        **(plain | known))


def make_session(office: Office, **known: Any) -> Slot:
    plain: dict[str, Any] = {"kind": SlotKind.GROUP, "capacity": 20, "minutes": 90,
                             "topic": "Menulis lamaran", "nonce": "kode-layar"}
    return make_slot(office, **(plain | known))


def make_appointment(
    person: Person, slot: Slot, *, by: Actor | None = None, at: datetime = AT,
    chosen_by: ChosenBy = ChosenBy.PERSON,
) -> Appointment:
    return book(by=by or system_actor(slot.office_id), at=at, slot=slot, person=person,
                chosen_by=chosen_by)
