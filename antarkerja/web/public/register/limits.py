"""How often one address may register: enough for a school class, too little for a machine."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST_AN_HOUR = 40
HOUR = 3600


def too_often(request: HttpRequest) -> bool:
    """Counts this try in the cache that all processes share."""
    key = f"register-alone:{get_adapter(request).get_client_ip(request)}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > MOST_AN_HOUR
    except ValueError:
        # The count expired between the two calls: a fresh hour begins.
        return False
