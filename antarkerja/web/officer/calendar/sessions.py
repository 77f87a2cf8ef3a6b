"""Group sessions: who has a place, who came, the code on the screen, the list on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.documents.attendance import attendance_list
from antarkerja.domain.cases.enums.appointments import AppointmentStatus, SlotKind
from antarkerja.domain.cases.errors.appointments import NotBookedError, NotYetError
from antarkerja.domain.cases.errors.calendar import SlotCollidesError
from antarkerja.domain.cases.operations.sessions import tick_list
from antarkerja.domain.cases.operations.slots import add_slot
from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.cases.queries import appointments as queries
from antarkerja.domain.cases.queries import calendar
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.appointments import hold_session
from antarkerja.shared.addresses import public_address
from antarkerja.shared.qr import qr_svg
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.papers import paper_response
from antarkerja.web.components.slots.choosing import slot_id_of
from antarkerja.web.officer.calendar.forms import SessionForm

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Slot

SCREEN_SECONDS = 20


@page(Permission.KEEP_CALENDAR)
def session_new(request: DeskRequest) -> HttpResponse:
    form = SessionForm(
        request.POST if request.method == "POST" else None, zone=request.actor.zone,
        today=request.today, rooms=calendar.rooms_of(request.actor),
        officers=calendar.officers_of(request.actor, on=request.today), me=request.actor.user_id,
    )
    if form.is_valid():
        try:
            slot = add_slot(by=request.actor, starts_at=form.starts_at, details=form.details())
        except SlotCollidesError:
            form.add_error("clock", _("Room or officer is taken then, or the office is closed."))
        else:
            messages.success(request, _("The session stands in the calendar."))
            return redirect("officer:session", slot_id=slot.pk)
    return render(request, "officer/calendar/session_new.html", {"form": form, "crumbs": _crumbs()},
                  status=422 if form.errors else 200)


@page(Permission.KEEP_CALENDAR)
def session(request: DeskRequest, slot_id: int) -> HttpResponse:
    slot = _session(request, slot_id)
    rows = queries.participants(request.actor, slot.pk)
    for row in rows:
        note_read(request, row.person_id, "session")
    return render(request, "officer/calendar/session.html", {
        "slot": slot, "rows": rows, "crumbs": _crumbs(),
        "present": sum(row.status == AppointmentStatus.KEPT for row in rows),
        "is_over": slot.held_at is not None,
    })


@page(Permission.KEEP_CALENDAR)
@require_POST
def session_act(request: DeskRequest, slot_id: int) -> HttpResponse:
    """Keeps the ticks, and with `act=hold` says that the session was held."""
    slot = _session(request, slot_id)
    ids = [slot_id_of(text) for text in request.POST.getlist("came")[:500]]
    try:
        tick_list(by=request.actor, at=request.now, slot_id=slot.pk, came=ids)
        if request.POST.get("act") == "hold":
            hold_session(by=request.actor, at=request.now, slot_id=slot.pk)
            messages.success(
                request, _("The session is kept as held; who was absent is written to."))
        else:
            messages.success(request, _("The list is kept."))
    except NotYetError:
        messages.error(request, _("It has not begun yet."))
    except NotBookedError:
        messages.error(request, _("Nobody is ticked; a session without people was not held."))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect("officer:session", slot_id=slot.pk)


@page(Permission.KEEP_CALENDAR)
def session_code(request: DeskRequest, slot_id: int) -> HttpResponse:
    """For the office's screen: a code that changes, renewed by a header."""
    slot = _session(request, slot_id)
    token = queries.link_of_session(slot, at=request.now)
    address = public_address(reverse("public:attend", args=[token]))
    response = render(request, "officer/calendar/session_code.html", {
        "slot": slot, "code": screen_code(slot.nonce, request.now),
        # Made by segno from an address of our own.
        "picture": mark_safe(qr_svg(address, on_screen=True)),
        "present": sum(row.status == AppointmentStatus.KEPT
                       for row in queries.participants(request.actor, slot.pk)),
    })
    response["Refresh"] = str(SCREEN_SECONDS)
    return response


@page(Permission.KEEP_CALENDAR)
def session_list(request: DeskRequest, slot_id: int) -> HttpResponse:
    """The list to sign on paper."""
    slot = _session(request, slot_id)
    rows = queries.participants(request.actor, slot.pk)
    for row in rows:
        note_read(request, row.person_id, "session")
    return paper_response(attendance_list(slot, rows, at=request.now))


def _session(request: DeskRequest, slot_id: int) -> Slot:
    slot = calendar.slot_for(request.actor, slot_id)
    if slot is None or slot.kind != SlotKind.GROUP:
        raise Http404
    return slot


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Calendar"), reverse("officer:calendar"))]
