"""Pages for everybody that cost something are answered so many times a minute for one address."""

from __future__ import annotations

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from antarkerja.shared.crypto import keyed_hash

SECONDS_TO_WAIT = 60


def asks_too_often(request: HttpRequest, what: str, *, now: datetime, most: int) -> bool:
    """Counts the requests of an address for `what` within a minute; the address is not kept."""
    address = get_adapter(request).get_client_ip(request)
    key = f"{what}:{keyed_hash(address)}:{now:%Y%m%d%H%M}"
    if cache.add(key, 1, timeout=2 * SECONDS_TO_WAIT):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:
        return False


def told_to_wait(response: HttpResponse) -> HttpResponse:
    """The answer with the time after which asking again makes sense."""
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    return response
