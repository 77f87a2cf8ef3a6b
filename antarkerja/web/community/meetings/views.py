"""Meetings for who takes part: what comes, the seat, presence, opinion, own tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.meeting import MeetingForm, RegistrationState, Seat
from antarkerja.domain.practices.errors.meeting import (
    MeetingOverError,
    NotThereError,
    TooEarlyError,
    WrongCodeError,
)
from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.operations.minutes import evaluate, finish_item
from antarkerja.domain.practices.operations.presence import sign_with_code
from antarkerja.domain.practices.queries import meetings as queries
from antarkerja.journeys.meetings import give_up_seat, take_part
from antarkerja.web.community.meetings.forms import CodeForm, EvaluationForm, SeatForm
from antarkerja.web.community.practices.refused import words_for
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Meeting, MeetingRegistration


@page(Permission.READ_PRACTICES)
def meetings(request: DeskRequest) -> HttpResponse:
    """What comes, what was, and what one agreed to do."""
    coming = queries.coming_meetings(request.actor, at=request.now)
    n = len(coming)
    headline = ngettext("%(n)d meeting to come", "%(n)d meetings to come", n) % {"n": n}
    return render(request, "community/meetings/list.html", {
        "coming": coming, "past": queries.past_meetings(request.actor, at=request.now),
        "items": queries.open_action_items(request.actor), "today": request.today,
        "headline": headline if n else _("No meeting is planned"),
        "may_call": queries.may_call(request.actor),
    })


@page(Permission.READ_PRACTICES)
def meeting(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = meeting_of(request, meeting_id)
    row = queries.own_registration(request.actor, found)
    hosts = queries.may_host(request.actor, found)
    return render(request, "community/meetings/show.html", {
        **_own(row), "meeting": found, "hosts": hosts, "crumbs": crumbs(),
        "agenda": list(found.agenda.select_related("speaker_user", "practice")),
        "items": list(found.action_items.select_related("owner")),
        "materials": list(found.materials.order_by("pk")),
        "facts": facts_of(found), "is_over": is_over(request, found),
        "seat_form": SeatForm(initial={"seat": _first_seat(found)}),
        "asks_seat": found.form == MeetingForm.MIXED,
        "came": found.registrations.filter(came_at__isnull=False).count(),
        "opinion": queries.opinion_of(found) if found.held_at else None,
        "rows": queries.participants(found) if hosts else [],
    })


@page(Permission.READ_PRACTICES)
@require_POST
def seat(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = meeting_of(request, meeting_id)
    form = SeatForm(request.POST)
    wish = form.cleaned_data["seat"] if form.is_valid() else _first_seat(found)
    try:
        row = take_part(by=request.actor, at=request.now, meeting_id=found.pk, seat=Seat(wish))
    except MeetingOverError:
        messages.error(request, _("This meeting takes nobody any more."))
    except OutOfScopeError as error:
        raise Http404 from error
    else:
        messages.success(request, _seat_words(row))
    return redirect("community:meeting", meeting_id=found.pk)


def _seat_words(row: MeetingRegistration) -> str:
    if row.state == RegistrationState.WAITING:
        return _("The room is full. You are number %(n)d in line and hear when a seat is free.") % {
            "n": queries.place_in_line(row)}
    return _("You have a seat.") if row.seat == Seat.ON_SITE else _("You take part online.")


@page(Permission.READ_PRACTICES)
@require_POST
def give_seat_back(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = meeting_of(request, meeting_id)
    row = queries.own_registration(request.actor, found)
    if row is not None and row.came_at:
        messages.info(request, _("You are on the list."))
        return redirect("community:meeting", meeting_id=found.pk)
    try:
        give_up_seat(by=request.actor, at=request.now, meeting_id=found.pk)
    except MeetingOverError:
        messages.error(request, _("This meeting is over."))
    except OutOfScopeError as error:
        raise Http404 from error
    else:
        messages.success(request, _("You no longer take part."))
    return redirect("community:meeting", meeting_id=found.pk)


@page(Permission.READ_PRACTICES)
def sign(request: DeskRequest, meeting_id: int) -> HttpResponse:
    """Behind the QR code on the screen: the digits are filled in, a button signs."""
    found = meeting_of(request, meeting_id)
    form = CodeForm(request.POST if request.method == "POST" else None,
                    initial={"code": request.GET.get("code", "")[:12]})
    if request.method == "POST" and form.is_valid():
        try:
            sign_with_code(by=request.actor, at=request.now, meeting_id=found.pk,
                           code=form.cleaned_data["code"])
        except WrongCodeError:
            form.add_error("code", _("These digits are no longer on the screen. Type the ones "
                                     "that stand there now."))
        except OutOfScopeError as error:
            raise Http404 from error
        else:
            messages.success(request, _("You are on the list."))
            return redirect("community:meeting", meeting_id=found.pk)
    return render(request, "community/meetings/sign.html", {
        "meeting": found, "form": form, "crumbs": crumbs(found),
    }, status=422 if form.errors else 200)


@page(Permission.READ_PRACTICES)
def evaluation(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = meeting_of(request, meeting_id)
    row = queries.own_registration(request.actor, found)
    if row is None or row.came_at is None:
        messages.info(request, _("Only who was there can say how it was."))
        return redirect("community:meeting", meeting_id=found.pk)
    form = EvaluationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            evaluate(by=request.actor, at=request.now, meeting_id=found.pk, **form.cleaned_data)
        except TellsOfPeopleError as error:
            form.add_error("words", words_for(error))
        except (NotThereError, TooEarlyError) as error:
            raise Http404 from error
        else:
            messages.success(
                request, _("Thank you. The host sees your answer without your name."))
            return redirect("community:meeting", meeting_id=found.pk)
    return render(request, "community/meetings/evaluate.html", {
        "meeting": found, "form": form, "crumbs": crumbs(found),
    }, status=422 if form.errors else 200)


@page(Permission.READ_PRACTICES)
@require_POST
def item_done(request: DeskRequest, item_id: int) -> HttpResponse:
    try:
        finish_item(by=request.actor, on=request.today, item_id=item_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("Done."))
    return redirect("community:meetings")


def meeting_of(request: DeskRequest, meeting_id: int) -> Meeting:
    found = queries.meeting_for(request.actor, meeting_id)
    if found is None:
        raise Http404
    return found


def crumbs(found: Meeting | None = None) -> list[tuple[str, str]]:
    trail = [(_("Meetings"), reverse("community:meetings"))]
    if found:
        trail.append((found.title, reverse("community:meeting", args=[found.pk])))
    return trail


def is_over(request: DeskRequest, found: Meeting) -> bool:
    return bool(found.held_at or found.called_off_at) or request.now > found.ends_at


def facts_of(found: Meeting) -> list[tuple[str, Any]]:
    """Form, place and seats; the link stands where only who takes part sees it."""
    facts: list[tuple[str, Any]] = [(_("How one meets"), found.get_form_display())]
    if found.place:
        facts.append((_("Place"), found.place))
    if found.seats:
        free = found.seats - found.taken
        facts.append((_("Seats on site"), _("%(free)d of %(all)d free") % {
            "free": free, "all": found.seats}))
    facts.append((_("Host"), f"{found.host.name}, {found.office.name}"))
    return facts


def _own(row: MeetingRegistration | None) -> dict[str, Any]:
    takes_part = row is not None and row.state != RegistrationState.CANCELLED
    return {
        "own": row if takes_part else None,
        "in_line": queries.place_in_line(row) if row and takes_part else 0,
        "was_there": bool(row and row.came_at),
    }


def _first_seat(found: Meeting) -> str:
    return Seat.ONLINE if found.form == MeetingForm.ONLINE else Seat.ON_SITE
