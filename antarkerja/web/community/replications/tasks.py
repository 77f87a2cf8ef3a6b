"""The steps of a replication: one more, changed, done, open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.operations import replication_tasks
from antarkerja.domain.practices.queries.replications import task_for
from antarkerja.domain.practices.queries.sharers import sharers_of
from antarkerja.web.community.replications.acts import carried
from antarkerja.web.community.replications.forms import TaskForm
from antarkerja.web.community.replications.refusals import act, tried
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import ReplicationTask


@page(Permission.SHARE_PRACTICES)
def task_new(request: DeskRequest, replication_id: int) -> HttpResponse:
    found = carried(request, replication_id)
    form = _form(request, {"owner": str(found.owner_id or "")})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: replication_tasks.add_task(
            by=request.actor, on=request.today, replication_id=replication_id,
            details=form.details())):
        messages.success(request, _("The step is added."))
        return redirect("community:replication", replication_id=replication_id)
    return _page(request, found, form, _("One more step"))


@page(Permission.SHARE_PRACTICES)
def task(request: DeskRequest, task_id: int) -> HttpResponse:
    found = _task(request, task_id)
    form = _form(request, {
        "what": found.what, "due_on": found.due_on, "owner": str(found.owner_id or ""),
        "adapted": found.adapted, "is_left_out": found.is_left_out})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: replication_tasks.change_task(
            by=request.actor, on=request.today, task_id=task_id, details=form.details())):
        messages.success(request, _("The step is saved."))
        return redirect("community:replication", replication_id=found.replication_id)
    return _page(request, carried(request, found.replication_id), form, _("Change a step"))


@page(Permission.SHARE_PRACTICES)
@require_POST
def task_done(request: DeskRequest, task_id: int) -> HttpResponse:
    found = _task(request, task_id)
    return act(request, found.replication_id, lambda: replication_tasks.finish_task(
        by=request.actor, on=request.today, task_id=task_id), _("Done."))


@page(Permission.SHARE_PRACTICES)
@require_POST
def task_again(request: DeskRequest, task_id: int) -> HttpResponse:
    found = _task(request, task_id)
    return act(request, found.replication_id, lambda: replication_tasks.open_task_again(
        by=request.actor, task_id=task_id), _("The step is open again."))


def _task(request: DeskRequest, task_id: int) -> ReplicationTask:
    found = task_for(request.actor, task_id)
    if found is None:
        raise Http404
    return found


def _form(request: DeskRequest, initial: dict[str, object]) -> TaskForm:
    return TaskForm(
        request.POST if request.method == "POST" else None, initial=initial,
        owners=sharers_of(request.actor.own_office, on=request.today))


def _page(
    request: DeskRequest, replication: object, form: TaskForm, headline: str
) -> HttpResponse:
    return render(request, "community/replications/form.html", {
        "replication": replication, "form": form, "headline": headline, "submit": _("Save"),
    }, status=422 if form.errors else 200)
