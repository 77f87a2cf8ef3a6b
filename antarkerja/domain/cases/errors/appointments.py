"""Expected failures around calendars, slots and appointments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from antarkerja.domain.cases.models.slots import Slot


class AppointmentError(Exception):
    """What stands in the way of an appointment; the page words it."""


class SlotFullError(AppointmentError):
    """The slot is full, over, or withdrawn; `nearest` are free ones of the same kind."""

    def __init__(self, nearest: Sequence[Slot]) -> None:
        super().__init__(len(nearest))
        self.nearest = tuple(nearest)


class BusyThenError(AppointmentError):
    """The person has another appointment at that time; `appointment_id` says which."""

    def __init__(self, appointment_id: int | None = None) -> None:
        super().__init__(appointment_id)
        self.appointment_id = appointment_id


class TooManyAppointmentsError(AppointmentError):
    """A person may hold only so many appointments booked alone."""


class NotBookedError(AppointmentError):
    """The appointment was kept, missed or cancelled before."""


class NotYetError(AppointmentError):
    """Nobody has missed what has not begun."""


class PersonGoneError(AppointmentError):
    """The file was merged into another one; appointments are made for that one."""


class WrongCodeError(AppointmentError):
    """The code on the screen has changed, or was read wrongly."""


class InvitationOverError(AppointmentError):
    """The invitation was used, withdrawn, or its last day has gone by."""
