"""The waiting queue at the counter: give a number, call, serve."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.errors.appointments import NotBookedError
from antarkerja.domain.cases.operations.queue import (
    COUNTERS,
    call_again,
    call_next,
    end_ticket,
    renew_screen,
    take_ticket,
)
from antarkerja.domain.cases.queries.queue import queue_of, screen_of, waiting_now
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.shared.addresses import public_address
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.KEEP_CALENDAR)
def queue(request: DeskRequest) -> HttpResponse:
    """Who waits and who is called; `?counter=` says where one sits."""
    waiting, called = queue_of(request.actor, day=request.today)
    n = waiting_now(request.actor, day=request.today)
    headline = ngettext("One number is waiting", "%(n)d numbers are waiting", n) % {"n": n}
    screen = screen_of(request.actor)
    address = ""
    if screen is not None:
        address = public_address(reverse("public:screen", args=[screen.code]))
    return render(request, "officer/queue/queue.html", {
        "waiting": waiting, "called": called, "headline": headline if n else _("Nobody waits"),
        "counter": _counter(request.GET.get("counter", "")), "counters": COUNTERS,
        "address": address,
    })


@page(Permission.KEEP_CALENDAR)
@require_POST
def queue_act(request: DeskRequest) -> HttpResponse:
    """A number for somebody who comes, the next one to the counter, or a new screen address."""
    counter = _counter(request.POST.get("counter", ""))
    pressed = request.POST.get("act", "")
    if pressed == "ticket":
        ticket = take_ticket(by=request.actor, on=request.today, at=request.now)
        messages.success(request, _("Number %(n)d") % {"n": ticket.number})
    elif pressed == "next":
        called = call_next(by=request.actor, on=request.today, at=request.now, counter=counter)
        if called is None:
            messages.info(request, _("Nobody waits"))
        else:
            messages.success(request, _("Number %(n)d is called to counter %(counter)d.") % {
                "n": called.number, "counter": counter})
    elif pressed == "screen":
        renew_screen(by=request.actor, at=request.now)
        messages.success(request, _("The new address is ready; the old one is dead."))
    return _back(counter)


@page(Permission.KEEP_CALENDAR)
@require_POST
def ticket_act(request: DeskRequest, ticket_id: int) -> HttpResponse:
    """Called again, served, or gone."""
    pressed = request.POST.get("act", "")
    try:
        if pressed == "again":
            call_again(by=request.actor, at=request.now, ticket_id=ticket_id)
        else:
            end_ticket(by=request.actor, at=request.now, ticket_id=ticket_id,
                       served=pressed == "served")
    except OutOfScopeError as error:
        raise Http404 from error
    except NotBookedError:
        messages.error(request, _("This number is not called at the moment."))
    return _back(_counter(request.POST.get("counter", "")))


def _counter(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 and int(text) in COUNTERS else 1


def _back(counter: int) -> HttpResponse:
    return redirect(f"{reverse('officer:queue')}?counter={counter}")
