"""The case of one person, with all that is known and done for the person in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render

from antarkerja.domain.cases.queries.scope import case_for
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.cases.regions import filled

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case


@page(Permission.WORK_CASES)
def case(request: DeskRequest, case_id: int) -> HttpResponse:
    found = _found(request, case_id)
    note_read(request, found.person_id, "case")
    return render(request, "officer/cases/case.html", {
        "case": found, "person": found.person,
        "regions": filled(request, found, aside=False),
        "regions_aside": filled(request, found, aside=True),
    })


def _found(request: DeskRequest, case_id: int) -> Case:
    found = case_for(request.actor, case_id)
    if found is None:
        raise Http404
    return found
