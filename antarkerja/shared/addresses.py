"""Addresses as they stand in messages, on paper and in calendars: whole, with the public host."""

from __future__ import annotations

from django.conf import settings


def public_address(path: str) -> str:
    """The whole address of a path of this installation, which begins with a slash."""
    base: str = settings.PUBLIC_ADDRESS
    return base.rstrip("/") + path
