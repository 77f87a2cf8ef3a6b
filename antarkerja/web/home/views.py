"""The first page: where somebody belongs, or what the service is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from antarkerja.web.components.pages import public_page


@public_page
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home/home.html")
