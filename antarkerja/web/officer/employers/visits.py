"""Visits to a firm: entered on the firm's page, shown there and in the duty record."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.employers import operations, queries
from antarkerja.domain.employers.errors import VisitDayError
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.employers.forms import VisitForm


@page(Permission.EDIT_VACANCIES)
def visit_new(request: DeskRequest, employer_id: int) -> HttpResponse:
    try:
        firm = queries.employer_for(request.actor, employer_id)
    except OutOfScopeError as error:
        raise Http404 from error
    form = VisitForm(request.POST or None, initial={"visited_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            visit = operations.record_visit(by=request.actor, on=request.today,
                                            employer_id=firm.pk, details=form.details())
        except VisitDayError:
            form.add_error("visited_on", _("The day lies within the last sixty days."))
        else:
            messages.success(
                request, _("Kept. The visit stands on the firm's page and in your duty record."),
                extra_tags=reverse("officer:employer_visit_undo", args=[visit.pk]))
            return redirect("officer:employer", employer_id=firm.pk)
    return render(request, "officer/employers/visit.html", {"form": form, "firm": firm},
                  status=422 if form.errors else 200)


@page(Permission.EDIT_VACANCIES)
@require_POST
def visit_undo(request: DeskRequest, visit_id: int) -> HttpResponse:
    visit = operations.take_back_visit(by=request.actor, on=request.today, visit_id=visit_id)
    if visit is None:
        raise Http404
    messages.success(request, _("Taken back. The visit counts no more."))
    return redirect("officer:employer", employer_id=visit.employer_id)
