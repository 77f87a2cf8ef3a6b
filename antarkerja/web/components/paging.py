"""Lists that go on after a cursor."""

from __future__ import annotations

from django.http import HttpRequest


def address_after(request: HttpRequest, cursor: str | int | None) -> str:
    """The page as it is narrowed now, from after the cursor on; "" where nothing follows."""
    if cursor is None or cursor == "":
        return ""
    query = request.GET.copy()
    query["after"] = str(cursor)
    return f"?{query.urlencode()}"
