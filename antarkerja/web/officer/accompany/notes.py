"""Notes of a case: read, written and changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.files import Visibility
from antarkerja.domain.cases.enums.notes import NoteSheet
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.notes import EmptyNoteError, NotYourNoteError
from antarkerja.domain.cases.operations.notes import rewrite_note, write_note
from antarkerja.domain.cases.queries.notes import note_for, notes_seen_by
from antarkerja.domain.cases.queries.sheets import Sheet, sheets_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.accompany.forms import NoteForm, RewriteForm
from antarkerja.web.officer.accompany.found import found_case

SHOWN = 50


@page(Permission.WORK_CASES)
def notes(request: DeskRequest, case_id: int) -> HttpResponse:
    """The notes, and an empty one; `?sheet=` begins it with questions."""
    case = found_case(request, case_id, "case_notes")
    sheets = sheets_of(request.actor)
    begun = next((one for one in sheets if one.code == request.GET.get("sheet", "")),
                 Sheet(NoteSheet.PLAIN, ()))
    # Room between the questions, to write in.
    form = NoteForm(request.POST or None, initial={
        "happened_on": request.today, "sheet": begun.code.value,
        "text": "\n\n".join(begun.questions)})
    if request.method == "POST" and form.is_valid():
        try:
            write_note(by=request.actor, on=request.today, at=request.now, case_id=case.pk,
                       details=form.details())
        except EmptyNoteError:
            form.add_error("happened_on", _("A day within the past year, today at the latest."))
        else:
            messages.success(request, _("The note stands on the case."))
            return redirect("officer:case_notes", case_id=case.pk)
    rows = list(notes_seen_by(request.actor).filter(case_id=case.pk)[:SHOWN + 1])
    return render(request, "officer/accompany/notes.html", {
        "case": case, "form": form, "notes": rows[:SHOWN], "more": len(rows) > SHOWN,
        "sheets": [one.code for one in sheets],
    }, status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
def note(request: DeskRequest, note_id: int) -> HttpResponse:
    """One note, what it said before, and a form for whoever may change it."""
    found = note_for(request.actor, note_id)
    if found is None:
        raise Http404
    note_read(request, found.case.person_id, "case_note")
    may_change = found.author_id is not None and (
        found.author_id == request.actor.user_id or request.actor.may(Permission.LEAD_CASES))
    form = RewriteForm(request.POST or None, initial={
        "text": found.text, "visibility": found.visibility, "version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            rewrite_note(by=request.actor, at=request.now, note_id=note_id,
                         version=form.cleaned_data["version"], text=form.cleaned_data["text"],
                         visibility=Visibility(form.cleaned_data["visibility"]))
        except NotYourNoteError as error:
            raise Http404 from error
        except (ChangedMeanwhileError, EmptyNoteError):
            # What stands now is above the form; saving again is knowing.
            again = request.POST.copy()
            again["version"] = str(found.version)
            form = RewriteForm(again)
            form.add_error(None, _("Somebody changed the note meanwhile. It stands above; what "
                                   "you typed is still below."))
        else:
            messages.success(request, _("Saved. The former text stays below."))
            return redirect("officer:case_note", note_id=note_id)
    return render(request, "officer/accompany/note.html", {
        "note": found, "case": found.case, "form": form if may_change else None,
    }, status=422 if form.errors else 200)
