"""A jobseeker registers alone, on a phone, without a script and without an e-mail address."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from antarkerja.domain.jobseekers.errors import AlreadyRegisteredError, DetailsRefusedError
from antarkerja.domain.offices.queries import local_day
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.journeys.register import register_alone
from antarkerja.web.components.pages import DeskRequest, public_page
from antarkerja.web.public.register.forms import RegisterAloneForm
from antarkerja.web.public.register.limits import too_often

BACKEND = "antarkerja.web.public.accounts.backends.IdentifierBackend"


@public_page
@sensitive_post_parameters()
def register(request: DeskRequest) -> HttpResponse:
    if request.actor is not None:
        return redirect("home")
    form = RegisterAloneForm(
        request.POST or None, on=request.today,
        min_age=rule_value(RuleName.REGISTER_MIN_AGE_YEARS, on=request.today),
    )
    if request.method == "POST":
        if too_often(request):
            form.add_error(None, _(
                "Too many registrations from here in this hour. Try again later, or come to the "
                "office."
            ))
        elif form.is_valid() and _registered(request, form):
            return redirect("jobseeker:home")
    return render(request, "public/register/register.html", {"form": form})


def _registered(request: DeskRequest, form: RegisterAloneForm) -> bool:
    office = form.chosen_office()
    try:
        person, user = register_alone(
            office_id=office.pk, on=local_day(office.zone, request.now), at=request.now,
            details=form.details(), nik=form.given_nik(), profile=form.profile(),
            password=form.cleaned_data["password"], act_key=form.cleaned_data["act_key"],
        )
    except DetailsRefusedError as error:
        form.add_problems(error.problems)
        return False
    except AlreadyRegisteredError:
        # Not where: whoever knows a NIK must not learn from us where its holder looks for work.
        form.add_error("nik", _(
            "This NIK is registered already. Sign in, or let any employment office give you a "
            "new password."
        ))
        return False
    login(request, user, backend=BACKEND)
    messages.success(request, _("You are registered, %(name)s.") % {"name": person.name})
    return True
