"""The screen in the waiting room: numbers and counters, no names."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from antarkerja.domain.cases.queries.queue import screen_by_code
from antarkerja.web.components.pages import DeskRequest, public_page

SECONDS = 5


@public_page
def screen(request: DeskRequest, code: str) -> HttpResponse:
    """Renewed by a header every few seconds, so that any old television does."""
    found = screen_by_code(code, at=request.now)
    response = render(request, "public/screen/screen.html", {"screen": found},
                      status=200 if found else 404)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    if found:
        response["Refresh"] = str(SECONDS)
    return response
