"""The nearest day on which something is due in a case."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from antarkerja.domain.cases.enums.appointments import AppointmentStatus
from antarkerja.domain.cases.enums.plan import StepStatus
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.plan import Step


def keep_next_day(case: Case) -> date | None:
    """Writes and returns `Case.next_on`: the first due day of an open step, or the first
    appointment that is still booked, whichever is earlier; None where nothing is due.

    Every act that opens, moves or ends a step or an appointment calls it. Two queries, and one
    more where the day changed.
    """
    due = (
        Step.objects.filter(plan__case=case, status=StepStatus.OPEN, due_on__isnull=False)
        .order_by("due_on").values_list("due_on", flat=True).first()
    )
    met_at = (
        Appointment.objects.filter(
            person_id=case.person_id, office_id=case.office_id, status=AppointmentStatus.BOOKED
        ).order_by("starts_at").values_list("starts_at", flat=True).first()
    )
    meets = met_at.astimezone(ZoneInfo(case.office.zone)).date() if met_at else None
    nearest = min((day for day in (due, meets) if day is not None), default=None)
    if nearest != case.next_on:
        case.next_on = nearest
        Case.objects.filter(pk=case.pk).update(next_on=nearest)
    return nearest


def keep_next_day_of(person_id: int, office_id: int) -> None:
    """The same for acts that know only the person, such as a booking; nothing without a case."""
    case = (
        Case.objects.filter(person_id=person_id, office_id=office_id, status="open")
        .select_related("office").first()
    )
    if case is not None:
        keep_next_day(case)
