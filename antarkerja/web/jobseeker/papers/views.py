"""The own card (AK/I), to save or print anywhere."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from antarkerja.domain.jobseekers.documents import card
from antarkerja.domain.jobseekers.queries import registration_for_card
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.papers import paper_response


@page(Permission.USE_OWN_FILE)
def card_pdf(request: DeskRequest) -> HttpResponse:
    """AK/I of the person who is signed in; without a live registration the page says why not."""
    try:
        registration = registration_for_card(request.actor, request.actor.person_id or 0)
    except OutOfScopeError as error:
        raise Http404 from error
    if registration is None:
        return render(request, "jobseeker/papers/no_card.html", status=409)
    return paper_response(card(registration, at=request.now))
