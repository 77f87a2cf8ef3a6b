"""The page behind the QR code of a paper: whether it is valid, and nothing about the person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from antarkerja.web.components.often import asks_too_often, told_to_wait
from antarkerja.web.components.pages import public_page
from antarkerja.web.public.verify.papers import paper_of

CHECKS_A_MINUTE = 60


@public_page
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """One page in three states: a paper, no such paper, too many questions."""
    now = timezone.now()
    if asks_too_often(request, "check", now=now, most=CHECKS_A_MINUTE):
        response = told_to_wait(
            render(request, "public/verify/verify.html", {"wait": True}, status=429))
    else:
        paper = paper_of(code, now=now)
        status = 404 if paper is None else 200
        response = render(request, "public/verify/verify.html", {"paper": paper}, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
