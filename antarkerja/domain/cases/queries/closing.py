"""What closing a case touches, and what suggests it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from antarkerja.domain.cases.enums.appointments import AppointmentStatus
from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.plan import StepStatus
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.closing import Closing
from antarkerja.domain.cases.models.plan import Step
from antarkerja.domain.cases.policies.closing import GRACE, may_be_undone
from antarkerja.domain.cases.queries.scope import cases_of
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.matching.models import Placement
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True)
class ClosingView:
    """What is still open, and what speaks for closing: work that goes on, an ended registration."""

    appointments: Sequence[Appointment]
    steps: Sequence[Step]
    placement: Placement | None
    ended: Registration | None


def closing_view(viewer: Actor, case: Case, *, at: datetime) -> ClosingView:
    """For a case that was found for the viewer; four queries."""
    last = (Registration.objects.filter(person_id=case.person_id)
            .order_by("-opened_on", "-pk").first())
    return ClosingView(
        appointments=coming_appointments(case, at=at),
        steps=list(Step.objects.filter(plan__case=case, status=StepStatus.OPEN)
                   .order_by("due_on", "pk")[:50]),
        placement=work_going_on(case),
        ended=last if last and last.ended_on and last.ended_on >= case.opened_on else None,
    )


def coming_appointments(case: Case, *, at: datetime) -> list[Appointment]:
    """Booked appointments of the person at the case's office that are still to come."""
    return list(Appointment.objects.filter(
        person_id=case.person_id, office_id=case.office_id, status=AppointmentStatus.BOOKED,
        starts_at__gte=at).order_by("starts_at"))


def standing_closing(case: Case) -> Closing | None:
    """How a closed case ended."""
    return case.closings.filter(undone_on=None).select_related("placement").first()


def last_closing(case: Case) -> Closing | None:
    """The newest end of a case, undone or not."""
    return case.closings.order_by("-pk").first()


def work_going_on(case: Case) -> Placement | None:
    """The placement of the person that goes on: it suggests closing."""
    return (Placement.objects.select_related("employer")
            .filter(person_id=case.person_id, ended_on=None).first())


def undo_until(closing: Closing, *, on: date) -> date | None:
    """The last day on which it can be undone; None where that is past."""
    if closing.reason == "duplicate" or not may_be_undone(closing.closed_on, on=on):
        return None
    return closing.closed_on + GRACE


def count_ready_to_close(viewer: Actor, *, today: date, most: int = 100) -> int:
    """Open cases of people at work: closing is suggested, never done by itself."""
    return (
        cases_of(viewer).filter(status=CaseStatus.OPEN, person__placements__ended_on=None,
                                person__placements__started_on__lte=today)[:most].count()
    )
