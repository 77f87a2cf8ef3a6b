"""What a button of the replication's page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.replication import (
    AbandonReason,
    ReplicationNoteKind,
    ReplicationState,
)
from antarkerja.domain.practices.operations import replicating
from antarkerja.domain.practices.queries.replications import (
    kinds_to_write,
    may_carry,
    replication_for,
)
from antarkerja.domain.practices.queries.sharers import sharers_of
from antarkerja.journeys.replication_talk import write_note_and_tell
from antarkerja.web.community.replications.forms import (
    AdaptForm,
    GiveUpForm,
    KeepForm,
    NoteForm,
    OwnerForm,
    StartForm,
)
from antarkerja.web.community.replications.refusals import act, tried
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Replication


@page(Permission.SHARE_PRACTICES)
@require_POST
def start(request: DeskRequest, replication_id: int) -> HttpResponse:
    carried(request, replication_id)
    form = StartForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter a day that exists."))
        return redirect("community:replication", replication_id=replication_id)
    return act(request, replication_id, lambda: replicating.start_replication(
        by=request.actor, on=request.today, replication_id=replication_id,
        started_on=form.cleaned_data["started_on"]), _("Begun. The ledger counts from this day."))


@page(Permission.SHARE_PRACTICES)
@require_POST
def owner(request: DeskRequest, replication_id: int) -> HttpResponse:
    carried(request, replication_id)
    form = OwnerForm(request.POST, owners=sharers_of(request.actor.own_office, on=request.today))
    if not form.is_valid():
        messages.error(request, _("Choose a colleague of your office."))
        return redirect("community:replication", replication_id=replication_id)
    return act(request, replication_id, lambda: replicating.give_replication_to(
        by=request.actor, on=request.today, replication_id=replication_id,
        owner_id=int(form.cleaned_data["owner"])), _("Handed over, with the open steps."))


@page(Permission.SHARE_PRACTICES)
@require_POST
def note(request: DeskRequest, replication_id: int) -> HttpResponse:
    """The adopting office, the origin, its authors and the office that taught it may write."""
    found = replication_for(request.actor, replication_id)
    if found is None:
        raise Http404
    form = NoteForm(request.POST, kinds=kinds_to_write(request.actor, found))
    if not form.is_valid():
        messages.error(request, _("Nothing was kept: choose what it is and write a text."))
        return redirect("community:replication", replication_id=replication_id)
    return act(request, replication_id, lambda: write_note_and_tell(
        by=request.actor, on=request.today, at=request.now, replication_id=replication_id,
        kind=ReplicationNoteKind(form.cleaned_data["kind"]), text=form.cleaned_data["text"],
    ), _("Kept."))


@page(Permission.SHARE_PRACTICES)
def adapt(request: DeskRequest, replication_id: int) -> HttpResponse:
    found = carried(request, replication_id)
    form = AdaptForm(request.POST if request.method == "POST" else None, initial={
        "adapted_what": found.adapted_what, "adapted_why": found.adapted_why})
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: replicating.change_adaptation(
            by=request.actor, replication_id=replication_id,
            adapted_what=form.cleaned_data["adapted_what"],
            adapted_why=form.cleaned_data["adapted_why"])):
        messages.success(request, _("Saved."))
        return redirect("community:replication", replication_id=replication_id)
    return _form_page(request, found, form, _("What your office does otherwise"), _("Save"))


@page(Permission.SHARE_PRACTICES)
def keep(request: DeskRequest, replication_id: int) -> HttpResponse:
    found = carried(request, replication_id, ReplicationState.RUNNING)
    form = KeepForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: replicating.keep_for_good(
            by=request.actor, on=request.today, replication_id=replication_id,
            words=form.cleaned_data["words"])):
        messages.success(request, _("Kept for good: your office works so from now on."))
        return redirect("community:replication", replication_id=replication_id)
    return _form_page(request, found, form, _("Keep it for good?"), _("Keep it for good"))


@page(Permission.SHARE_PRACTICES)
def give_up(request: DeskRequest, replication_id: int) -> HttpResponse:
    found = carried(request, replication_id)
    form = GiveUpForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and tried(
        form, lambda: replicating.give_up_replication(
            by=request.actor, on=request.today, replication_id=replication_id,
            reason=AbandonReason(form.cleaned_data["reason"]), words=form.cleaned_data["words"])):
        messages.success(request, _("Ended. Why it ended helps the next office."))
        return redirect("community:replication", replication_id=replication_id)
    return _form_page(request, found, form, _("Why does it end here?"), _("End it"))


def carried(
    request: DeskRequest, replication_id: int, state: ReplicationState | None = None
) -> Replication:
    """The own office's replication that has not ended; anything else is not there."""
    found = replication_for(request.actor, replication_id, language=tongue())
    if found is None or not may_carry(request.actor, found):
        raise Http404
    if request.method == "GET" and (
        found.state == ReplicationState.ABANDONED or state not in (None, found.state)
    ):
        raise Http404
    return found


def _form_page(
    request: DeskRequest, found: Replication, form: object, headline: str, submit: str
) -> HttpResponse:
    errors = getattr(form, "errors", None)
    return render(request, "community/replications/form.html", {
        "replication": found, "form": form, "headline": headline, "submit": submit,
    }, status=422 if errors else 200)
