"""What the frame around each page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The actor, demo mode and the language switch. No query."""
    return {
        "actor": getattr(request, "actor", None),
        "today": getattr(request, "today", None),
        "demo_mode": settings.DEMO_MODE,
    }
