"""Signing presence at a group session, from the code on the office's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.cases.errors.appointments import AppointmentError
from antarkerja.domain.cases.operations.sessions import sign_with_code
from antarkerja.domain.cases.policies.appointments import moment_in_words, screen_code
from antarkerja.domain.cases.queries.appointments import (
    link_of_appointment,
    own_place_in,
    session_by_link,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.shared.links import DeadLinkError
from antarkerja.web.components.pages import DeskRequest, public_page
from antarkerja.web.components.slots.choosing import why_not
from antarkerja.web.public.booking.views import TAKEN, closed_to_caches, dead

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Appointment


@public_page
def attend(request: DeskRequest, token: str) -> HttpResponse:
    """Who is signed in has one button; who is not types the digits on the page of the link."""
    try:
        slot = session_by_link(token, at=request.now)
    except DeadLinkError as error:
        return dead(request, error)
    row = None
    if request.actor and request.actor.may(Permission.USE_OWN_FILE):
        row = own_place_in(request.actor, slot.pk)
    code = screen_code(slot.nonce, request.now)
    status = 200
    if request.method == "POST" and row is not None:
        if (answer := _sign(request, row, code)) is not None:
            return answer
        status = TAKEN
    return closed_to_caches(render(request, "public/booking/attend.html", {
        "slot": slot, "row": row, "code": code,
        "when": moment_in_words(slot.starts_at, slot.office),
    }, status=status))


def _sign(request: DeskRequest, row: Appointment, code: str) -> HttpResponse | None:
    try:
        sign_with_code(by=request.actor, at=request.now, appointment=row, code=code)
    except AppointmentError as error:
        messages.error(request, why_not(error))
        return None
    messages.success(request, _("Your presence is noted."))
    return redirect("public:appointment", token=link_of_appointment(row))
