"""Demo mode's mailbox: what would have gone to phones and mail boxes. Elsewhere there is none."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from antarkerja.domain.messaging.queries.outbox import mailbox
from antarkerja.web.components.pages import public_page

MOST = 50


@public_page
def mailbox_page(request: HttpRequest) -> HttpResponse:
    """The newest 50. The people are invented, so whoever tries the program may read them."""
    if not settings.DEMO_MODE:
        raise Http404
    response = render(request, "public/mailbox/mailbox.html", {
        "letters": mailbox(limit=MOST), "most": MOST})
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
