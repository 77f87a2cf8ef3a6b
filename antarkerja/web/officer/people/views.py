"""People of the office: the list, registering, one person's file, changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.cases.queries.scope import last_case_of
from antarkerja.domain.jobseekers import queries
from antarkerja.domain.jobseekers.errors import AlreadyRegisteredError, DetailsRefusedError
from antarkerja.domain.jobseekers.operations import change_person
from antarkerja.domain.jobseekers.policies import (
    completeness_percent,
    completeness_todo,
    masked_nik,
)
from antarkerja.domain.jobseekers.queries.duplicates import PossibleDuplicate
from antarkerja.domain.matching.policies import may_be_cancelled
from antarkerja.domain.matching.queries import (
    placement_after,
    placements_of_person,
    referrals_of_person,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import ChangedMeanwhileError
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.journeys.register import register_jobseeker
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.paging import address_after
from antarkerja.web.components.people.forms import PersonForm
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.components.people.register_forms import RegisterForm
from antarkerja.web.officer.people.facts import facts_of
from antarkerja.web.officer.people.forms import PeopleFilterForm, PersonEditForm, RevealForm

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person

MOST_REFERRALS = 12


@page(Permission.SEE_PEOPLE)
def people(request: DeskRequest) -> HttpResponse:
    form = PeopleFilterForm(request.GET, district=request.actor.region)
    wanted = form.wanted()
    found = queries.people_list(request.actor, wanted, cursor=request.GET.get("after", ""))
    count = queries.capped_count(request.actor, wanted)
    return render(request, "officer/people/list.html", {
        "form": form, "found": found, "headline": _headline(form, count),
        "next": address_after(request, found.next_cursor),
    })


def _headline(form: PeopleFilterForm, count: int) -> str:
    if count > queries.CAP:
        return _("More than %(n)d people") % {"n": queries.CAP}
    if form.is_narrowed:
        return ngettext("%(n)d person fits", "%(n)d people fit", count) % {"n": count}
    if not count:
        return _("Nobody is registered here yet")
    return ngettext(
        "%(n)d person is looking for work", "%(n)d people are looking for work", count
    ) % {"n": count}


@page(Permission.REGISTER_PEOPLE)
def register(request: DeskRequest) -> HttpResponse:
    form = RegisterForm(
        request.POST or None, district=request.actor.region, **_rules(request)
    )
    duplicates: list[PossibleDuplicate] = []
    if request.method == "POST" and form.is_valid():
        duplicates = _duplicates(request, form)
        if not duplicates or form.cleaned_data["somebody_else"]:
            done = _register(request, form)
            if done is not None:
                return done
        else:
            form.ask_whether_somebody_else()
    return render(request, "officer/people/register.html", {
        "form": form, "duplicates": duplicates,
    })


def _duplicates(request: DeskRequest, form: RegisterForm) -> list[PossibleDuplicate]:
    details = form.details()
    return queries.possible_duplicates(
        request.actor, nik=form.given_nik() or "", name=details.name, birth_on=details.birth_on,
        phone=details.phone,
    )


def _register(request: DeskRequest, form: RegisterForm) -> HttpResponse | None:
    try:
        person = register_jobseeker(
            by=request.actor, on=request.today, at=request.now, details=form.details(),
            nik=form.given_nik(), profile=form.profile(),
            act_key=form.cleaned_data["act_key"],
        )
    except DetailsRefusedError as error:
        form.add_problems(error.problems)
        return None
    except AlreadyRegisteredError as error:
        form.add_error("nik", _("This NIK is registered at %(office)s.") % {
            "office": error.office_name})
        return None
    _tell_warnings(request, form)
    messages.success(request, _("%(name)s is registered.") % {"name": person.name})
    return redirect("officer:person", person_id=person.pk)


@page(Permission.SEE_PEOPLE)
def person(request: DeskRequest, person_id: int) -> HttpResponse:
    found = open_file(request, person_id, queries.profile_of)
    note_read(request, found.pk, "person")
    todo = completeness_todo(found)
    registration = queries.current_registration(found)
    placement = placement_after(registration)
    return render(request, "officer/people/person.html", {
        "person": found, "registration": registration,
        "placement": placement, "first_day": placement.started_on if placement else None,
        "may_cancel": placement is not None
        and may_be_cancelled(placement.placed_on, request.today),
        "facts": facts_of(found), "nik": masked_nik(found.nik_last4),
        "todo": todo, "percent": completeness_percent(todo),
        "timeline": queries.timeline_of(request.actor, found, limit=12),
        "reveal_form": RevealForm(), "consents": queries.consents_of(found),
        "may_strike_off": request.actor.may(Permission.STRIKE_OFF),
        "may_reveal": request.actor.may(Permission.REVEAL_NIK),
        "may_refer": request.actor.may(Permission.REFER),
        "case": last_case_of(request.actor, found.pk),
        "may_work_cases": request.actor.may(Permission.WORK_CASES),
        "duplicates": _twins(request, found),
        "referrals": referrals_of_person(request.actor, found.pk)[:MOST_REFERRALS],
        "placements": placements_of_person(found.pk),
    })


def _twins(request: DeskRequest, found: Any) -> list[PossibleDuplicate]:
    if not request.actor.may(Permission.MERGE_PEOPLE):
        return []
    return queries.possible_duplicates(
        request.actor, name=found.name, birth_on=found.birth_on, phone=found.phone,
        but_id=found.pk,
    )


@page(Permission.REGISTER_PEOPLE)
def edit(request: DeskRequest, person_id: int) -> HttpResponse:
    found = open_file(request, person_id, queries.profile_of)
    note_read(request, found.pk, "person_edit")
    form = PersonEditForm(
        request.POST or None, district=request.actor.region,
        details=queries.details_of(found), **_rules(request),
    )
    form.say_known_nik(masked_nik(found.nik_last4))
    if request.method == "POST" and form.is_valid() and _change(request, form, found):
        return redirect("officer:person", person_id=found.pk)
    return render(request, "officer/people/edit.html", {
        "form": form, "person": found, "back": reverse("officer:person", args=[found.pk]),
    })


def _change(request: DeskRequest, form: PersonEditForm, found: Person) -> bool:
    try:
        change_person(by=request.actor, on=request.today, at=request.now, person_id=found.pk,
                      details=form.details(), nik=form.given_nik(), read_at=found.changed_at)
    except ChangedMeanwhileError:
        form.tell_overtaken()
        return False
    except DetailsRefusedError as error:
        form.add_problems(error.problems)
        return False
    except AlreadyRegisteredError as error:
        form.add_error("nik", _("This NIK is registered at %(office)s.") % {
            "office": error.office_name})
        return False
    _tell_warnings(request, form)
    messages.success(request, _("The file is saved."))
    return True


def _rules(request: DeskRequest) -> dict[str, Any]:
    return {
        "on": request.today,
        "min_age": rule_value(RuleName.REGISTER_MIN_AGE_YEARS, on=request.today),
    }


def _tell_warnings(request: DeskRequest, form: PersonForm) -> None:
    for warning in form.warnings:
        messages.warning(request, warning.text)
