"""The own appointments behind the sign-in: booked, moved, cancelled, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.enums.appointments import AppointmentStatus, ChosenBy, SlotKind
from antarkerja.domain.cases.errors.appointments import AppointmentError, SlotFullError
from antarkerja.domain.cases.operations.sessions import sign_with_code
from antarkerja.domain.cases.queries import appointments as queries
from antarkerja.domain.cases.queries.calendar import free_slots, slot_of_office
from antarkerja.domain.jobseekers.queries import person_for
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.appointments import book, cancel, move
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.slots.choosing import (
    PERSONS_REASONS,
    by_day,
    calendar_response,
    facts_of,
    offered,
    reason_of,
    slot_id_of,
    why_not,
)

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Appointment, Slot
    from antarkerja.domain.jobseekers.models import Person


@page(Permission.USE_OWN_FILE)
def appointments(request: DeskRequest) -> HttpResponse:
    """What is booked, and free times as buttons."""
    person = _own(request)
    nearest, status = None, 200
    if request.method == "POST":
        try:
            row = book(by=request.actor, at=request.now, person=person, chosen_by=ChosenBy.PERSON,
                       slot=_slot(request, person.office_id))
        except AppointmentError as error:
            messages.error(request, why_not(error))
            nearest = list(error.nearest) if isinstance(error, SlotFullError) else []
            status = 409
        except OutOfScopeError as error:
            raise Http404 from error
        else:
            messages.success(request, _("Your time is booked. You get a reminder before it."))
            return redirect("jobseeker:appointment", appointment_id=row.pk)
    rows = list(queries.appointments_of_person(request.actor, person.pk, from_at=request.now)[:12])
    n = len(rows)
    headline = ngettext("You have one appointment", "You have %(n)d appointments", n) % {"n": n}
    free = free_slots(office_id=person.office_id, at=request.now, by_people=True)
    days, later = offered(free, person.office.zone, request.GET, kinds=True)
    return render(request, "jobseeker/appointments/list.html", {
        "headline": headline if n else _("You have no appointment"),
        "rows": [(row, facts_of(row)) for row in rows],
        "days": days, "later": later, "office": person.office,
        "nearest": by_day(nearest, person.office.zone) if nearest else [],
    }, status=status)


@page(Permission.USE_OWN_FILE)
def appointment(request: DeskRequest, appointment_id: int) -> HttpResponse:
    row, status = _find(request, appointment_id), 200
    if request.method == "POST":
        try:
            _act(request, row)
        except AppointmentError as error:
            messages.error(request, why_not(error))
            status = 409
        except OutOfScopeError as error:
            raise Http404 from error
        else:
            return redirect("jobseeker:appointment", appointment_id=row.pk)
    is_booked = row.status == AppointmentStatus.BOOKED and row.starts_at > request.now
    free = free_slots(
        office_id=row.office_id, at=request.now, kind=row.kind, by_people=True
    ).exclude(pk=row.slot_id)
    days, later = offered(free, row.office.zone, request.GET) if is_booked else ([], "")
    return render(request, "jobseeker/appointments/one.html", {
        "appointment": row, "facts": facts_of(row), "is_booked": is_booked,
        "days": days, "later": later,
        "reasons": [(reason.value, reason.label) for reason in PERSONS_REASONS],
        "may_sign": row.kind == SlotKind.GROUP and row.status == AppointmentStatus.BOOKED,
    }, status=status)


def _act(request: DeskRequest, row: Appointment) -> None:
    by, pressed = request.actor, request.POST.get("act", "")
    if pressed == "cancel":
        cancel(by=by, at=request.now, appointment=row,
               reason=reason_of(request.POST.get("reason", "")))
        messages.success(request, _("The appointment is cancelled. Thank you for telling us."))
    elif pressed == "sign":
        sign_with_code(by=by, at=request.now, appointment=row, code=request.POST.get("code", ""))
        messages.success(request, _("Your presence is noted."))
    else:
        move(by=by, at=request.now, appointment=row, slot=_slot(request, row.office_id))
        messages.success(request, _("Your appointment is moved."))


@page(Permission.USE_OWN_FILE)
def appointment_ics(request: DeskRequest, appointment_id: int) -> HttpResponse:
    """For the phone's own calendar."""
    return calendar_response(_find(request, appointment_id), at=request.now)


def _own(request: DeskRequest) -> Person:
    try:
        return person_for(request.actor, request.actor.person_id or 0)
    except OutOfScopeError as error:
        raise Http404 from error


def _find(request: DeskRequest, appointment_id: int) -> Appointment:
    row = queries.appointment_for(request.actor, appointment_id)
    if row is None:
        raise Http404
    return row


def _slot(request: DeskRequest, office_id: int) -> Slot:
    slot = slot_of_office(office_id, slot_id_of(request.POST.get("slot", "")))
    if slot is None:
        raise SlotFullError([])
    return slot
