"""How a person wishes to be told things, asked at the desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.operations.contact import choose_contact
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.contact_form import ContactForm
from antarkerja.web.components.people.opening import open_file


@page(Permission.REGISTER_PEOPLE)
def contact(request: DeskRequest, person_id: int) -> HttpResponse:
    person = open_file(request, person_id)
    note_read(request, person.pk, "contact")
    form = ContactForm.of(
        contact_of(person), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        choose_contact(by=request.actor, at=request.now, person_id=person.pk, **form.chosen())
        messages.success(request, _("Kept. From now on %(name)s is told so.")
                         % {"name": person.name})
        return redirect("officer:person", person_id=person.pk)
    return render(request, "officer/messages/contact.html", {
        "person": person, "form": form,
        "may_see": request.actor.may(Permission.SEE_MESSAGES),
    }, status=422 if form.errors else 200)
