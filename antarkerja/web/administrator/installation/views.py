"""What an installation is made of: its offices and its rules."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NameTakenError, OutOfScopeError, RuleInThePastError
from antarkerja.domain.offices.operations import add_office, change_office, set_rule
from antarkerja.domain.offices.queries import office_for, offices_listed, staff_seen_by
from antarkerja.domain.reference.rules import RuleName, rules_by_name
from antarkerja.web.administrator.installation.forms import (
    RULES,
    NewOfficeForm,
    RuleForm,
    SearchForm,
)
from antarkerja.web.components.offices.forms import LetterheadForm
from antarkerja.web.components.pages import DeskRequest, page

PAGE_SIZE = 50


@page(Permission.MANAGE_INSTALLATION)
def installation(request: DeskRequest) -> HttpResponse:
    return render(request, "administrator/installation/installation.html", {
        "offices": offices_listed(request.actor).count(),
        "staff": staff_seen_by(request.actor).count(), "rules": len(RULES),
    })


@page(Permission.MANAGE_INSTALLATION)
def offices(request: DeskRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    rows = offices_listed(request.actor, words=form.words())
    return render(request, "administrator/installation/offices.html", {
        "form": form, "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
    })


@page(Permission.MANAGE_INSTALLATION)
def office_new(request: DeskRequest) -> HttpResponse:
    form = NewOfficeForm(
        request.POST if request.method == "POST" else None, above=offices_listed(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        try:
            office = add_office(by=request.actor, head=form.letterhead(), place=form.place())
        except NameTakenError:
            form.add_error("region", _("This district has its office already."))
        else:
            messages.success(request, _("%(name)s is there now.") % {"name": office.name})
            return redirect("administrator:offices")
    return render(request, "administrator/installation/office.html", {"form": form},
                  status=422 if form.errors else 200)


@page(Permission.MANAGE_INSTALLATION)
def office(request: DeskRequest, office_id: int) -> HttpResponse:
    try:
        found = office_for(request.actor, office_id)
    except OutOfScopeError as error:
        raise Http404 from error
    form = LetterheadForm.of(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        change_office(by=request.actor, office_id=office_id, head=form.letterhead())
        messages.success(request, _("Kept. New papers carry it from now on."))
        return redirect("administrator:office", office_id=office_id)
    return render(request, "administrator/installation/office.html",
                  {"form": form, "office": found}, status=422 if form.errors else 200)


@page(Permission.MANAGE_INSTALLATION)
def rules(request: DeskRequest) -> HttpResponse:
    form = RuleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            set_rule(by=request.actor, on=request.today, name=RuleName(data["name"]),
                     value=data["value"], valid_from=data["valid_from"], source=data["source"])
        except RuleInThePastError:
            form.add_error("valid_from", _(
                "Choose today or later, after every day that is planned already."))
        else:
            messages.success(request, _("The rule holds from that day on."))
            return redirect("administrator:rules")
    found = rules_by_name()
    return render(request, "administrator/installation/rules.html", {
        "form": form, "rules": [(label, found[name]) for name, label in RULES.items()],
    }, status=422 if form.errors else 200)
