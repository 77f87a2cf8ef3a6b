"""Referrals of the office: who waits for an answer, what the answer was, and the placement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.employers.errors import NoPlaceLeftError
from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.matching import queries
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.errors import (
    AlreadyAnsweredError,
    AlreadyPlacedError,
    DateOutOfOrderError,
)
from antarkerja.domain.matching.policies import (
    OPEN_STATUSES,
    may_be_cancelled,
    scheme_between,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.place import place_from_referral, place_without_referral
from antarkerja.journeys.refer import (
    answer_with_acceptance,
    answer_with_interview,
    answer_with_refusal,
    take_back,
)
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.referrals.forms import (
    ANSWERS,
    LISTS,
    InterviewForm,
    PlacedElsewhereForm,
    PlacementForm,
    RefusalForm,
)

if TYPE_CHECKING:
    from antarkerja.domain.matching.models import Placement, Referral

PAGE_SIZE = 50


@page(Permission.REFER)
def referrals(request: DeskRequest) -> HttpResponse:
    shown = request.GET.get("list", "open")
    if shown not in LISTS:
        shown = "open"
    if {"vacancy", "employer"} & set(request.GET) and "list" not in request.GET:
        shown = "all"
    rows = queries.referrals_seen_by(request.actor)
    late = queries.unanswered_referrals(request.actor, today=request.today)
    if shown == "unanswered":
        rows = late
    elif shown == "open":
        rows = rows.filter(status__in=OPEN_STATUSES).order_by("sent_on", "pk")
    elif shown == "accepted":
        rows = queries.accepted_to_place(request.actor)
    else:
        rows = rows.order_by("-sent_on", "-pk")
    rows = _of_vacancy_or_firm(request, rows)
    listed = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    for row in listed:
        note_read(request, row.person_id, "today_list")
    return render(request, "officer/referrals/list.html", {
        "page": listed, "late": late.count(),
        "lists": [(name, label, name == shown) for name, label in LISTS.items()],
    })


def _of_vacancy_or_firm(request: DeskRequest, rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """`?vacancy=` and `?employer=` narrow the list; what is no number is left out."""
    for name, column in (("vacancy", "vacancy_id"), ("employer", "vacancy__employer_id")):
        text = request.GET.get(name, "")
        if text.isdecimal() and len(text) < 18:
            rows = rows.filter(**{column: int(text)})
    return rows


@page(Permission.REFER)
def referral(request: DeskRequest, referral_id: int) -> HttpResponse:
    return _show(request, _referral(request, referral_id))


@page(Permission.REFER)
@require_POST
def answer(request: DeskRequest, referral_id: int) -> HttpResponse:
    """Interview, refusal, acceptance or withdrawal, by the button pressed."""
    row = _referral(request, referral_id)
    refusal = None
    if request.POST.get("act") == "refused":
        refusal = RefusalForm(request.POST, auto_id="refusal_%s")
    if refusal is not None and not refusal.is_valid():
        return _show(request, row, refusal=refusal)
    try:
        _enter_answer(request, row, refusal)
    except AlreadyAnsweredError:
        messages.error(request, _("This referral already has its answer; nothing was changed."))
    return redirect("officer:referral", referral_id=referral_id)


@page(Permission.REFER)
@require_POST
def place(request: DeskRequest, referral_id: int) -> HttpResponse:
    row = _referral(request, referral_id)
    form = PlacementForm(request.POST)
    if form.is_valid():
        try:
            placed = place_from_referral(by=request.actor, on=request.today, referral=row,
                                         details=form.details())
        except OutOfScopeError as error:
            raise Http404 from error
        except (AlreadyPlacedError, AlreadyAnsweredError, NoPlaceLeftError, NotRegisteredError,
                DateOutOfOrderError) as error:
            form.add_error(None, why_not_placed(error))
        else:
            _tell_placed(request, placed, row.person.name)
            return redirect("officer:referral", referral_id=referral_id)
    return _show(request, row, form=form)


@page(Permission.REFER)
def place_person(request: DeskRequest, person_id: int) -> HttpResponse:
    """Somebody found work without a letter of the office."""
    person = open_file(request, person_id)
    form = PlacedElsewhereForm(
        request.POST if request.method == "POST" else None,
        initial={"scheme": "AKL", "started_on": request.today},
    )
    if form.is_valid():
        try:
            placed = place_without_referral(
                by=request.actor, on=request.today, person=person,
                details=form.details(form.cleaned_data["employer_name"]),
            )
        except (AlreadyPlacedError, NotRegisteredError, DateOutOfOrderError) as error:
            form.add_error(None, why_not_placed(error))
        else:
            _tell_placed(request, placed, person.name)
            return redirect("officer:person", person_id=person_id)
    note_read(request, person.pk, "place_person")
    return render(request, "officer/referrals/place.html", {"person": person, "form": form},
                  status=422 if form.errors else 200)


def _tell_placed(request: DeskRequest, placed: Placement, name: str) -> None:
    messages.success(request, _("%(name)s is placed. Follow-ups are planned.") % {"name": name},
                     extra_tags=reverse("officer:placement_cancel", args=[placed.pk]))


def why_not_placed(error: Exception) -> str:
    """The sentence that says what is in the way and what helps."""
    sentences = {
        AlreadyPlacedError: _("An earlier placement still goes on. End it in its follow-up first."),
        AlreadyAnsweredError: _("This referral was refused or withdrawn. Refer the person again."),
        NoPlaceLeftError: _("Every place of this vacancy is taken. Ask the firm for more places."),
        NotRegisteredError: _("The registration has ended. Revive it first, then place."),
        DateOutOfOrderError: _("The first day lies more than a year away. Check the date."),
    }
    return sentences[type(error)]


def _enter_answer(request: DeskRequest, row: Referral, refusal: RefusalForm | None) -> None:
    act = request.POST.get("act", "")
    back = reverse("officer:referral_undo", args=[row.pk, act]) if act in ANSWERS else ""
    if refusal is not None:
        answer_with_refusal(
            by=request.actor, on=request.today, referral=row,
            reason=refusal.cleaned_data["reason"], note=refusal.cleaned_data["note"],
        )
        messages.success(request, _("The refusal and its reason are kept."), extra_tags=back)
    elif act == "interview":
        answer_with_interview(by=request.actor, on=request.today, referral=row,
                              note=request.POST.get("note", "").replace("\0", "")[:300])
        messages.success(request, _("The invitation is kept."), extra_tags=back)
    elif act == "accepted":
        answer_with_acceptance(by=request.actor, on=request.today, referral=row)
        messages.success(request, _("Accepted. Now enter the placement."), extra_tags=back)
    elif act == "withdrawn":
        take_back(by=request.actor, on=request.today, referral=row)
        messages.success(request, _("The referral is withdrawn."), extra_tags=back)
    else:
        messages.error(request, _("Choose an answer; nothing was changed."))


def _show(
    request: DeskRequest, row: Referral, *, form: PlacementForm | None = None,
    refusal: RefusalForm | None = None,
) -> HttpResponse:
    placement = queries.placement_of_referral(row)
    form = form or PlacementForm(initial=_suggested(request, row))
    refusal = refusal or RefusalForm(auto_id="refusal_%s")
    note_read(request, row.person_id, "referral")
    return render(request, "officer/referrals/referral.html", {
        "referral": row, "form": form, "refusal": refusal,
        "interview": InterviewForm(auto_id="interview_%s"), "placement": placement,
        "is_open": row.status in OPEN_STATUSES,
        "is_accepted": placement is None and row.status == ReferralStatus.ACCEPTED,
        "to_undo": queries.answer_to_undo(row),
        "may_cancel": placement is not None
        and may_be_cancelled(placement.placed_on, request.today),
        "follow_ups": list(placement.follow_ups.order_by("months")) if placement else [],
    }, status=422 if form.errors or refusal.errors else 200)


def _suggested(request: DeskRequest, row: Referral) -> dict[str, object]:
    return {
        "scheme": scheme_between(request.actor.region, row.vacancy.region),
        "contract": row.vacancy.contract,
        "wage": row.vacancy.wage_min,
        "started_on": request.today,
    }


def _referral(request: DeskRequest, referral_id: int) -> Referral:
    row = queries.referral_for(request.actor, referral_id)
    if row is None:
        raise Http404
    return row
