"""Buttons on the page of a claim."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.benefits import BenefitEnd
from antarkerja.domain.cases.errors.benefits import BenefitError
from antarkerja.domain.cases.operations.benefits import (
    end_claim,
    note_self_assessment,
    take_back_proof,
)
from antarkerja.domain.cases.queries.benefits import claim_for, report_job_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.benefits.forms import EndForm
from antarkerja.web.officer.benefits.refusals import in_words


@page(Permission.WORK_CASES)
@require_POST
def benefit_assessed(request: DeskRequest, claim_id: int) -> HttpResponse:
    try:
        note_self_assessment(by=request.actor, on=request.today, claim_id=claim_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except BenefitError as error:
        messages.error(request, in_words(error))
    else:
        messages.success(request, _("Kept: the self-assessment is done."))
    return redirect("officer:benefit", claim_id=claim_id)


@page(Permission.WORK_CASES)
@require_POST
def benefit_undo(request: DeskRequest, claim_id: int, month: int) -> HttpResponse:
    try:
        take_back_proof(by=request.actor, on=request.today, claim_id=claim_id, month=month)
    except OutOfScopeError as error:
        raise Http404 from error
    except BenefitError as error:
        messages.error(request, in_words(error))
    else:
        messages.success(request, _("Taken back. The month waits for its proof."))
    return redirect("officer:benefit", claim_id=claim_id)


@page(Permission.WORK_CASES)
@require_POST
def benefit_end(request: DeskRequest, claim_id: int) -> HttpResponse:
    if claim_for(request.actor, claim_id) is None:
        raise Http404
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the claim ends, and since when there is a new job."))
        return redirect("officer:benefit", claim_id=claim_id)
    said = form.cleaned_data
    try:
        claim = end_claim(by=request.actor, on=request.today, claim_id=claim_id,
                          reason=BenefitEnd(said["reason"]), new_job_on=said["new_job_on"])
    except OutOfScopeError as error:
        raise Http404 from error
    except BenefitError as error:
        messages.error(request, in_words(error))
        return redirect("officer:benefit", claim_id=claim_id)
    messages.success(request, _("Kept: the claim has ended."))
    if claim.new_job_on is not None:
        last = report_job_by(claim.new_job_on, on=request.today)
        if request.today > last:
            messages.error(request, _("The job was to be reported by %(day)s. Say so to BPJS.") % {
                "day": formats.date_format(last, "j F Y")})
    return redirect(reverse("officer:benefit", args=[claim_id]))
