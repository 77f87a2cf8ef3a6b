"""All that happened with the person of a case."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from antarkerja.domain.cases.enums.timeline import TimelineKind
from antarkerja.domain.cases.queries.timeline import read_key, timeline_page
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.accompany.found import found_case


@page(Permission.WORK_CASES)
def timeline(request: DeskRequest, case_id: int) -> HttpResponse:
    """Newest first, forty lines a page; `?kind=` and `?before=` stand in the address."""
    case = found_case(request, case_id, "case_timeline")
    asked = request.GET.get("kind", "")
    kind = TimelineKind(asked) if asked in TimelineKind.values else None
    shown = timeline_page(request.actor, case.person_id, kind=kind,
                          before=read_key(request.GET.get("before", "")))
    return render(request, "officer/accompany/timeline.html", {
        "case": case, "page": shown, "kinds": list(TimelineKind), "kind": kind or ""})
