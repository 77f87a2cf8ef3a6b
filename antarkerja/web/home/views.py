"""The first page: where somebody belongs, or what the service is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from antarkerja.web.components.pages import public_page
from antarkerja.web.components.rail import rail_for


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Sends the signed-in to the first page of their role; tells everybody else what this is."""
    start = rail_for(getattr(request, "actor", None)).start
    if start is not None:
        return redirect(start.url)
    return render(request, "home/home.html")
