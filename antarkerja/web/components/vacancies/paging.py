"""Addresses of the neighbouring pages of a list that is paged by the last row seen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from antarkerja.domain.employers.queries import Slice


def neighbours(request: HttpRequest, found: Slice[Any]) -> dict[str, str]:
    """`previous` and `next` as `<c-pages>` takes them; filters stay, "" where there is none."""
    def link(name: str, cursor: str) -> str:
        if not cursor:
            return ""
        kept = request.GET.copy()
        for other in ("after", "before"):
            kept.pop(other, None)
        kept[name] = cursor
        return f"?{kept.urlencode()}"

    return {"previous": link("before", found.before), "next": link("after", found.after)}
