"""When the office receives people, and the weekly patterns from which times are made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.errors.calendar import DaysOutOfOrderError, HoursOverlapError
from antarkerja.domain.cases.operations import calendar as acts
from antarkerja.domain.cases.operations.slots import add_rule, end_rule, make_slots
from antarkerja.domain.cases.queries import calendar
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.reference.holidays import public_holidays
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.slots.choosing import slot_id_of
from antarkerja.web.manager.opening_hours.forms import (
    AbsenceForm,
    ClosedForm,
    HoursForm,
    MakeForm,
    RoomForm,
    RuleForm,
)


@page(Permission.LEAD_CASES)
def opening_hours(request: DeskRequest) -> HttpResponse:
    pressed = request.POST.get("act", "") if request.method == "POST" else ""
    made = _forms(request, pressed)
    if pressed in made:
        if made[pressed].is_valid() and _enter(request, pressed, made[pressed]):
            return redirect("manager:opening_hours")
    elif request.method == "POST":
        _take_away(request, pressed)
        return redirect("manager:opening_hours")
    viewer, today = request.actor, request.today
    years = [year for year in (today.year, today.year + 1) if public_holidays(year)]
    hours = calendar.opening_hours_of(viewer)
    return render(request, "manager/opening_hours/hours.html", {
        "made": made, "years": years,
        "hours": [(row, WEEKDAYS[row.weekday]) for row in hours],
        "headline": _("The office receives people") if hours
        else _("Say first when the office receives people"),
        "closed": calendar.closed_days_of(viewer, from_on=today),
        "rooms": calendar.rooms_of(viewer),
        "absences": calendar.absences_of(viewer, from_on=today),
    }, status=422 if any(form.errors for form in made.values()) else 200)


def _forms(request: DeskRequest, pressed: str) -> dict[str, forms.Form]:
    def data(act: str) -> Any:
        return request.POST if act == pressed else None

    return {
        "hours": HoursForm(data("hours"), auto_id="hours_%s"),
        "closed": ClosedForm(data("closed"), auto_id="closed_%s"),
        "room": RoomForm(data("room"), auto_id="room_%s"),
        "absence": AbsenceForm(
            data("absence"), auto_id="absence_%s",
            officers=calendar.officers_of(request.actor, on=request.today)),
    }


def _enter(request: DeskRequest, pressed: str, form: forms.Form) -> bool:
    by, at, known = request.actor, request.now, form.cleaned_data
    try:
        if pressed == "hours":
            acts.open_hours(by=by, weekday=known["weekday"], opens=known["opens"],
                            closes=known["closes"])
        elif pressed == "closed":
            acts.close_day(by=by, at=at, closed_on=known["closed_on"], reason=known["reason"])
        elif pressed == "room":
            acts.add_room(by=by, title=known["title"], seats=known["seats"])
        elif isinstance(form, AbsenceForm):
            acts.be_away(by=by, at=at, officer_id=int(known["officer"]), hours=form.hours(),
                         first_on=known["first_on"], last_on=known["last_on"])
    except HoursOverlapError:
        form.add_error("closes", _("It ends before it begins, or overlaps another opening."))
        return False
    except (DaysOutOfOrderError, OutOfScopeError):
        form.add_error("last_on", _("The last day lies before the first, or a year later."))
        return False
    messages.success(request, _("Kept. Times that are booked stay until you move them."))
    return True


def _take_away(request: DeskRequest, pressed: str) -> None:
    by, at = request.actor, request.now
    row_id = slot_id_of(request.POST.get("id", ""))
    if pressed == "holidays":
        year = slot_id_of(request.POST.get("year", ""))
        n = acts.close_holidays(by=by, at=at, year=year)
        messages.success(request, ngettext("One day was added.", "%(n)d days were added.", n)
                         % {"n": n})
    elif pressed == "remove_hours":
        acts.remove_hours(by=by, hours_id=row_id)
    elif pressed == "reopen":
        acts.reopen_day(by=by, day_id=row_id)
    elif pressed == "archive_room":
        acts.archive_room(by=by, at=at, room_id=row_id)
    elif pressed == "back":
        acts.be_back(by=by, absence_id=row_id)


@page(Permission.LEAD_CASES)
def slot_rules(request: DeskRequest) -> HttpResponse:
    """Weekly patterns, and the button that makes times from them."""
    pressed = request.POST.get("act", "") if request.method == "POST" else ""
    viewer, today = request.actor, request.today
    form = RuleForm(
        request.POST if pressed == "rule" else None, auto_id="rule_%s",
        officers=calendar.officers_of(viewer, on=today), rooms=calendar.rooms_of(viewer))
    making = MakeForm(request.POST if pressed == "make" else None, auto_id="make_%s")
    if pressed and _use_rules(request, pressed, form, making):
        return redirect("manager:slot_rules")
    rules = calendar.rules_of(viewer, on=today)
    n = len(rules)
    headline = ngettext("One pattern makes times", "%(n)d patterns make times", n) % {"n": n}
    return render(request, "manager/opening_hours/rules.html", {
        "form": form, "making": making, "last_on": calendar.last_slot_on(viewer),
        "rules": [(row, WEEKDAYS[row.weekday]) for row in rules],
        "has_hours": bool(calendar.opening_hours_of(viewer)),
        "headline": headline if n else _("No pattern makes times yet"),
        "crumbs": [(_("Opening hours"), reverse("manager:opening_hours"))],
    }, status=422 if form.errors or making.errors else 200)


def _use_rules(
    request: DeskRequest, pressed: str, form: RuleForm, making: MakeForm
) -> bool:
    by, today = request.actor, request.today
    try:
        if pressed == "end":
            end_rule(by=by, on=today, at=request.now,
                     rule_id=slot_id_of(request.POST.get("id", "")))
        elif pressed == "make" and making.is_valid():
            n = make_slots(by=by, first_on=today, last_on=making.last_on(today))
            messages.success(request, ngettext("One time was made.", "%(n)d times were made.", n)
                             % {"n": n})
        elif pressed == "rule" and form.is_valid():
            known = form.cleaned_data
            add_rule(by=by, on=today, weekday=known["weekday"], opens=known["opens"],
                     closes=known["closes"], details=form.details())
            messages.success(request, _("The pattern is kept. Now make the times."))
        else:
            return False
    except HoursOverlapError:
        form.add_error("closes", _("No time of that length fits between the two."))
        return False
    except OutOfScopeError:
        return True
    return True
