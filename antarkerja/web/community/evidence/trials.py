"""Planned trials: power first, then the lot."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from antarkerja.domain.indicators.registry import Indicator, indicator
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.errors.evidence import TrialFixedError, TrialIncompleteError
from antarkerja.domain.practices.errors.replication import NotToBeAdoptedError
from antarkerja.domain.practices.operations.trials import call_off_trial, fix_trial, plan_trial
from antarkerja.domain.practices.queries.evidence import named_indicators
from antarkerja.domain.practices.queries.evidence_words import headline_of, sentences_of, size
from antarkerja.domain.practices.queries.trials import (
    drawn_starts,
    may_run,
    names_of,
    offices_for_trial,
    result_of,
    trial_for,
)
from antarkerja.web.community.evidence.forms import FixForm, TrialForm
from antarkerja.web.community.evidence.views import crumbs, practice_of, title
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Trial

# A lot that anybody can draw again is a number of nine digits at most.
SEEDS = 10**9
ENOUGH_POWER = 0.8


@page(Permission.COORDINATE_PRACTICES)
def trial_new(request: DeskRequest, practice_id: int) -> HttpResponse:
    found = practice_of(request, practice_id)
    form = TrialForm(
        request.POST if request.method == "POST" else None, figures=named_indicators(found),
        offices=offices_for_trial(request.actor, found, on=request.today), today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_trial(by=request.actor, on=request.today, at=request.now,
                              practice_id=found.pk, details=form.details())
        except TrialIncompleteError:
            form.add_error("offices", _("One of these offices works by it already."))
        else:
            return redirect("community:trial", trial_id=made.pk)
    return render(request, "community/evidence/trial_new.html", {
        "practice": found, "title": title(found), "crumbs": crumbs(found), "form": form})


@page(Permission.READ_PRACTICES)
def trial(request: DeskRequest, trial_id: int) -> HttpResponse:
    found = _trial_of(request, trial_id)
    figure = indicator(found.indicator, found.indicator_version)
    names = names_of(found.offices)
    return render(request, "community/evidence/trial.html", {
        "trial": found, "title": title(found.practice), "crumbs": crumbs(found.practice),
        "figure": figure, "headline": _headline(found), "power": _power_words(found),
        "facts": _facts(found, figure), "may_run": may_run(request.actor, found),
        "names": [names.get(office, "–") for office in found.offices],
        "order": drawn_starts(found), **_result(found, figure, on=request.today),
        "form": FixForm(initial={"analysis": _usual_analysis(found, figure)}),
    })


@page(Permission.COORDINATE_PRACTICES)
@require_POST
def trial_fix(request: DeskRequest, trial_id: int) -> HttpResponse:
    found = _trial_of(request, trial_id)
    try:
        fix_trial(by=request.actor, at=request.now, trial_id=found.pk,
                  seed=secrets.randbelow(SEEDS), analysis=request.POST.get("analysis", "")[:2000])
        messages.success(request, _("The lot is drawn and the analysis named. Each office now "
                                    "finds the practice planned on its own list."))
    except NotToBeAdoptedError:
        messages.error(request, _("Publish the practice first: offices take up what they can "
                                  "read."))
    except TrialIncompleteError:
        messages.error(request, _("Say how it will be analysed, then draw the lot."))
    except TrialFixedError:
        messages.error(request, _("The lot was drawn before; nothing changes any more."))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect("community:trial", trial_id=found.pk)


@page(Permission.COORDINATE_PRACTICES)
@require_POST
def trial_call_off(request: DeskRequest, trial_id: int) -> HttpResponse:
    found = _trial_of(request, trial_id)
    try:
        call_off_trial(by=request.actor, trial_id=found.pk)
        messages.success(request, _("The trial is called off."))
    except TrialFixedError:
        messages.error(request, _("The lot was drawn before; nothing changes any more."))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect("community:trial", trial_id=found.pk)


def _trial_of(request: DeskRequest, trial_id: int) -> Trial:
    found = trial_for(request.actor, trial_id)
    if found is None:
        raise Http404
    return found


def _headline(found: Trial) -> str:
    return {
        "planned": _("A trial is planned; no lot is drawn yet"),
        "fixed": _("The lot is drawn: who begins when is fixed"),
    }.get(found.state, _("This trial was called off"))


def _power_words(found: Trial) -> str:
    if found.power is None:
        return _("The past of these offices is too short, or they are too few, to tell whether the "
                 "trial could see it.")
    chance = {"n": number_format(round(100 * found.power))}
    if found.power >= ENOUGH_POWER:
        return _("If the effect is there, the trial sees it in %(n)s of 100 cases. That is "
                 "enough.") % chance
    return _("If the effect is there, the trial sees it in only %(n)s of 100 cases. More offices "
             "make it surer; 80 is usual.") % chance


def _facts(found: Trial, figure: Indicator) -> list[tuple[str, str]]:
    return [
        (_("Hoped for, at least"), size(figure, found.effect_hoped)),
        (_("Offices"), str(len(found.offices))), (_("Groups"), str(found.waves)),
        (_("First group begins"), date_format(found.begins_on, "F Y")),
        (_("Months between groups"), str(found.months_between)),
        (_("Planned by"), found.office.name),
    ]


def _result(found: Trial, figure: Indicator, *, on: date) -> dict[str, Any]:
    """What came of it by the named analysis; a page before that says when it comes."""
    known = result_of(found, on=on) if found.order else None
    if known is None:
        return {}
    content, as_of = known
    return {
        "result": headline_of(figure, content), "result_lines": sentences_of(figure, content),
        "result_as_of": as_of, "counted": len(content["offices"]),
        "is_usual": found.analysis.split() in _usual_words(found, figure),
    }


def _usual_words(found: Trial, figure: Indicator) -> list[list[str]]:
    """The usual analysis word by word, in each language in which it may have been named."""
    said = []
    for language in ("id", "en"):
        with override(language):
            said.append(_usual_analysis(found, figure).split())
    return said


def _usual_analysis(found: Trial, figure: Indicator) -> str:
    return _(
        "Indicator: %(figure)s, version %(version)d. Each office's change from the twelve months "
        "before its start to the six months after, less the change of offices that had not "
        "begun in the same months. Interval of 95 percent. Better only if the whole interval "
        "lies on the good side. Every office counts by the month that the lot gave it."
    ) % {"figure": figure.title, "version": figure.version}
