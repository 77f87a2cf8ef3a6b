"""What is too large is refused by its announced size, before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class SizeLimitMiddleware:
    """Answers 413 where a body is larger than `UPLOAD_MAX_BYTES` and a form around it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        room = settings.UPLOAD_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if announced.isdecimal() and int(announced) > room:
            return render(request, "413.html", {
                "megabytes": settings.UPLOAD_MAX_BYTES // 1_000_000}, status=413)
        return self.get_response(request)
