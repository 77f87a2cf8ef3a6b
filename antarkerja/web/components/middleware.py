"""Who is looking, on every request; and the only writer on GET: session and access log."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from antarkerja.domain.offices.operations import log_reads
from antarkerja.domain.offices.queries import actor_of, local_day


class ActorMiddleware:
    """Sets `request.actor`, `request.today` and the language; writes the access log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        request.now = now  # type: ignore[attr-defined]
        request.actor = None  # type: ignore[attr-defined]
        request.reads = []  # type: ignore[attr-defined]
        zone = "Asia/Jakarta"
        user = request.user
        if user.is_authenticated and user.pk is not None:
            actor = actor_of(user.pk, on=local_day(zone, now))
            request.actor = actor  # type: ignore[attr-defined]
            if actor is not None:
                zone = actor.zone
        request.today = local_day(zone, now)  # type: ignore[attr-defined]
        with timezone.override(zone):
            response = self.get_response(request)
        reads = request.reads  # type: ignore[attr-defined]
        if reads and response.status_code < 400:
            log_reads(request.actor, reads)  # type: ignore[attr-defined]
        response.headers.setdefault("Content-Language", translation.get_language())
        if request.actor is not None:  # type: ignore[attr-defined]
            _keep_nowhere(request, response)
        return response


def _keep_nowhere(request: HttpRequest, response: HttpResponse) -> None:
    """Desks are shared: after signing out, "back" must not show a file again."""
    response.headers["Cache-Control"] = "private, no-store"
    if not request.user.is_authenticated:
        response.headers["Clear-Site-Data"] = '"cache"'
