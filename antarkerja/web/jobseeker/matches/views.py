"""A person's own matches, and the applications that came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from antarkerja.domain.employers.queries import vacancy_for
from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.jobseekers.queries import current_registration, person_for
from antarkerja.domain.matching import queries
from antarkerja.domain.matching.errors import (
    AlreadyAnsweredError,
    AlreadyReferredError,
    VacancyNotOpenError,
)
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.training.queries import course_for
from antarkerja.journeys.refer import apply_alone, take_back
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.training import (
    course_facts,
    known_from,
    provider_facts,
    skills_taught,
)
from antarkerja.web.jobseeker.matches.forms import OwnMatchForm

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person

PAGE_SIZE = 50


@page(Permission.USE_OWN_FILE)
def matches(request: DeskRequest) -> HttpResponse:
    me = _me(request)
    form = OwnMatchForm(request.GET or None, home=me.region)
    found = queries.vacancies_for_person(
        me, today=request.today, filters=form.filters() if request.GET else None
    )
    registration = current_registration(me)
    return render(request, "jobseeker/matches/matches.html", {
        "found": found, "form": form, "is_filtered": bool(request.GET),
        "may_apply": registration is not None and registration.status == "active",
        "answers": queries.referrals_of_person(request.actor, me.pk)
        .filter(status__in=OPEN_STATUSES).count(),
    })


@page(Permission.USE_OWN_FILE)
@require_safe
def course(request: DeskRequest, course_id: int) -> HttpResponse:
    """A course that a match names: what it teaches, and whom to call."""
    try:
        row = course_for(request.actor, course_id)
    except OutOfScopeError as error:
        raise Http404 from error
    gone = row.archived_at or (row.starts_on and row.starts_on < request.today)
    return render(request, "jobseeker/matches/course.html", {
        "course": row, "skills": skills_taught(row), "facts": course_facts(row),
        "provider_facts": provider_facts(row.provider), "known_from": known_from(row),
        "is_gone": bool(gone),
    })


@page(Permission.USE_OWN_FILE)
def applications(request: DeskRequest) -> HttpResponse:
    me = _me(request)
    rows = queries.referrals_of_person(request.actor, me.pk)
    return render(request, "jobseeker/matches/applications.html", {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "open": rows.filter(status__in=OPEN_STATUSES).count(), "open_statuses": OPEN_STATUSES,
    })


@page(Permission.USE_OWN_FILE)
@require_POST
def apply(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    me = _me(request)
    try:
        vacancy = vacancy_for(request.actor, vacancy_id)
        apply_alone(by=request.actor, on=request.today, person=me, vacancy=vacancy)
    except OutOfScopeError as error:
        raise Http404 from error
    except AlreadyReferredError:
        messages.error(request, _("You have applied here already."))
    except VacancyNotOpenError:
        messages.error(request, _("This vacancy is no longer open. Choose another one."))
    except NotRegisteredError:
        messages.error(request, _("Your registration has ended. Renew it at the office first."))
    else:
        messages.success(request, _("Applied: %(title)s. The answer will stand here.")
                         % {"title": vacancy.title})
        return redirect("jobseeker:applications")
    return redirect("jobseeker:matches")


@page(Permission.USE_OWN_FILE)
@require_POST
def withdraw(request: DeskRequest, referral_id: int) -> HttpResponse:
    row = queries.referral_for(request.actor, referral_id)
    if row is None:
        raise Http404
    try:
        take_back(by=request.actor, on=request.today, referral=row)
    except AlreadyAnsweredError:
        messages.error(request, _("The firm has answered already; nothing was changed."))
    else:
        messages.success(request, _("Withdrawn: %(title)s.") % {"title": row.vacancy.title})
    return redirect("jobseeker:applications")


def _me(request: DeskRequest) -> Person:
    try:
        return person_for(request.actor, request.actor.person_id or 0)
    except OutOfScopeError as error:
        raise Http404 from error
