"""How I wish to be told things."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.operations.contact import choose_contact
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.people.contact_form import ContactForm
from antarkerja.web.jobseeker.file.views import own_file


@page(Permission.USE_OWN_FILE)
def contact(request: DeskRequest) -> HttpResponse:
    person = own_file(request)
    form = ContactForm.of(
        contact_of(person), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        choose_contact(by=request.actor, at=request.now, person_id=person.pk, **form.chosen())
        messages.success(request, _("Your wish is noted."))
        return redirect("jobseeker:home")
    return render(request, "jobseeker/file/contact.html", {
        "form": form, "person": person,
    }, status=422 if form.errors else 200)
