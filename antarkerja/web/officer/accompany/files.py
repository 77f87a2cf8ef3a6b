"""Files of a case: sent in, handed out, taken out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.files import MEDIA_TYPES, FileForm, FileKind, Visibility
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.files import FileNotReadyError, FileRefusedError
from antarkerja.domain.cases.operations.files import keep_file, take_out_file
from antarkerja.domain.cases.queries.notes import content_of, file_for, files_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.handing_out import file_response
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.accompany import forms
from antarkerja.web.officer.accompany.found import found_case


@page(Permission.WORK_CASES)
def files(request: DeskRequest, case_id: int) -> HttpResponse:
    """The files, and a form to send one."""
    case = found_case(request, case_id, "case_files")
    form = forms.FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = keep_file(
                by=request.actor, at=request.now, case=case, name=sent.name,
                content=sent.read(), visibility=Visibility(form.cleaned_data["visibility"]),
                kind=FileKind(form.cleaned_data["kind"]))
        except FileRefusedError as error:
            form.add_error("file", str(error.fault.label))
        except NoOpenCaseError:
            form.add_error(None, _("The case is closed. Open it again first."))
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": kept.name})
            return redirect("officer:case_files", case_id=case.pk)
    return render(request, "officer/accompany/files.html", {
        "case": case, "form": form,
        "files": files_seen_by(request.actor).filter(case_id=case.pk),
    }, status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
def file(request: DeskRequest, file_id: int) -> HttpResponse:
    """The file itself, to be saved."""
    found = file_for(request.actor, file_id)
    if found is None:
        raise Http404
    try:
        content = content_of(found)
    except FileNotReadyError:
        messages.error(request, _("The file waits for the virus scan. Try again later."))
        return redirect("officer:case_files", case_id=found.case_id)
    note_read(request, found.case.person_id, "case_file", reason=found.get_kind_display())
    return file_response(content, name=found.name, media_type=MEDIA_TYPES[FileForm(found.form)])


@page(Permission.WORK_CASES)
@require_POST
def file_remove(request: DeskRequest, file_id: int) -> HttpResponse:
    found = file_for(request.actor, file_id)
    if found is None:
        raise Http404
    try:
        take_out_file(by=request.actor, at=request.now, file_id=file_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("%(name)s is taken out.") % {"name": found.name})
    return redirect("officer:case_files", case_id=found.case_id)
