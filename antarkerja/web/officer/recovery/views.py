"""The desk gives a one-time code to somebody who lost the password or the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from antarkerja.domain.jobseekers.queries import person_for
from antarkerja.domain.messaging.ports import code_sender
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.recover import recover_account
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.recovery.forms import ProofForm

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person


@page(Permission.RECOVER_ACCOUNTS)
@never_cache
def recover(request: DeskRequest, person_id: int) -> HttpResponse:
    """The code stands in the answer to the POST only: in no address, session or log."""
    person = _person(request, person_id)
    note_read(request, person.pk, "recover")
    form = ProofForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        issued = recover_account(
            by=request.actor, on=request.today, at=request.now, person_id=person.pk,
            proof=form.cleaned_data["proof"], sender=code_sender(),
        )
        return render(request, "officer/recovery/slip.html", {"person": person, "issued": issued})
    return render(request, "officer/recovery/recover.html", {"person": person, "form": form},
                  status=422 if form.errors else 200)


def _person(request: DeskRequest, person_id: int) -> Person:
    try:
        person = person_for(request.actor, person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    if person.merged_into_id is not None:
        raise Http404
    return person
