"""What the service is and how it treats personal data (UU 27/2022)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from antarkerja.web.components.pages import public_page


@public_page
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "public/about/about.html")
