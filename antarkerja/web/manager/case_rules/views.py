"""What brings up a stuck case in this office, and what a case weighs in an officer's load."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.cases.operations.attention import set_rule, set_weights
from antarkerja.domain.cases.queries.attention import rules_of, weights_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.manager.case_rules.forms import CaseRulesForm


@page(Permission.LEAD_CASES)
def case_rules(request: DeskRequest) -> HttpResponse:
    form = CaseRulesForm(
        request.POST if request.method == "POST" else None,
        lines=rules_of(request.actor), weights=weights_of(request.actor.own_office),
    )
    if request.method == "POST" and form.is_valid():
        _keep(request, form)
        messages.success(request, _("Kept. The lists follow it from tonight on."))
        return redirect("manager:case_rules")
    return render(request, "manager/case_rules/case_rules.html", {"form": form},
                  status=422 if form.errors else 200)


@transaction.atomic
def _keep(request: DeskRequest, form: CaseRulesForm) -> None:
    for rule, active, days, by_track in form.told():
        set_rule(by=request.actor, rule=rule, days=days, active=active, by_track=by_track)
    set_weights(by=request.actor, weights=form.weights())
