"""An officer's calendar, read by the officer's own program from a secret address."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from antarkerja.domain.cases.queries.appointments import feed_by_secret
from antarkerja.shared.addresses import public_address
from antarkerja.shared.calendars import MIME, calendar_file
from antarkerja.shared.links import DeadLinkError
from antarkerja.web.components.pages import DeskRequest, public_page
from antarkerja.web.components.slots.choosing import calendar_entry
from antarkerja.web.public.booking.views import closed_to_caches, dead


@public_page
def feed(request: DeskRequest, secret: str) -> HttpResponse:
    """Times, places and topics; who comes is behind the sign-in, for calendars lie with others."""
    rows = feed_by_secret(secret, at=request.now)
    if rows is None:
        return dead(request, DeadLinkError(expired=False))
    content = calendar_file(
        (calendar_entry(row, public_address(reverse("officer:appointment", args=[row.pk])))
         for row in rows), title="Antarkerja", at=request.now)
    return closed_to_caches(HttpResponse(content, content_type=MIME))
