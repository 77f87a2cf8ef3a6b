"""Claimants of the unemployment benefit (JKP): who owes what this month, and its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.documents.benefits import benefit_statement
from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.cases.errors.benefits import (
    ClaimedTooLateError,
    ClaimOpenAlreadyError,
    DayOutOfOrderError,
    ProofIncompleteError,
)
from antarkerja.domain.cases.operations.benefits import claim_benefit
from antarkerja.domain.cases.queries.benefits import (
    claim_for,
    claims_of_person,
    count_benefits_due,
    open_claims,
    report_job_by,
    states_of,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.journeys.benefit_proof import prove_with_paper
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.papers import paper_response
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.benefits.forms import ClaimForm, EndForm, ProofForm
from antarkerja.web.officer.benefits.refusals import in_words, refusals

if TYPE_CHECKING:
    from antarkerja.domain.cases.queries.benefits import ClaimState, MonthState

PAGE_SIZE = 50


@page(Permission.WORK_CASES)
def benefits(request: DeskRequest) -> HttpResponse:
    listed = Paginator(open_claims(request.actor), PAGE_SIZE).get_page(request.GET.get("page"))
    states = states_of(list(listed), today=request.today)
    for state in states:
        note_read(request, state.claim.person_id, "benefits")
    due = count_benefits_due(request.actor, today=request.today)
    return render(request, "officer/benefits/list.html", {
        "page": listed, "states": states,
        "headline": ngettext("One claimant owes a proof within a week",
                             "%(n)s claimants owe a proof within a week", due) % {"n": due}
        if due else _("No proof is due within a week"),
    })


@page(Permission.WORK_CASES)
def benefit_new(request: DeskRequest, person_id: int) -> HttpResponse:
    person = open_file(request, person_id)
    note_read(request, person_id, "benefits")
    form = ClaimForm(request.POST or None, initial={"claimed_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            claim = claim_benefit(by=request.actor, on=request.today, person_id=person_id,
                                  details=form.details())
        except ClaimedTooLateError as error:
            form.add_error("claimed_on", _("The right was lost after %(day)s.") % {
                "day": formats.date_format(error.last_on, "j F Y")})
        except DayOutOfOrderError:
            form.add_error("claimed_on", _("The claim lies between the dismissal and today."))
        except ClaimOpenAlreadyError:
            form.add_error(None, _("An open claim is there already, see below."))
        except KeyError:
            form.add_error("claimed_on", _("The rules of that day are not known here."))
        else:
            messages.success(request, _("Kept. The months of the claim are laid out here."))
            return redirect("officer:benefit", claim_id=claim.pk)
    return render(request, "officer/benefits/new.html", {
        "form": form, "person": person,
        "claims": claims_of_person(request.actor, person_id),
    }, status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
def benefit(request: DeskRequest, claim_id: int) -> HttpResponse:
    state = _state(request, claim_id)
    job_by = None
    if state.at_work_since:
        job_by = report_job_by(state.at_work_since, on=request.today)
    return render(request, "officer/benefits/claim.html", {
        "state": state, "claim": state.claim, "job_by": job_by,
        "end_form": EndForm(initial={"new_job_on": state.at_work_since}),
        "headline": _headline(state),
    })


@page(Permission.WORK_CASES)
def benefit_prove(request: DeskRequest, claim_id: int, month: int) -> HttpResponse:
    """What proves a month. What lies in the system already needs one button and no field."""
    state = _state(request, claim_id)
    shown = _month(state, month)
    counted = ProofKind.FIRST_MONTH if shown.is_first else ProofKind.APPLICATIONS
    by_itself = request.POST.get("kind") == counted
    form = ProofForm(None if by_itself else request.POST or None, request.FILES or None)
    if request.method == "POST" and (by_itself or form.is_valid()):
        said = {} if by_itself else form.cleaned_data
        paper = said.get("paper")
        with refusals(form) as refused:
            prove_with_paper(
                by=request.actor, on=request.today, at=request.now, claim_id=claim_id,
                month=month, kind=ProofKind(said.get("kind", counted)),
                count=said.get("count", 0), note=said.get("note", ""),
                paper=(paper.name, paper.read()) if paper else None,
            )
        if not refused:
            messages.success(
                request, _("Kept. Month %(month)s is proved.") % {"month": month},
                extra_tags=reverse("officer:benefit_undo", args=[claim_id, month]))
            return redirect("officer:benefit", claim_id=claim_id)
        if by_itself:
            messages.error(request, in_words(refused[0]))
            return redirect("officer:benefit", claim_id=claim_id)
    return render(request, "officer/benefits/prove.html", {
        "state": state, "claim": state.claim, "month": shown, "form": form,
        "counted": counted,
    }, status=422 if request.method == "POST" else 200)


@page(Permission.WORK_CASES)
def benefit_pdf(request: DeskRequest, claim_id: int, month: int) -> HttpResponse:
    """The statement of a month's proof, for the person to hand on."""
    state = _state(request, claim_id)
    try:
        paper = benefit_statement(_month(state, month).row, at=request.now)
    except ProofIncompleteError as error:
        raise Http404 from error
    return paper_response(paper)


def _state(request: DeskRequest, claim_id: int) -> ClaimState:
    claim = claim_for(request.actor, claim_id)
    if claim is None:
        raise Http404
    note_read(request, claim.person_id, "benefits")
    return states_of([claim], today=request.today)[0]


def _month(state: ClaimState, month: int) -> MonthState:
    found = next((one for one in state.months if one.row.month == month), None)
    if found is None:
        raise Http404
    found.row.claim = state.claim
    return found


def _headline(state: ClaimState) -> str:
    words = {"name": state.claim.person.name, "n": state.now.row.month,
             "day": formats.date_format(state.now.row.due_on, "j F Y")}
    if state.claim.ended_on:
        return _("The claim of %(name)s has ended") % words
    if state.now.is_proved:
        return _("%(name)s owes nothing until the next month of the claim") % words
    if state.now.is_late:
        return _("%(name)s did not prove month %(n)s by %(day)s") % words
    return _("%(name)s proves month %(n)s by %(day)s") % words
