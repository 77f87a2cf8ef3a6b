"""Templates of plans by track, and whether the head approves plans."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.operations.templates import (
    remove_template,
    save_template,
    set_approval,
)
from antarkerja.domain.cases.policies.templates import SHIPPED, Template
from antarkerja.domain.cases.queries.plan import needs_approval
from antarkerja.domain.cases.queries.templates import templates_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NameTakenError, OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.manager.plan_templates.forms import StepRows, TemplateForm


@page(Permission.LEAD_CASES)
def plan_templates(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        set_approval(by=request.actor, at=request.now, needed="needed" in request.POST)
        messages.success(request, _("Saved."))
        return redirect("manager:plan_templates")
    return render(request, "manager/plan_templates/list.html", {
        "templates": templates_of(request.actor),
        "needed": needs_approval(request.actor.own_office),
    })


@page(Permission.LEAD_CASES)
def plan_template_new(request: DeskRequest) -> HttpResponse:
    """Begins from the shipped template of `track`."""
    track = request.GET.get("track", "")
    start = SHIPPED[Track(track) if track in Track.values else Track.GUIDED]
    return _edit(request, start, None)


@page(Permission.LEAD_CASES)
def plan_template(request: DeskRequest, template_id: int) -> HttpResponse:
    found = next((one for one in templates_of(request.actor)
                  if one.template_id == template_id), None)
    if found is None:
        raise Http404
    return _edit(request, found, template_id)


def _edit(request: DeskRequest, start: Template, template_id: int | None) -> HttpResponse:
    form = TemplateForm(request.POST or None, initial={
        "track": start.track, "title": start.title, "goal": start.goal})
    rows = StepRows(request.POST or None, prefix="step", initial=[
        {"title": step.title, "days": step.days, "actor": step.actor, "kind": step.kind}
        for step in start.steps])
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            save_template(by=request.actor, at=request.now,
                          template=form.template(rows, template_id))
        except NameTakenError:
            form.add_error("title", _("There is a template of this title."))
        else:
            messages.success(request, _("The template is saved."))
            return redirect("manager:plan_templates")
    return render(request, "manager/plan_templates/edit.html", {
        "form": form, "rows": rows, "template_id": template_id,
    })


@page(Permission.LEAD_CASES)
@require_POST
def plan_template_remove(request: DeskRequest, template_id: int) -> HttpResponse:
    try:
        remove_template(by=request.actor, template_id=template_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("The template is gone; plans keep their steps."))
    return redirect("manager:plan_templates")
