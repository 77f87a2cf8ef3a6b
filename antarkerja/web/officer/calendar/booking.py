"""A time for a person at the desk, or a link with which the person chooses one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.appointments import ChosenBy, SlotKind
from antarkerja.domain.cases.errors.appointments import AppointmentError, SlotFullError
from antarkerja.domain.cases.queries import appointments as queries
from antarkerja.domain.cases.queries import calendar
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.appointments import book, invite
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.components.slots.choosing import by_day, offered, slot_id_of, why_not
from antarkerja.web.officer.calendar.forms import BookForm, InviteForm

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Slot
    from antarkerja.domain.jobseekers.models import Person

DAYS = 7


@page(Permission.KEEP_CALENDAR)
def book_for(request: DeskRequest, person_id: int) -> HttpResponse:
    """Free times of a kind as buttons; pressing one books it and tells the person."""
    person = open_file(request, person_id)
    if request.method != "POST":
        return _show(request, person, BookForm())
    form = BookForm(request.POST)
    slot = calendar.slot_for(request.actor, slot_id_of(request.POST.get("slot", "")))
    if slot is None or not form.is_valid():
        return _show(request, person, form, status=422)
    try:
        row = book(by=request.actor, at=request.now, slot=slot, person=person,
                   chosen_by=ChosenBy(form.cleaned_data["chosen_by"]),
                   note=form.cleaned_data["note"])
    except OutOfScopeError as error:
        raise Http404 from error
    except AppointmentError as error:
        messages.error(request, why_not(error))
        nearest = list(error.nearest) if isinstance(error, SlotFullError) else None
        return _show(request, person, form, nearest=nearest, status=409)
    messages.success(request, _("Booked. %(name)s is told and reminded.") % {"name": person.name})
    return redirect("officer:appointment", appointment_id=row.pk)


@page(Permission.KEEP_CALENDAR)
@require_POST
def invite_person(request: DeskRequest, person_id: int) -> HttpResponse:
    """Sends a link with which the person chooses a time."""
    person = open_file(request, person_id)
    form = InviteForm(request.POST, auto_id="invite_%s")
    if not form.is_valid():
        return _show(request, person, BookForm(), invitation=form, status=422)
    until = request.now + timedelta(days=form.cleaned_data["days"])
    try:
        invite(by=request.actor, at=request.now, person=person, until=until,
               kind=SlotKind(form.cleaned_data["kind"]))
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("%(name)s is invited to choose a time.") % {"name": person.name})
    return redirect("officer:book", person_id=person_id)


def _show(
    request: DeskRequest, person: Person, form: BookForm, *, nearest: list[Slot] | None = None,
    invitation: InviteForm | None = None, status: int = 200,
) -> HttpResponse:
    kind = request.GET.get("kind", "")
    kind = kind if kind in SlotKind.values else ""
    viewer = request.actor
    free = calendar.free_slots(office_id=viewer.own_office, at=request.now, kind=kind)
    days, later = offered(free, viewer.zone, request.GET, kinds=not kind)
    wanted = SlotKind(kind) if kind else SlotKind.COUNTER
    note_read(request, person.pk, "appointment")
    return render(request, "officer/calendar/book.html", {
        "person": person, "form": form, "days": days, "later": later,
        "nearest": by_day(nearest, viewer.zone) if nearest else [],
        "kinds": [(value, label, value == kind) for value, label in SlotKind.choices],
        "invitation": invitation or InviteForm(auto_id="invite_%s", initial={"kind": wanted}),
        "capacity": calendar.capacity(viewer, at=request.now, kind=wanted, more=1,
                                      until=request.now + timedelta(days=DAYS)),
        "next": list(queries.appointments_of_person(
            viewer, person.pk, from_at=request.now)[:6]),
        "asked": queries.open_invitations_of(viewer, person.pk, at=request.now),
        "crumbs": [(_("People"), reverse("officer:people")),
                   (person.name, reverse("officer:person", args=[person.pk]))],
    }, status=status)
