"""The own file on a phone: where I stand, what is due, who looked, what I agreed to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.queries.benefits import own_benefit
from antarkerja.domain.jobseekers import queries
from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.errors import DetailsRefusedError, NotRegisteredError
from antarkerja.domain.jobseekers.operations import (
    change_person,
    give_consent,
    report,
    withdraw_consent,
)
from antarkerja.domain.jobseekers.policies import (
    completeness_percent,
    completeness_todo,
    masked_nik,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import ChangedMeanwhileError, OutOfScopeError
from antarkerja.domain.offices.queries import reads_of_person
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.jobseeker.file.forms import OwnDetailsForm


@page(Permission.USE_OWN_FILE)
def home(request: DeskRequest) -> HttpResponse:
    person = own_file(request)
    todo = completeness_todo(person)
    return render(request, "jobseeker/file/home.html", {
        "person": person, "registration": queries.current_registration(person),
        "nik": masked_nik(person.nik_last4), "todo": todo,
        "percent": completeness_percent(todo),
        "timeline": queries.timeline_of(request.actor, person, limit=8),
        "benefit": own_benefit(request.actor, today=request.today),
        "reads": reads_of_person(person.pk), "consents": queries.consents_of(person),
    })


@page(Permission.USE_OWN_FILE)
@require_POST
def report_now(request: DeskRequest) -> HttpResponse:
    person = own_file(request)
    try:
        done = report(by=request.actor, on=request.today, person_id=person.pk)
    except NotRegisteredError:
        messages.error(request, _("Your registration has ended. Come to the office to revive it."))
        return redirect("jobseeker:home")
    messages.success(request, _("Thank you, your report is noted. The next one is due on %(day)s.")
                     % {"day": formats.date_format(done.report_due_on, "j F Y")})
    return redirect("jobseeker:home")


@page(Permission.USE_OWN_FILE)
def details(request: DeskRequest) -> HttpResponse:
    person = own_file(request)
    form = OwnDetailsForm(
        request.POST or None, district=person.office.region, details=queries.details_of(person),
        on=request.today,
        min_age=rule_value(RuleName.REGISTER_MIN_AGE_YEARS, on=request.today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_person(by=request.actor, on=request.today, at=request.now,
                          person_id=person.pk, details=form.details(),
                          read_at=person.changed_at)
        except ChangedMeanwhileError:
            form.tell_overtaken()
        except DetailsRefusedError as error:
            form.add_problems(error.problems)
        else:
            messages.success(request, _("Your file is saved."))
            return redirect("jobseeker:home")
    return render(request, "jobseeker/file/details.html", {"form": form, "person": person})


@page(Permission.USE_OWN_FILE)
@require_POST
def consent(request: DeskRequest) -> HttpResponse:
    person = own_file(request)
    purpose = request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    act = give_consent if request.POST.get("given") == "yes" else withdraw_consent
    act(by=request.actor, at=request.now, person_id=person.pk, purpose=Purpose(purpose))
    messages.success(request, _("Your wish is noted."))
    return redirect("jobseeker:home")


def own_file(request: DeskRequest) -> Any:
    """The person who is signed in, with the whole profile."""
    try:
        return queries.profile_of(request.actor, request.actor.person_id or 0)
    except OutOfScopeError as error:
        raise Http404 from error
