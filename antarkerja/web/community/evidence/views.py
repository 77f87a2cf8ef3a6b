"""What the ledger says of a practice: the answer, what stands behind it, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.errors.evidence import BeganInFutureError, NotNamedError
from antarkerja.domain.practices.operations.evidence import reckon_evidence, say_since_when
from antarkerja.domain.practices.queries.evidence import Shown, kept, named_indicators
from antarkerja.domain.practices.queries.evidence_words import (
    as_of_words,
    headline_of,
    sentences_of,
)
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.scope import may_write, practice_for
from antarkerja.domain.practices.queries.trials import trials_of
from antarkerja.web.community.evidence.forms import SinceForm
from antarkerja.web.community.evidence.shown import (
    last_month_of,
    month_lines,
    office_lines,
    picture_of,
)
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice


@page(Permission.READ_PRACTICES)
def evidence(request: DeskRequest, practice_id: int, figure: str = "") -> HttpResponse:
    """One indicator of the practice, the main one unless another is asked for."""
    found = practice_of(request, practice_id)
    figures = named_indicators(found)
    wanted = _wanted(figures, figure)
    if wanted is None:
        return _nothing_named(request, found)
    shown = kept(found, wanted, on=request.today)
    return render(request, "community/evidence/evidence.html", {
        "practice": found, "title": title(found), "crumbs": crumbs(found), "figures": figures,
        "figure": wanted, "shown": shown, "trials": list(trials_of(found)[:20]),
        "may_plan": request.actor.may(Permission.COORDINATE_PRACTICES),
        "since_form": _since_form(request, found), **_said(shown),
    })


@page(Permission.READ_PRACTICES)
@require_POST
def reckon(request: DeskRequest, practice_id: int, figure: str) -> HttpResponse:
    try:
        reckon_evidence(by=request.actor, at=request.now, practice_id=practice_id, code=figure)
    except (OutOfScopeError, NotNamedError) as error:
        raise Http404 from error
    messages.success(request, _("Reckoned from the ledger as it stands now."))
    return redirect("community:evidence_of", practice_id=practice_id, figure=figure)


@page(Permission.SHARE_PRACTICES)
@require_POST
def since(request: DeskRequest, practice_id: int) -> HttpResponse:
    """Since when the office that wrote it works so."""
    form = SinceForm(request.POST)
    try:
        if form.is_valid():
            say_since_when(by=request.actor, on=request.today, practice_id=practice_id,
                           begun_on=form.cleaned_data["begun_on"])
            messages.success(request, _("Kept. The office is measured from this day on."))
        else:
            messages.error(request, _("Enter a day of the past, or leave it empty."))
    except BeganInFutureError:
        messages.error(request, _("Enter a day of the past, or leave it empty."))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect("community:evidence", practice_id=practice_id)


def practice_of(request: DeskRequest, practice_id: int) -> Practice:
    found = practice_for(request.actor, practice_id)
    if found is None:
        raise Http404
    return found


def title(found: Practice) -> str:
    return title_in(found.pk, tongue()) or _("A practice without words")


def crumbs(found: Practice) -> list[tuple[str, str]]:
    return [(_("Good practices"), reverse("community:practices")),
            (title(found), reverse("community:practice", args=[found.pk]))]


def _wanted(figures: list[Indicator], code: str) -> Indicator | None:
    if not figures and not code:
        return None
    found = next((row for row in figures if code in ("", row.code)), None)
    if found is None:
        raise Http404
    return found


def _nothing_named(request: DeskRequest, found: Practice) -> HttpResponse:
    return render(request, "community/evidence/nothing.html", {
        "practice": found, "title": title(found), "crumbs": crumbs(found)})


def _said(shown: Shown) -> dict[str, Any]:
    """What the kept reading says; a page before the first one says how to get it."""
    if shown.evidence is None:
        return {"headline": _("Nothing is measured yet")}
    reading = shown.evidence.reading
    return {
        "headline": headline_of(shown.indicator, reading),
        "sentences": sentences_of(shown.indicator, reading),
        "as_of": as_of_words(shown.evidence.as_of_on, last_month_of(reading)),
        "lines": office_lines(shown), "months": month_lines(shown.indicator, reading),
        "picture": picture_of(shown.indicator, reading),
    }


def _since_form(request: DeskRequest, found: Practice) -> SinceForm | None:
    return SinceForm(initial={"begun_on": found.begun_on}) if may_write(
        request.actor, found) else None
