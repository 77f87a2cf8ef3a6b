"""Taking back what was entered by mistake: an answer of the firm, a placement of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.jobseekers.errors import NotRegisteredError, StillRegisteredError
from antarkerja.domain.matching import queries
from antarkerja.domain.matching.enums import CancelReason
from antarkerja.domain.matching.errors import (
    AlreadyAnsweredError,
    AlreadyPlacedError,
    AlreadyReferredError,
    TooLateToCancelError,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.journeys.place import cancel_placement
from antarkerja.journeys.refer import undo_answer
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.referrals.forms import ANSWERS, CancelForm

if TYPE_CHECKING:
    from antarkerja.domain.matching.models import Placement


@page(Permission.REFER)
@require_POST
def undo(request: DeskRequest, referral_id: int, answer: str) -> HttpResponse:
    """The address names the answer that is meant, so that a second click undoes no other one."""
    row = queries.referral_for(request.actor, referral_id)
    if row is None or answer not in ANSWERS:
        raise Http404
    try:
        undo_answer(by=request.actor, on=request.today, referral=row, answer=answer)
    except (AlreadyAnsweredError, AlreadyPlacedError, AlreadyReferredError,
            NotRegisteredError) as error:
        messages.error(request, _why_not_undone(error))
    else:
        messages.success(request, _("Taken back. The referral waits as it did before."))
    return redirect("officer:referral", referral_id=referral_id)


@page(Permission.REFER)
def cancel(request: DeskRequest, placement_id: int) -> HttpResponse:
    """Asks why a placement is cancelled; the button beside the message says by mistake."""
    row = queries.placement_for(request.actor, placement_id)
    if row is None:
        return _cancelled_before(request, placement_id)
    back = _page_of(row)
    typed = request.POST if "reason" in request.POST else {"reason": CancelReason.MISTAKE}
    form = CancelForm(typed if request.method == "POST" else None)
    if form.is_valid():
        try:
            cancel_placement(by=request.actor, on=request.today, placement_id=placement_id,
                             reason=form.cleaned_data["reason"])
        except (TooLateToCancelError, StillRegisteredError, NotRegisteredError) as error:
            messages.error(request, _why_not_cancelled(error))
        else:
            messages.success(request, _(
                "The placement is cancelled. %(name)s is in the live file again."
            ) % {"name": row.person.name})
        return redirect(back)
    note_read(request, row.person_id, "placement_cancel")
    return render(request, "officer/referrals/cancel.html", {
        "placement": row, "form": form, "back": back,
    }, status=422 if form.errors else 200)


def _cancelled_before(request: DeskRequest, placement_id: int) -> HttpResponse:
    """The same button twice, or a colleague was quicker."""
    person_id = queries.person_of_cancelled(request.actor, placement_id)
    if person_id is None:
        raise Http404
    messages.info(request, _("This placement is cancelled already."))
    return redirect("officer:person", person_id=person_id)


def _page_of(placement: Placement) -> str:
    """Where the placement was entered: the page of its referral, else of the person."""
    if placement.referral_id is None:
        return reverse("officer:person", args=[placement.person_id])
    return reverse("officer:referral", args=[placement.referral_id])


def _why_not_undone(error: Exception) -> str:
    sentences = {
        AlreadyAnsweredError: _("Another answer stands by now; nothing was changed."),
        AlreadyPlacedError: _("A placement came of it. Cancel the placement first."),
        AlreadyReferredError: _("The person was referred to this vacancy again; nothing was "
                                "changed."),
        NotRegisteredError: _("The registration has ended. Revive it first, then undo."),
    }
    return sentences[type(error)]


def _why_not_cancelled(error: Exception) -> str:
    sentences = {
        TooLateToCancelError: _("Only a placement of today or yesterday that nobody was asked "
                                "about is cancelled. End it in its follow-up."),
        StillRegisteredError: _("The person was registered anew since. Strike that registration "
                                "off first, then cancel."),
        NotRegisteredError: _("The registration that the placement ended is not found; nothing "
                              "was changed."),
    }
    return sentences[type(error)]
