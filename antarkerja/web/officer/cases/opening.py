"""Opening cases: one person's, or a whole group's with a look at it before."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.enums.case import Opening
from antarkerja.domain.cases.errors.case import CaseOpenAlreadyError
from antarkerja.domain.cases.operations.groups import open_cases
from antarkerja.domain.cases.operations.opening import open_case
from antarkerja.domain.cases.queries.groups import (
    GroupPreview,
    officers_of,
    preview_of_filter,
    preview_of_list,
)
from antarkerja.domain.cases.queries.scope import open_case_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.cases.forms import GroupForm, OpenCaseForm


@page(Permission.WORK_CASES)
def case_open(request: DeskRequest, person_id: int) -> HttpResponse:
    person = open_file(request, person_id)
    standing = open_case_of(request.actor, person.pk)
    if standing is not None:
        return redirect("officer:case", case_id=standing.pk)
    note_read(request, person.pk, "case_open")
    officers = officers_of(request.actor)
    form = OpenCaseForm(request.POST or None, officers=officers,
                        initial={"officer": request.actor.user_id})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        taker = next((one for one in officers if str(one.pk) == said["officer"]), None)
        try:
            case_id = open_case(
                by=request.actor, on=request.today, person=person, officer=taker,
                opening=Opening(said["opening"]), partner=said["partner"],
            ).pk
        except CaseOpenAlreadyError as error:
            case_id = error.case_id
        messages.success(request, _("The case of %(name)s is open.") % {"name": person.name})
        return redirect("officer:case", case_id=case_id)
    return render(request, "officer/cases/open.html", {"form": form, "person": person},
                  status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
def case_group(request: DeskRequest) -> HttpResponse:
    """Asks, shows who gets a case and who has one, and opens on the second press."""
    form = GroupForm(request.POST or None, officers=officers_of(request.actor),
                     district=request.actor.region)
    found: GroupPreview | None = None
    if request.method == "POST" and form.is_valid():
        found = _found(request, form)
        if "open" in request.POST and found.people:
            return _open(request, form, found)
    return render(request, "officer/cases/group.html", {"form": form, "found": found},
                  status=422 if form.errors else 200)


def _found(request: DeskRequest, form: GroupForm) -> GroupPreview:
    listed = form.cleaned_data["listed"].strip()
    if listed:
        return preview_of_list(request.actor, listed)
    return preview_of_filter(request.actor, form.wanted())


def _open(request: DeskRequest, form: GroupForm, found: GroupPreview) -> HttpResponse:
    said = form.cleaned_data
    if not said["title"].strip():
        raise Http404
    done = open_cases(
        by=request.actor, on=request.today, kind=said["kind"], title=said["title"],
        person_ids=found.ids, officer_ids=[int(one) for one in said["takers"]],
    )
    messages.success(request, ngettext(
        "%(n)d case is open: %(group)s.", "%(n)d cases are open: %(group)s.", done.opened
    ) % {"n": done.opened, "group": done.group.title})
    return redirect("officer:today")
