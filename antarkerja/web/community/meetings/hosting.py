"""Meetings for who hosts them: called, invited, the code on the screen, list, minutes, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.errors.meeting import (
    MeetingOverError,
    MinutesChangedError,
    NobodyCameError,
    SeatsGivenError,
    TooEarlyError,
)
from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.operations.meetings import call_meeting, hold_meeting
from antarkerja.domain.practices.operations.minutes import agree, write_minutes
from antarkerja.domain.practices.operations.presence import tick_list
from antarkerja.domain.practices.queries import meetings as queries
from antarkerja.domain.practices.queries.meetings import may_call
from antarkerja.journeys.meetings import call_off_meeting, invite_to_meeting, reshape_meeting
from antarkerja.shared.addresses import public_address
from antarkerja.shared.qr import qr_svg
from antarkerja.web.community.meetings.forms import (
    CallOffForm,
    ItemForm,
    MeetingForm,
    MinutesForm,
    PointRows,
)
from antarkerja.web.community.meetings.views import crumbs, is_over, meeting_of
from antarkerja.web.community.practices.refused import words_for
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Meeting

SCREEN_SECONDS = 20


@page(Permission.READ_PRACTICES)
def meeting_new(request: DeskRequest) -> HttpResponse:
    """Anybody who shares or coordinates practices calls a meeting."""
    if not may_call(request.actor):
        raise PermissionDenied
    form = MeetingForm(request.POST or None, viewer=request.actor, today=request.today)
    rows = PointRows(request.POST or None, prefix="point")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        points = [row.point() for row in rows if row.cleaned_data.get("title", "").strip()]
        made = call_meeting(by=request.actor, details=form.details(), points=points)
        messages.success(request, _("The meeting stands. Invite when you are ready."))
        return redirect("community:meeting", meeting_id=made.pk)
    return _edit_page(request, form, rows, None)


@page(Permission.READ_PRACTICES)
def meeting_change(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = hosted(request, meeting_id)
    form = MeetingForm(request.POST or None, viewer=request.actor, today=request.today,
                       meeting=found)
    rows = PointRows(request.POST or None, prefix="point", initial=[
        {"title": point.title, "length": point.length,
         "speaker": f"@{point.speaker_user.username}" if point.speaker_user else point.speaker}
        for point in found.agenda.select_related("speaker_user")])
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        points = [row.point() for row in rows if row.cleaned_data.get("title", "").strip()]
        try:
            reshape_meeting(by=request.actor, at=request.now, meeting_id=found.pk,
                            details=form.details(), points=points)
        except SeatsGivenError:
            form.add_error("seats", _("More seats are given out already."))
        except MeetingOverError:
            form.add_error(None, _("The meeting is over and no longer changes."))
        else:
            messages.success(request, _("Saved."))
            return redirect("community:meeting", meeting_id=found.pk)
    return _edit_page(request, form, rows, found)


def _edit_page(
    request: DeskRequest, form: MeetingForm, rows: PointRows, found: Meeting | None  # type: ignore[valid-type]
) -> HttpResponse:
    wrong = request.method == "POST"
    return render(request, "community/meetings/edit.html", {
        "form": form, "rows": rows, "meeting": found, "crumbs": crumbs(found),
    }, status=422 if wrong else 200)


@page(Permission.READ_PRACTICES)
def meeting_call_off(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = hosted(request, meeting_id)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = call_off_meeting(by=request.actor, at=request.now, meeting_id=found.pk,
                                    why=form.cleaned_data["why"])
        except MeetingOverError:
            messages.error(request, _("The meeting is over and no longer changes."))
        else:
            messages.success(request, ngettext(
                "Called off; %(n)d colleague is told.", "Called off; %(n)d colleagues are told.",
                told) % {"n": told})
        return redirect("community:meeting", meeting_id=found.pk)
    return render(request, "community/meetings/call_off.html", {
        "meeting": found, "form": form, "crumbs": crumbs(found),
    }, status=422 if form.errors else 200)


@page(Permission.READ_PRACTICES)
@require_POST
def meeting_invite(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = hosted(request, meeting_id)
    try:
        told = invite_to_meeting(by=request.actor, at=request.now, meeting_id=found.pk)
    except MeetingOverError:
        messages.error(request, _("The meeting is over and no longer changes."))
    else:
        messages.success(request, ngettext(
            "%(n)d colleague is invited.", "%(n)d colleagues are invited.", told) % {"n": told})
    return redirect("community:meeting", meeting_id=found.pk)


@page(Permission.READ_PRACTICES)
def meeting_code(request: DeskRequest, meeting_id: int) -> HttpResponse:
    """For the screen of the room: a code that changes each minute, renewed by a header."""
    found = hosted(request, meeting_id)
    code = screen_code(found.nonce, request.now)
    address = public_address(
        reverse("community:meeting_sign", args=[found.pk]) + f"?code={code}")
    response = render(request, "community/meetings/code.html", {
        "meeting": found, "code": code,
        # Made by segno from an address of our own.
        "picture": mark_safe(qr_svg(address, on_screen=True)),
        "came": found.registrations.filter(came_at__isnull=False).count(),
    })
    response["Refresh"] = str(SCREEN_SECONDS)
    return response


@page(Permission.READ_PRACTICES)
@require_POST
def meeting_list(request: DeskRequest, meeting_id: int) -> HttpResponse:
    """Keeps the ticks, and with `act=hold` says that the meeting was held."""
    found = hosted(request, meeting_id)
    ids = [int(text) for text in request.POST.getlist("came")[:5000]
           if text.isascii() and text.isdigit() and len(text) < 19]
    try:
        tick_list(by=request.actor, at=request.now, meeting_id=found.pk, came=ids)
        if request.POST.get("act") == "hold":
            hold_meeting(by=request.actor, at=request.now, meeting_id=found.pk)
            messages.success(request, _("Kept as held: it stands in the record of who was there."))
        else:
            messages.success(request, _("The list is kept."))
    except TooEarlyError:
        messages.error(request, _("It has not begun yet."))
    except NobodyCameError:
        messages.error(request, _("Nobody is ticked; a meeting without people was not held."))
    except MeetingOverError:
        messages.error(request, _("The meeting is over and no longer changes."))
    return redirect("community:meeting", meeting_id=found.pk)


@page(Permission.READ_PRACTICES)
def meeting_minutes(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = hosted(request, meeting_id)
    form = MinutesForm(request.POST or None, initial={
        "text": found.minutes, "version": found.minutes_version})
    theirs = ""
    if request.method == "POST" and form.is_valid():
        try:
            write_minutes(by=request.actor, meeting_id=found.pk, **form.cleaned_data)
        except TellsOfPeopleError as error:
            form.add_error("text", words_for(error))
        except MinutesChangedError as error:
            theirs = error.theirs
            form = MinutesForm(initial={
                "text": form.cleaned_data["text"], "version": found.minutes_version})
        else:
            messages.success(request, _("The minutes are kept."))
            return redirect("community:meeting", meeting_id=found.pk)
    return render(request, "community/meetings/minutes.html", {
        "meeting": found, "form": form, "theirs": theirs, "crumbs": crumbs(found),
    }, status=409 if theirs else 422 if form.errors else 200)


@page(Permission.READ_PRACTICES)
def meeting_item(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = hosted(request, meeting_id)
    form = ItemForm(request.POST or None, rows=queries.participants(found), today=request.today)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            agree(by=request.actor, meeting_id=found.pk, what=said["what"],
                  owner_id=int(said["owner"]), due_on=said["due_on"])
        except TellsOfPeopleError as error:
            form.add_error("what", words_for(error))
        else:
            messages.success(request, _("It stands among the colleague's tasks."))
            return redirect("community:meeting", meeting_id=found.pk)
    return render(request, "community/meetings/item.html", {
        "meeting": found, "form": form, "crumbs": crumbs(found), "is_over": is_over(request, found),
    }, status=422 if form.errors else 200)


def hosted(request: DeskRequest, meeting_id: int) -> Meeting:
    """The meeting for who hosts it; a guest is refused."""
    found = meeting_of(request, meeting_id)
    if not queries.may_host(request.actor, found):
        raise PermissionDenied
    return found
