"""Counts of the offices of the own area, from the ledger. No names."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from antarkerja.domain.labour_market.queries import office_counts, uncoded_titles
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page

PAGE_SIZE = 50


@page(Permission.SEE_COUNTS)
def counts(request: DeskRequest) -> HttpResponse:
    lines = office_counts(request.actor, today=request.today)
    return render(request, "analyst/counts/counts.html", {
        "page": Paginator(lines, PAGE_SIZE).get_page(request.GET.get("page")),
        "live": sum(line.live for line in lines), "offices": len(lines),
        "registered": sum(line.registered for line in lines),
        "placed": sum(line.placed for line in lines),
        "open_places": sum(line.open_places for line in lines),
    })


@page(Permission.SEE_COUNTS)
def titles(request: DeskRequest) -> HttpResponse:
    """Job titles that nobody could code, the most frequent first."""
    return render(request, "analyst/counts/titles.html", {"rows": uncoded_titles(request.actor)})
