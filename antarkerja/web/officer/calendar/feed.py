"""The secret address of the own calendar: made, renewed, ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.cases.operations.calendar import end_feed, renew_feed
from antarkerja.domain.cases.queries.calendar import own_feed
from antarkerja.domain.offices.enums import Permission
from antarkerja.shared.addresses import public_address
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.KEEP_CALENDAR)
def calendar_feed(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        if request.POST.get("act") == "end":
            end_feed(by=request.actor)
            messages.success(request, _("The address shows nothing any more."))
        else:
            renew_feed(by=request.actor, at=request.now)
            messages.success(request, _("The new address is ready; the old one is dead."))
        return redirect("officer:calendar_feed")
    feed = own_feed(request.actor)
    address = ""
    if feed is not None:
        address = public_address(reverse("public:feed", args=[feed.secret]))
    return render(request, "officer/calendar/feed.html", {
        "feed": feed, "address": address,
        "crumbs": [(_("Calendar"), reverse("officer:calendar"))],
    })
