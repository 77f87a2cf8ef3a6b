"""Notes from the counter: written from any page of work, read by the office, grown or put away."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.practice import GrownAlreadyError, TooManyNotesError
from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.operations.counter_notes import (
    grow_note,
    leave_note,
    put_away_note,
)
from antarkerja.domain.practices.queries.counter_notes import (
    AWAY,
    GROWN,
    OPEN,
    count_open_notes,
    note_for,
    notes_of_office,
)
from antarkerja.web.community.notes.forms import LIKELY, GrowForm, NoteForm
from antarkerja.web.community.practices.tabs import Tab
from antarkerja.web.components.page_names import label_of
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.paging import address_after


@page(Permission.SHARE_PRACTICES)
def notes(request: DeskRequest) -> HttpResponse:
    """The office's notes: those to grow, those that grew, those put away."""
    asked = request.GET.get("list", OPEN)
    which = asked if asked in (GROWN, AWAY) else OPEN
    found = notes_of_office(request.actor, which=which, cursor=request.GET.get("after", ""))
    count = count_open_notes(request.actor)
    return render(request, "community/notes/list.html", {
        "rows": [{"note": note, "page": label_of(note.page)} for note in found.rows],
        "which": which, "tabs": [
            Tab(label, f"?list={value}" if value else reverse("community:notes"), value == which)
            for value, label in ((OPEN, _("Waiting")), (GROWN, _("Became practices")),
                                 (AWAY, _("Those put away")))],
        "next": address_after(request, found.next_cursor),
        "headline": ngettext(
            "One note could become a practice", "%(n)d notes could become practices", count,
        ) % {"n": count} if count else _("No note waits"),
    })


@page(Permission.SHARE_PRACTICES)
def note_new(request: DeskRequest) -> HttpResponse:
    """The form; sending it leads back to where one was."""
    form = NoteForm(request.POST or None, initial={
        "page": request.GET.get("page", ""), "back": _came_from(request),
        "category": LIKELY.get(request.GET.get("page", ""), Category.OTHER)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            leave_note(by=request.actor, on=request.today, at=request.now, text=said["text"],
                       category=Category(said["category"]), page=said["page"])
        except TellsOfPeopleError as error:
            form.add_error("text", _("This tells who somebody is: %(words)s. Say it without.") % {
                "words": ", ".join(error.words)})
        except TooManyNotesError:
            form.add_error(None, _("You left very many notes today. Go on tomorrow."))
        else:
            messages.success(request, _("Noted. It waits among the notes of your office."))
            return redirect(_safe(request, said["back"]))
    return render(request, "community/notes/new.html", {
        "form": form, "back": _safe(request, form["back"].value() or ""),
    }, status=422 if form.errors else 200)


@page(Permission.SHARE_PRACTICES)
def note_grow(request: DeskRequest, counter_note_id: int) -> HttpResponse:
    found = note_for(request.actor, counter_note_id)
    if found is None:
        raise Http404
    form = GrowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = grow_note(by=request.actor, at=request.now, note_id=counter_note_id,
                             title=form.cleaned_data["title"])
        except GrownAlreadyError as error:
            messages.info(request, _("It became this practice before."))
            return redirect("community:practice", practice_id=error.practice_id)
        messages.success(request, _("The note is the beginning of this draft."))
        return redirect("community:practice_write", practice_id=made.pk)
    return render(request, "community/notes/grow.html", {"note": found, "form": form},
                  status=422 if form.errors else 200)


@page(Permission.SHARE_PRACTICES)
@require_POST
def note_away(request: DeskRequest, counter_note_id: int) -> HttpResponse:
    return _put(request, counter_note_id, back=False)


@page(Permission.SHARE_PRACTICES)
@require_POST
def note_back(request: DeskRequest, counter_note_id: int) -> HttpResponse:
    return _put(request, counter_note_id, back=True)


def _put(request: DeskRequest, note_id: int, *, back: bool) -> HttpResponse:
    try:
        put_away_note(by=request.actor, at=request.now, note_id=note_id, back=back)
    except OutOfScopeError as error:
        raise Http404 from error
    if back:
        messages.success(request, _("The note is back on the list."))
    else:
        undo = reverse("community:note_back", args=[note_id])
        messages.success(request, _("The note is put away."), extra_tags=undo)
    return redirect("community:notes")


def _came_from(request: DeskRequest) -> str:
    """The page of ours that led here, as its path; it stands in the form and is never kept."""
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    if came.netloc != request.get_host() or came.path == request.path:
        return ""
    return f"{came.path}?{came.query}" if came.query else came.path


def _safe(request: DeskRequest, back: str) -> str:
    """Where to go back to: a page of ours, else the list of notes."""
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if back.startswith("/") and ours else reverse("community:notes")
