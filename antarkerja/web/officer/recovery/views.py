"""The desk gives a one-time code to somebody who lost the password or the phone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from antarkerja.domain.messaging.ports import code_sender
from antarkerja.domain.offices.enums import Permission
from antarkerja.journeys.recover import recover_account
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.recovery.forms import ProofForm


@page(Permission.RECOVER_ACCOUNTS)
@never_cache
def recover(request: DeskRequest, person_id: int) -> HttpResponse:
    """The code stands in the answer to the POST only: in no address, session or log."""
    person = open_file(request, person_id)
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
