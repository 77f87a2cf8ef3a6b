"""Forms and tools that go with a practice: sent in, opened, taken out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.errors.files import FileRefusedError, ScannerDownError
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.errors.review import PersonalDataError
from antarkerja.domain.practices.operations.practice_files import (
    keep_practice_file,
    take_out_practice_file,
)
from antarkerja.domain.practices.queries.files import file_for
from antarkerja.web.community.handing_out import handed_out
from antarkerja.web.community.practices.forms import PracticeFileForm
from antarkerja.web.community.practices.found import found_to_write
from antarkerja.web.community.practices.refused import words_for
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.SHARE_PRACTICES)
def practice_files(request: DeskRequest, practice_id: int) -> HttpResponse:
    """The files, and a form to send one."""
    view = found_to_write(request, practice_id)
    form = PracticeFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = keep_practice_file(
                by=request.actor, at=request.now, practice_id=practice_id, name=sent.name,
                title=form.cleaned_data["title"], content=sent.read())
        except FileRefusedError as error:
            form.add_error("file", str(error.fault.label))
        except PersonalDataError as error:
            form.add_error("title", words_for(error))
        except ScannerDownError:
            form.add_error("file", _("The virus scan does not answer. Try again later."))
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": kept.title})
            return redirect("community:practice_files", practice_id=practice_id)
    return render(request, "community/practices/files.html", {
        "practice": view.practice, "files": view.files, "form": form,
    }, status=422 if form.errors else 200)


@page(Permission.READ_PRACTICES)
def practice_file(request: DeskRequest, practice_file_id: int) -> HttpResponse:
    """The file itself, to be saved."""
    return handed_out(file_for(request.actor, practice_file_id))


@page(Permission.SHARE_PRACTICES)
@require_POST
def practice_file_remove(request: DeskRequest, practice_file_id: int) -> HttpResponse:
    found = file_for(request.actor, practice_file_id)
    if found is None:
        raise Http404
    found_to_write(request, found.practice_id)
    take_out_practice_file(by=request.actor, at=request.now, file_id=practice_file_id)
    messages.success(request, _("%(name)s is taken out.") % {"name": found.title})
    return redirect("community:practice_files", practice_id=found.practice_id)
