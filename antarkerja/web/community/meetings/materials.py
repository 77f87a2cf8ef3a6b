"""Slides and papers of a meeting: brought by the host, opened by whoever sees the meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.errors.files import FileRefusedError, ScannerDownError
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.operations.materials import add_material, remove_material
from antarkerja.domain.practices.queries.files import material_for
from antarkerja.web.community.handing_out import handed_out
from antarkerja.web.community.meetings.forms import MaterialForm
from antarkerja.web.community.meetings.hosting import hosted
from antarkerja.web.community.meetings.views import crumbs
from antarkerja.web.community.practices.refused import words_for
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.READ_PRACTICES)
def meeting_materials(request: DeskRequest, meeting_id: int) -> HttpResponse:
    """What the host brought, and a form to bring more."""
    found = hosted(request, meeting_id)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = add_material(
                by=request.actor, at=request.now, meeting_id=found.pk, name=sent.name,
                title=form.cleaned_data["title"], content=sent.read())
        except FileRefusedError as error:
            form.add_error("file", str(error.fault.label))
        except TellsOfPeopleError as error:
            form.add_error("title", words_for(error))
        except ScannerDownError:
            form.add_error("file", _("The virus scan does not answer. Try again later."))
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": kept.title})
            return redirect("community:meeting_materials", meeting_id=found.pk)
    return render(request, "community/meetings/materials.html", {
        "meeting": found, "form": form, "crumbs": crumbs(found),
        "materials": list(found.materials.order_by("pk")),
    }, status=422 if form.errors else 200)


@page(Permission.READ_PRACTICES)
def meeting_material(request: DeskRequest, material_id: int) -> HttpResponse:
    """The file itself, to be saved."""
    return handed_out(material_for(request.actor, material_id))


@page(Permission.READ_PRACTICES)
@require_POST
def meeting_material_remove(request: DeskRequest, material_id: int) -> HttpResponse:
    found = material_for(request.actor, material_id)
    if found is None:
        raise Http404
    hosted(request, found.meeting_id)
    remove_material(by=request.actor, meeting_id=found.meeting_id, material_id=found.pk)
    messages.success(request, _("%(name)s is taken out.") % {"name": found.title})
    return redirect("community:meeting_materials", meeting_id=found.meeting_id)
