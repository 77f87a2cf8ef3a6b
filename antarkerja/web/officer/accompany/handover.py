"""Handing over: one case, a whole portfolio, and the cases that nobody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.errors.case import ChangedMeanwhileError, NoOpenCaseError
from antarkerja.domain.cases.errors.handover import (
    DaysOutOfOrderError,
    NobodyToTakeError,
    NothingToHandOverError,
)
from antarkerja.domain.cases.operations.handover import (
    end_leave,
    hand_over_case,
    hand_over_portfolio,
)
from antarkerja.domain.cases.queries.officers import (
    case_workers,
    cases_adrift,
    count_open_cases_by_officer,
    leaves_of,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.accompany.forms import HandOverForm
from antarkerja.web.officer.accompany.found import found_case

if TYPE_CHECKING:
    from antarkerja.domain.cases.operations.handover import HandOverDetails
    from antarkerja.domain.offices.models import User

SHOWN = 50


@page(Permission.WORK_CASES)
def hand_over(request: DeskRequest, case_id: int) -> HttpResponse:
    """One case; the page says whose it was when it was opened."""
    case = found_case(request, case_id, "case_hand_over")
    form = HandOverForm(request.POST or None, officers=_others(request, case.officer_id),
                        initial={"starts_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            hand_over_case(
                by=request.actor, on=request.today, at=request.now, case_id=case.pk,
                from_officer_id=_id(request.POST.get("from", "")), details=form.details())
        except ChangedMeanwhileError:
            messages.error(request, _("Somebody handed the case over meanwhile."))
            return redirect("officer:case", case_id=case.pk)
        except (NobodyToTakeError, DaysOutOfOrderError, NoOpenCaseError) as error:
            _tell(form, error)
        else:
            messages.success(request, _("The case is handed over."))
            return redirect("officer:case", case_id=case.pk)
    return render(request, "officer/accompany/hand_over.html", {
        "case": case, "form": form, "was": case.officer_id or ""},
        status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
def hand_over_all(request: DeskRequest) -> HttpResponse:
    """All cases of an officer: one's own, or anybody's for the head; and the end of a leave."""
    given = request.GET.get("from", "")
    leads = request.actor.may(Permission.LEAD_CASES)
    giver = _id(given) if leads and given else request.actor.user_id
    if request.POST.get("act") == "end_leave" and giver is not None:
        return _end_leave(request, giver)
    counts = count_open_cases_by_officer(request.actor)
    form = HandOverForm(request.POST or None, officers=_others(request, giver),
                        initial={"starts_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            done = hand_over_portfolio(
                by=request.actor, on=request.today, at=request.now, from_officer_id=giver,
                details=form.details())
        except NothingToHandOverError:
            form.add_error(None, _("There is no case left to hand over: somebody was faster."))
        except (NobodyToTakeError, DaysOutOfOrderError) as error:
            _tell(form, error)
        else:
            messages.success(request, _said(request, form.details(), len(done)))
            return redirect("officer:cases_adrift" if giver is None else request.get_full_path())
    return render(request, "officer/accompany/hand_over_all.html", {
        "form": form, "count": counts.get(giver, 0), "giver": giver, "leads": leads,
        "own": giver == request.actor.user_id, "leaves": leaves_of(request.actor, giver),
        "officers": [(one, counts.get(one.pk, 0)) for one in _workers(request)] if leads else [],
    }, status=422 if form.errors else 200)


def _said(request: DeskRequest, details: HandOverDetails, n: int) -> str:
    if details.starts_on > request.today:
        return ngettext("%(n)d case goes over on %(day)s and comes back after the leave.",
                        "%(n)d cases go over on %(day)s and come back after the leave.", n) % {
                            "n": n, "day": formats.date_format(details.starts_on, "j F Y")}
    return ngettext("%(n)d case is handed over.", "%(n)d cases are handed over.", n) % {"n": n}


def _end_leave(request: DeskRequest, officer_id: int) -> HttpResponse:
    done = end_leave(by=request.actor, on=request.today, at=request.now, officer_id=officer_id)
    messages.success(request, ngettext(
        "The leave is over; %(n)d case is back.", "The leave is over; %(n)d cases are back.", done,
    ) % {"n": done})
    return redirect(request.get_full_path())


@page(Permission.WORK_CASES)
def adrift(request: DeskRequest) -> HttpResponse:
    """Cases without an officer, or with one who has left."""
    rows = list(cases_adrift(request.actor, on=request.today)[:SHOWN + 1])
    return render(request, "officer/accompany/adrift.html", {
        "cases": rows[:SHOWN], "more": len(rows) > SHOWN,
        "leads": request.actor.may(Permission.LEAD_CASES)})


def _workers(request: DeskRequest) -> list[User]:
    return list(case_workers(request.actor.own_office, on=request.today))


def _others(request: DeskRequest, officer_id: int | None) -> list[User]:
    """Who can take: an officer who does not lead takes from the list only to himself."""
    others = [one for one in _workers(request) if one.pk != officer_id]
    if officer_id in (None, 0) and not request.actor.may(Permission.LEAD_CASES):
        return [one for one in others if one.pk == request.actor.user_id]
    return others


def _id(text: str) -> int | None:
    if text in ("", "list"):
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def _tell(form: HandOverForm, error: Exception) -> None:
    if isinstance(error, NobodyToTakeError):
        form.add_error("to", _("Choose somebody else of the office."))
    elif isinstance(error, DaysOutOfOrderError):
        form.add_error("until_on", _("A leave begins today or later and ends after it; for good "
                                     "it begins today, and the list takes cases for good."))
    else:
        form.add_error(None, _("The case is closed. Open it again first."))
