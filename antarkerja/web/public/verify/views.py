"""The page behind the QR code of a paper: whether it is valid, and nothing about the person."""

from __future__ import annotations

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from antarkerja.shared.crypto import keyed_hash
from antarkerja.web.components.pages import public_page
from antarkerja.web.public.verify.papers import paper_of

CHECKS_A_MINUTE = 60
SECONDS_TO_WAIT = 60


@public_page
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """One page in three states: a paper, no such paper, too many questions."""
    now = timezone.now()
    if _asks_too_often(request, now):
        response = render(request, "public/verify/verify.html", {"wait": True}, status=429)
        response["Retry-After"] = str(SECONDS_TO_WAIT)
    else:
        paper = paper_of(code, now=now)
        status = 404 if paper is None else 200
        response = render(request, "public/verify/verify.html", {"paper": paper}, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _asks_too_often(request: HttpRequest, now: datetime) -> bool:
    """Counts the checks of an address within a minute; the address itself is not kept."""
    address = get_adapter(request).get_client_ip(request)
    key = f"check:{keyed_hash(address)}:{now:%Y%m%d%H%M}"
    if cache.add(key, 1, timeout=2 * SECONDS_TO_WAIT):
        return False
    try:
        return cache.incr(key) > CHECKS_A_MINUTE
    except ValueError:
        return False
