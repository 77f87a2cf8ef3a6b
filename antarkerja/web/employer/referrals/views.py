"""People referred to the firm's vacancies, and the firm's answers."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.matching import queries
from antarkerja.domain.matching.errors import AlreadyAnsweredError
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.refer import (
    answer_with_acceptance,
    answer_with_interview,
    answer_with_refusal,
)
from antarkerja.web.components.pages import DeskRequest, Read, page
from antarkerja.web.employer.referrals.forms import InviteForm, RefuseForm

PAGE_SIZE = 50


@page(Permission.USE_EMPLOYER_PAGES)
def referrals(request: DeskRequest) -> HttpResponse:
    rows = queries.referrals_seen_by(request.actor)
    waiting = rows.filter(status__in=OPEN_STATUSES)
    shows_all = request.GET.get("list") == "all"
    listed = rows.order_by("-sent_on", "-pk") if shows_all else waiting.order_by("sent_on", "pk")
    return render(request, "employer/referrals/list.html", {
        "page": Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page")),
        "waiting": waiting.count(), "shows_all": shows_all,
    })


@page(Permission.USE_EMPLOYER_PAGES)
def referral(request: DeskRequest, referral_id: int) -> HttpResponse:
    return _show(request, referral_id, InviteForm(), RefuseForm())


@page(Permission.USE_EMPLOYER_PAGES)
@require_POST
def answer(request: DeskRequest, referral_id: int) -> HttpResponse:
    """Invitation, acceptance or refusal, by the button pressed."""
    row = queries.referral_for(request.actor, referral_id)
    if row is None:
        raise Http404
    act = request.POST.get("act", "")
    form = {"interview": InviteForm, "refused": RefuseForm, "accepted": forms.Form}.get(act)
    if form is None:
        raise Http404
    filled = form(request.POST)
    if not filled.is_valid():
        return _show(
            request, referral_id,
            filled if isinstance(filled, InviteForm) else InviteForm(),
            filled if isinstance(filled, RefuseForm) else RefuseForm(), status=422,
        )
    by, on = request.actor, request.today
    try:
        if act == "interview":
            answer_with_interview(by=by, on=on, referral=row, note=filled.cleaned_data["note"])
        elif act == "refused":
            answer_with_refusal(by=by, on=on, referral=row, **filled.cleaned_data)
        else:
            answer_with_acceptance(by=by, on=on, referral=row)
    except AlreadyAnsweredError:
        messages.error(request, _("This referral already has its answer; nothing was changed."))
    else:
        messages.success(request, _("Your answer is kept. The office and the person see it."))
    return redirect("employer:referral", referral_id=referral_id)


def _show(
    request: DeskRequest, referral_id: int, invite: InviteForm, refuse: RefuseForm,
    status: int = 200,
) -> HttpResponse:
    try:
        row, candidate = queries.candidate_for(request.actor, referral_id, today=request.today)
    except OutOfScopeError as error:
        raise Http404 from error
    # The person sees at /me/reads/ that the firm looked, as with staff.
    request.reads.append(Read("person", row.person_id, "candidate"))
    return render(request, "employer/referrals/referral.html", {
        "referral": row, "candidate": candidate, "invite": invite, "refuse": refuse,
        "is_open": row.status in OPEN_STATUSES,
    }, status=status)
