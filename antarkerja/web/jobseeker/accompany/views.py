"""The own case on the phone: who accompanies me, what they wrote for me, who else sees it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.files import MEDIA_TYPES, FileForm, FileKind, Visibility
from antarkerja.domain.cases.enums.sharing import ShareEnd
from antarkerja.domain.cases.enums.timeline import TimelineKind
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.files import FileNotReadyError, FileRefusedError
from antarkerja.domain.cases.operations.files import keep_file, take_out_file
from antarkerja.domain.cases.queries.notes import (
    content_of,
    file_for,
    files_seen_by,
    notes_seen_by,
)
from antarkerja.domain.cases.queries.sharing import own_case, parts_of, shares_of
from antarkerja.domain.cases.queries.timeline import read_key, timeline_page
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.share_case import end_and_withdraw
from antarkerja.web.components.handing_out import file_response
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.jobseeker.accompany.forms import OwnFileForm

SHOWN = 20


@page(Permission.USE_OWN_FILE)
def case(request: DeskRequest) -> HttpResponse:
    """Notes and files for the person, agencies that see them, and a form to send a file."""
    found = own_case(request.actor)
    form = OwnFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and found is not None:
        sent = form.cleaned_data["file"]
        try:
            kept = keep_file(by=request.actor, at=request.now, case=found, name=sent.name,
                             content=sent.read(), visibility=Visibility.PERSON,
                             kind=FileKind(form.cleaned_data["kind"]))
        except FileRefusedError as error:
            form.add_error("file", str(error.fault.label))
        except NoOpenCaseError:
            return redirect("jobseeker:case")
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": kept.name})
            return redirect("jobseeker:case")
    return render(request, "jobseeker/accompany/case.html", {
        "case": found, "form": form,
        "notes": notes_seen_by(request.actor)[:SHOWN], "files": files_seen_by(request.actor),
        "agencies": [
            {"share": one, "parts": parts_of(one)}
            for one in (shares_of(request.actor, found) if found else ())
            if one.ended_at is None and one.until_on >= request.today
        ],
    }, status=422 if form.errors else 200)


@page(Permission.USE_OWN_FILE)
def timeline(request: DeskRequest) -> HttpResponse:
    """All that happened with the own file."""
    asked = request.GET.get("kind", "")
    kind = TimelineKind(asked) if asked in TimelineKind.values else None
    try:
        shown = timeline_page(request.actor, request.actor.person_id or 0, kind=kind,
                              before=read_key(request.GET.get("before", "")))
    except OutOfScopeError as error:
        raise Http404 from error
    return render(request, "jobseeker/accompany/timeline.html", {
        "page": shown, "kinds": list(TimelineKind), "kind": kind or ""})


@page(Permission.USE_OWN_FILE)
def file(request: DeskRequest, file_id: int) -> HttpResponse:
    """The file itself, to be saved."""
    found = file_for(request.actor, file_id)
    if found is None:
        raise Http404
    try:
        content = content_of(found)
    except FileNotReadyError:
        messages.error(request, _("The file is still being checked. Try again later."))
        return redirect("jobseeker:case")
    return file_response(content, name=found.name, media_type=MEDIA_TYPES[FileForm(found.form)])


@page(Permission.USE_OWN_FILE)
@require_POST
def file_remove(request: DeskRequest, file_id: int) -> HttpResponse:
    """Takes out what one sent oneself."""
    if file_for(request.actor, file_id) is None:
        raise Http404
    try:
        gone = take_out_file(by=request.actor, at=request.now, file_id=file_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("%(name)s is taken out.") % {"name": gone.name})
    return redirect("jobseeker:case")


@page(Permission.USE_OWN_FILE)
@require_POST
def share_end(request: DeskRequest, share_id: int) -> HttpResponse:
    """Takes the consent back: the agency's link is dead at once."""
    try:
        share = end_and_withdraw(by=request.actor, on=request.today, at=request.now,
                                 share_id=share_id, why=ShareEnd.WITHDRAWN)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("%(agency)s sees nothing any more.") % {"agency": share.agency})
    return redirect("jobseeker:case")
