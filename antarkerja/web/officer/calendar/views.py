"""The calendar of the office or of one officer: a day, a week, one appointment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.appointments import AppointmentStatus, CancelReason, SlotKind
from antarkerja.domain.cases.errors.appointments import AppointmentError, SlotFullError
from antarkerja.domain.cases.queries import appointments as queries
from antarkerja.domain.cases.queries import calendar
from antarkerja.domain.cases.queries.queue import waiting_now
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.appointments import cancel, mark_presence, move
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.slots.choosing import (
    by_day,
    facts_of,
    offered,
    reason_of,
    slot_id_of,
    why_not,
)
from antarkerja.web.components.tally import Number
from antarkerja.web.officer.calendar.forms import PresenceForm

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Appointment, Slot

PAGE_SIZE = 50
RATE_DAYS = 180
DAYS_AROUND = 3_660


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the week: how many come, came, did not come, and how many places are free."""

    day: date
    url: str
    booked: int
    kept: int
    missed: int
    free: int


@page(Permission.KEEP_CALENDAR)
def agenda(request: DeskRequest) -> HttpResponse:
    """A day, or with `?view=week` its week; `?officer=` narrows it to one officer's."""
    day, officer_id = _day(request), slot_id_of(request.GET.get("officer", "")) or None
    week = request.GET.get("view") == "week"
    first = day - timedelta(days=day.weekday()) if week else day
    last = first + timedelta(days=6) if week else day
    slots = list(calendar.slots_between(
        request.actor, first_on=first, last_on=last, officer_id=officer_id))
    rows = queries.appointments_between(
        request.actor, first_on=first, last_on=last, officer_id=officer_id)
    context = _week(request, slots, list(rows), first) if week else _one_day(request, slots, rows)
    rates = queries.no_shows(request.actor, last_on=request.today,
                             first_on=request.today - timedelta(days=RATE_DAYS))
    step = timedelta(days=7 if week else 1)
    return render(request, "officer/calendar/agenda.html", {
        **context, "day": day, "week": week, "rates": rates,
        "short": [one for one in calendar.capacities(request.actor, at=request.now)
                  if one.is_short],
        "officers": calendar.officers_of(request.actor, on=request.today),
        "away": calendar.away_between(
            request.actor, first_on=first, last_on=last, officer_id=officer_id),
        "officer_id": officer_id, "previous": _link(request, day - step),
        "next": _link(request, day + step), "other_view": _link(request, day, week=not week),
    })


def _one_day(
    request: DeskRequest, slots: list[Slot], rows: QuerySet[Appointment]
) -> dict[str, object]:
    # Who comes to a session stands on its own list.
    listed = Paginator(rows.exclude(kind=SlotKind.GROUP), PAGE_SIZE).get_page(
        request.GET.get("page"))
    for row in listed:
        note_read(request, row.person_id, "calendar")
    expected = rows.filter(status=AppointmentStatus.BOOKED)[:queries.COUNTED_TO].count()
    in_the_way = calendar.appointments_in_the_way(request.actor, at=request.now)
    headline = ngettext("One person is expected", "%(n)d people are expected", expected)
    return {
        "page": listed, "headline": headline % {"n": expected} if expected
        else _("Nobody is expected"),
        "sessions": [slot for slot in slots if slot.kind == SlotKind.GROUP],
        "in_the_way": list(in_the_way[:6]),
        "numbers": [
            Number(waiting_now(request.actor, day=request.today), _("waiting in the queue"),
                   reverse("officer:queue")),
            Number(sum(slot.free for slot in slots), _("free places"), ""),
        ],
    }


def _week(
    request: DeskRequest, slots: list[Slot], rows: list[Appointment], first: date
) -> dict[str, object]:
    zone = ZoneInfo(request.actor.zone)
    found = Counter((row.starts_at.astimezone(zone).date(), row.status) for row in rows)
    free: Counter[date] = Counter()
    for slot in slots:
        free[slot.starts_at.astimezone(zone).date()] += slot.free
    lines = [
        DayLine(day, _link(request, day, week=False), found[day, AppointmentStatus.BOOKED],
                found[day, AppointmentStatus.KEPT], found[day, AppointmentStatus.MISSED],
                free[day])
        for day in (first + timedelta(days=number) for number in range(7))
    ]
    total = sum(line.booked for line in lines)
    headline = ngettext("One person is expected in this week",
                        "%(n)d people are expected in this week", total)
    return {"lines": lines, "headline": headline % {"n": total} if total
            else _("Nobody is expected in this week")}


def _day(request: DeskRequest) -> date:
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return request.today
    near = abs((day - request.today).days) <= DAYS_AROUND
    return day if near else request.today


def _link(request: DeskRequest, day: date, *, week: bool | None = None) -> str:
    is_week = request.GET.get("view") == "week" if week is None else week
    query = {"day": day.isoformat()} | ({"view": "week"} if is_week else {})
    if officer := slot_id_of(request.GET.get("officer", "")):
        query["officer"] = str(officer)
    return f"{reverse('officer:calendar')}?{urlencode(query)}"


@page(Permission.KEEP_CALENDAR)
def appointment(request: DeskRequest, appointment_id: int) -> HttpResponse:
    return _show(request, find(request, appointment_id))


@page(Permission.KEEP_CALENDAR)
@require_POST
def appointment_act(request: DeskRequest, appointment_id: int) -> HttpResponse:
    """Presence, another time or cancellation, by the button pressed."""
    row = find(request, appointment_id)
    try:
        _act(request, row)
    except SlotFullError as error:
        messages.error(request, why_not(error))
        return _show(request, row, nearest=list(error.nearest), status=409)
    except AppointmentError as error:
        messages.error(request, why_not(error))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect("officer:appointment", appointment_id=appointment_id)


def _act(request: DeskRequest, row: Appointment) -> None:
    pressed = request.POST.get("act", "")
    if pressed in ("came", "missed"):
        form = PresenceForm(request.POST)
        late = form.cleaned_data["late_minutes"] if form.is_valid() else None
        mark_presence(by=request.actor, at=request.now, appointment=row,
                      came=pressed == "came", late_minutes=late)
        messages.success(request, _("Kept: %(name)s.") % {"name": row.person.name})
    elif pressed == "cancel":
        cancel(by=request.actor, at=request.now, appointment=row,
               reason=reason_of(request.POST.get("reason", "")))
        messages.success(request, _("The appointment is cancelled; the person is told."))
    elif pressed == "move":
        slot = calendar.slot_for(request.actor, slot_id_of(request.POST.get("slot", "")))
        if slot is None:
            raise SlotFullError([])
        move(by=request.actor, at=request.now, appointment=row, slot=slot)
        messages.success(request, _("The appointment is moved; the person is told."))


def find(request: DeskRequest, appointment_id: int) -> Appointment:
    row = queries.appointment_for(request.actor, appointment_id)
    if row is None:
        raise Http404
    return row


def _show(
    request: DeskRequest, row: Appointment, *, nearest: list[Slot] | None = None,
    status: int = 200,
) -> HttpResponse:
    is_booked = row.status == AppointmentStatus.BOOKED
    others = calendar.free_slots(
        office_id=row.office_id, at=request.now, kind=row.kind
    ).exclude(pk=row.slot_id)
    days, later = (
        offered(others, request.actor.zone, request.GET) if is_booked else ([], ""))
    note_read(request, row.person_id, "appointment")
    return render(request, "officer/calendar/appointment.html", {
        "appointment": row, "facts": facts_of(row), "is_booked": is_booked,
        "may_mark": row.status != AppointmentStatus.CANCELLED,
        "has_begun": row.starts_at <= request.now, "presence": PresenceForm(),
        "days": days, "later": later,
        "nearest": by_day(nearest, request.actor.zone) if nearest else [],
        "moves": list(row.moves.order_by("-moved_at")[:20]),
        "reasons": CancelReason.choices,
        "crumbs": [(_("Calendar"), reverse("officer:calendar")),
                   (row.person.name, reverse("officer:person", args=[row.person_id]))],
    }, status=status)
