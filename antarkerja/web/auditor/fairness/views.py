"""Whether groups are treated alike: the newest report, earlier ones, and asking for a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.matching.queries import (
    KeptReport,
    about_in_words,
    earlier_runs,
    finding,
    group_in_words,
    kept_report,
    newest_report,
    report_as_html,
    report_as_json,
    run_under_way,
    scope_in_words,
    year_until,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.fairness_work import ask_for_report
from antarkerja.web.auditor.fairness import lines
from antarkerja.web.auditor.fairness.forms import WhoseForm
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.SEE_FAIRNESS)
def fairness(request: DeskRequest) -> HttpResponse:
    form = WhoseForm(request.GET if "office" in request.GET else None, viewer=request.actor)
    about: dict[str, Any] = {"region": form.region, "office_id": form.office_id}
    return _shown(request, newest_report(request.actor, **about), form,
                  waiting=run_under_way(request.actor, **about))


@page(Permission.SEE_FAIRNESS)
def run(request: DeskRequest, run_id: int) -> HttpResponse:
    kept = _kept(request, run_id)
    return _shown(request, kept, WhoseForm.about(
        request.actor, region=kept.run.region, office_id=kept.run.office_id))


@page(Permission.SEE_FAIRNESS)
def run_json(request: DeskRequest, run_id: int) -> HttpResponse:
    kept = _kept(request, run_id)
    return _file(kept, report_as_json(kept), "application/json", "json")


@page(Permission.SEE_FAIRNESS)
def run_html(request: DeskRequest, run_id: int) -> HttpResponse:
    """A file and no page: its style stands in itself, which pages of the service may not have."""
    kept = _kept(request, run_id)
    text = report_as_html(
        kept, language="en" if (get_language() or "id").startswith("en") else "id",
        label=group_in_words, about=about_in_words(kept),
    )
    return _file(kept, text, "text/html; charset=utf-8", "html")


@page(Permission.SEE_FAIRNESS)
@require_POST
def ask(request: DeskRequest) -> HttpResponse:
    form = WhoseForm(request.POST, viewer=request.actor)
    if not form.is_valid():
        raise Http404
    scope = year_until(request.today, region=form.region, office_id=form.office_id)
    try:
        ask_for_report(by=request.actor, at=request.now, scope=scope)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("The report is being made; you may go on with other work."))
    return redirect(f"{reverse('auditor:fairness')}?office={form.chosen}")


def _shown(
    request: DeskRequest, kept: KeptReport | None, form: WhoseForm, *, waiting: Any = None
) -> HttpResponse:
    told: dict[str, Any] = {
        "form": form, "waiting": waiting, "kept": kept, "run": kept.run if kept else None,
        "is_moving": waiting is not None and waiting.status != "failed",
        # The page polls with the report that it shows, so it can be told of a newer one.
        "is_fresh": kept is not None and request.GET.get("seen", str(kept.run.pk))
        != str(kept.run.pk),
        "earlier": [
            (earlier, scope_in_words(earlier.region, earlier.office.name if earlier.office else ""))
            for earlier in earlier_runs(request.actor, besides=kept.run.pk if kept else None)
        ],
    }
    if kept is not None:
        division = lines.divisions(kept.report, request.GET.get("by", ""))
        shown = next((one for one in division if one.is_shown), None)
        told |= {
            "finding": finding(kept.report), "divisions": division, "shown": shown,
            "tables": lines.measured(kept.report, shown.name if shown else ""),
            "standing": lines.standing_out(kept.report), "swaps": lines.swaps(kept.report),
            "rules": list(lines.parts(kept.report)), "about": about_in_words(kept),
        }
    return render(request, "auditor/fairness/report.html", told)


def _kept(request: DeskRequest, run_id: int) -> KeptReport:
    try:
        return kept_report(request.actor, run_id)
    except OutOfScopeError as error:
        raise Http404 from error


def _file(kept: KeptReport, text: str, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    name = f"fairness-report-{kept.run.last_on.isoformat()}-{kept.run.pk}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
