"""Who brought what: the practices of a person or an office, written and carried over."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.queries.credits import (
    Credits,
    credits_of_office,
    credits_of_person,
    office_by_number,
    person_by_number,
)
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.tally import Number


@page(Permission.READ_PRACTICES)
@require_safe
def office(request: DeskRequest, office_id: int) -> HttpResponse:
    """What the office wrote, and what it took up from others."""
    found = office_by_number(office_id)
    if found is None:
        raise Http404
    return _page(request, found.name, of_office=True,
                 credits=credits_of_office(request.actor, office_id, language=tongue()))


@page(Permission.READ_PRACTICES)
def person(request: DeskRequest, user_id: int) -> HttpResponse:
    """A colleague's credits stay when the colleague moves or leaves."""
    found = person_by_number(request.actor, user_id)
    if found is None:
        raise Http404
    return _page(request, found.name, of_office=False,
                 credits=credits_of_person(request.actor, user_id, language=tongue()))


def _page(request: DeskRequest, name: str, *, credits: Credits, of_office: bool) -> HttpResponse:
    """On an office's own page no line repeats the office."""
    numbers = [(len(credits.wrote), _("practices written")),
               (credits.reached, _("times taken up elsewhere")),
               (len(credits.carried), _("practices carried over"))]
    return render(request, "community/replications/credits.html", {
        "name": name, "credits": credits, "of_office": of_office,
        "tallies": [Number(number, label, "") for number, label in numbers],
    })
