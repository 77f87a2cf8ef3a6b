"""The language in which this page is read."""

from __future__ import annotations

from django.utils.translation import get_language


def tongue() -> str:
    """"id" or "en"."""
    return (get_language() or "id")[:2]
