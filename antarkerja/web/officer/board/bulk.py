"""One act for many cases: the list says whom, this page asks what, a button does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.queries.calendar import capacity
from antarkerja.domain.cases.queries.caseload import chosen_cases, officers_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.journeys.many_cases import Outcome, give_many, invite_people, track_many
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.board.forms import MOST_CHOSEN, InviteForm, OfficerForm, TrackForm

if TYPE_CHECKING:
    from django import forms

    from antarkerja.domain.cases.models.case import Case


def _chosen(request: DeskRequest) -> list[Case]:
    given = (request.POST if request.method == "POST" else request.GET).getlist("case")
    ids = [int(pk) for pk in given if pk.isascii() and pk.isdigit() and len(pk) < 19]
    return chosen_cases(request.actor, ids[:MOST_CHOSEN])


@page(Permission.WORK_CASES)
def chosen(request: DeskRequest) -> HttpResponse:
    """What may be done with the chosen cases."""
    cases = _chosen(request)
    if not cases:
        messages.info(request, _("Tick somebody in the list first."))
        return redirect("officer:board_cases")
    return _ask(request, cases)


def _ask(
    request: DeskRequest, cases: list[Case], **bound: forms.Form
) -> HttpResponse:
    ids = [case.pk for case in cases]
    asked: dict[str, Any] = {
        "invite_form": InviteForm(case_ids=ids, today=request.today),
        "track_form": TrackForm(case_ids=ids),
        "officer_form": _officer_form(request, ids),
    } | bound
    title = ngettext("%(n)d case chosen", "%(n)d cases chosen", len(cases)) % {"n": len(cases)}
    return render(request, "officer/board/chosen.html", {
        "cases": cases, "headline": title, **asked,
    }, status=422 if bound else 200)


def _officer_form(request: DeskRequest, ids: list[int], data: Any = None) -> OfficerForm:
    return OfficerForm(
        data, case_ids=ids, officers=officers_of(request.actor, today=request.today)
    )


@page(Permission.WORK_CASES)
@require_POST
def invite(request: DeskRequest) -> HttpResponse:
    cases = _chosen(request)
    form = InviteForm(request.POST, case_ids=[case.pk for case in cases], today=request.today)
    if not form.is_valid() or _is_short(request, form, cases):
        return _ask(request, cases, invite_form=form)
    outcome = invite_people(
        by=request.actor, at=request.now, on=request.today, cases=cases,
        kind=form.cleaned_data["kind"], until=form.until(request.actor.zone),
    )
    done = ngettext("%(n)d person is invited.", "%(n)d people are invited.", outcome.done)
    return _told(request, outcome, done)


def _is_short(request: DeskRequest, form: InviteForm, cases: list[Case]) -> bool:
    """Whether more would be invited than there are places, and nobody ticked "anyway"."""
    if form.cleaned_data["anyway"]:
        return False
    there = capacity(
        request.actor, at=request.now, kind=SlotKind(form.cleaned_data["kind"]),
        until=form.until(request.actor.zone), more=len(cases),
        again=[case.person_id for case in cases],
    )
    if there.is_short:
        form.tell_short(there)
    return there.is_short


@page(Permission.WORK_CASES)
@require_POST
def track(request: DeskRequest) -> HttpResponse:
    cases = _chosen(request)
    form = TrackForm(request.POST, case_ids=[case.pk for case in cases])
    if not form.is_valid():
        return _ask(request, cases, track_form=form)
    outcome = track_many(
        by=request.actor, on=request.today, cases=cases, track=form.cleaned_data["track"],
        reason=form.cleaned_data["reason"],
    )
    done = ngettext("The track of %(n)d case is set.", "The track of %(n)d cases is set.",
                    outcome.done)
    return _told(request, outcome, done)


@page(Permission.WORK_CASES)
@require_POST
def officer(request: DeskRequest) -> HttpResponse:
    cases = _chosen(request)
    form = _officer_form(request, [case.pk for case in cases], request.POST)
    if not form.is_valid():
        return _ask(request, cases, officer_form=form)
    outcome = give_many(
        by=request.actor, on=request.today, at=request.now, cases=cases,
        officer_id=int(form.cleaned_data["officer"]),
    )
    done = ngettext("%(n)d case has its officer.", "%(n)d cases have their officer.",
                    outcome.done)
    return _told(request, outcome, done)


def _told(request: DeskRequest, outcome: Outcome, done: str) -> HttpResponse:
    if outcome.done:
        messages.success(request, done % {"n": outcome.done})
    if outcome.left:
        names = ", ".join(outcome.left)
        messages.warning(request, _("Left as they were: %(names)s.") % {"names": names})
    return redirect("officer:board_cases")
