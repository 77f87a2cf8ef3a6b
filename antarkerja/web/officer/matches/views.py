"""Vacancies for a person, people for a vacancy; save, put aside, refer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.employers.queries import vacancy_for
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.jobseekers.queries import current_registration
from antarkerja.domain.matching import queries
from antarkerja.domain.matching.errors import (
    AlreadyReferredError,
    ReasonMissingError,
    VacancyNotOpenError,
)
from antarkerja.domain.matching.operations import (
    put_aside,
    rank_plainly,
    rank_with_prices,
    save_match,
    undecide,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.refer import refer
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.matches.forms import AsideForm, MatchFilterForm

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Vacancy


@page(Permission.REFER)
def matches(request: DeskRequest, person_id: int) -> HttpResponse:
    person = open_file(request, person_id)
    form = MatchFilterForm(request.GET or None, home=request.actor.region)
    found = queries.vacancies_for_person(
        person, today=request.today, filters=form.filters() if request.GET else None,
        page=page_number(request),
    )
    note_read(request, person.pk, "matches")
    registration = current_registration(person)
    return render(request, "officer/matches/person.html", {
        "person": person, "found": found, "form": form, "keep": _kept(request),
        "is_filtered": bool(set(request.GET) - {"page"}),
        "registration": registration, "first_day": queries.first_day_after(registration),
        "is_live": registration is not None and registration.status == RegistrationStatus.ACTIVE,
        "places": [place.region for place in person.places.all()],
        "wishes": list(person.wishes.all()),
    })


@page(Permission.REFER)
def vacancy_people(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    vacancy = _vacancy(request, vacancy_id)
    found = queries.people_for_vacancy(
        request.actor, vacancy, today=request.today, page=page_number(request)
    )
    for row in found.rows:
        note_read(request, row.person.pk, "vacancy_people")
    return render(request, "officer/matches/vacancy.html", {"vacancy": vacancy, "found": found})


@page(Permission.REFER)
@require_POST
def save(request: DeskRequest, person_id: int, vacancy_id: int) -> HttpResponse:
    person, vacancy = open_file(request, person_id), _vacancy(request, vacancy_id)
    save_match(by=request.actor, on=request.today, person=person, vacancy=vacancy)
    messages.success(request, _("Saved: %(title)s.") % {"title": vacancy.title},
                     extra_tags=reverse("officer:match_undo", args=(person_id, vacancy_id)))
    return redirect(_list_of(request, person_id))


@page(Permission.REFER)
def aside(request: DeskRequest, person_id: int, vacancy_id: int) -> HttpResponse:
    """Asks why a vacancy does not fit, and takes it out of the person's list."""
    person, vacancy = open_file(request, person_id), _vacancy(request, vacancy_id)
    form = AsideForm(request.POST if request.method == "POST" else None)
    back = _list_of(request, person_id)
    if form.is_valid():
        put_aside(by=request.actor, on=request.today, person=person, vacancy=vacancy,
                  reason=form.cleaned_data["reason"], note=form.cleaned_data["note"])
        messages.success(request, _("Put aside: %(title)s.") % {"title": vacancy.title},
                         extra_tags=reverse("officer:match_undo", args=(person_id, vacancy_id)))
        return redirect(back)
    note_read(request, person.pk, "matches")
    return render(request, "officer/matches/aside.html", {
        "person": person, "vacancy": vacancy, "form": form, "back": back,
    }, status=422 if form.errors else 200)


@page(Permission.REFER)
@require_POST
def undo(request: DeskRequest, person_id: int, vacancy_id: int) -> HttpResponse:
    person, vacancy = open_file(request, person_id), _vacancy(request, vacancy_id)
    undecide(by=request.actor, on=request.today, person=person, vacancy=vacancy)
    messages.success(request, _("Taken back: %(title)s.") % {"title": vacancy.title})
    return redirect(_list_of(request, person_id))


@page(Permission.REFER)
@require_POST
def plain(request: DeskRequest, person_id: int) -> HttpResponse:
    """Crowds no longer move this person's list; the officer says why."""
    person = open_file(request, person_id)
    try:
        rank_plainly(by=request.actor, on=request.today, person=person,
                     reason=request.POST.get("reason", ""))
    except ReasonMissingError:
        messages.error(request, _("Say why first: without a reason the list stays as it is."))
    else:
        messages.success(request, _("Crowds no longer move the list of %(name)s.")
                         % {"name": person.name},
                         extra_tags=reverse("officer:matches_spread", args=(person_id,)))
    return redirect(_list_of(request, person_id))


@page(Permission.REFER)
@require_POST
def spread(request: DeskRequest, person_id: int) -> HttpResponse:
    """Takes it back."""
    person = open_file(request, person_id)
    rank_with_prices(by=request.actor, person=person)
    messages.success(request, _("Crowds move the list of %(name)s again.") % {"name": person.name})
    return redirect(_list_of(request, person_id))


@page(Permission.REFER)
@require_POST
def refer_person(request: DeskRequest, person_id: int, vacancy_id: int) -> HttpResponse:
    person, vacancy = open_file(request, person_id), _vacancy(request, vacancy_id)
    try:
        referral = refer(by=request.actor, on=request.today, person=person, vacancy=vacancy)
    except AlreadyReferredError:
        messages.error(request, _("This person already has an open referral to this vacancy."))
    except VacancyNotOpenError:
        messages.error(request, _("The vacancy is no longer open. Choose another one."))
    except NotRegisteredError:
        messages.error(request, _("The registration has ended. Revive it first, then refer."))
    else:
        messages.success(request, _("Referred. The letter %(number)s is ready to print.")
                         % {"number": referral.number})
        return redirect("officer:referral", referral_id=referral.pk)
    return redirect(_list_of(request, person_id))


def _kept(request: DeskRequest) -> str:
    """What keeps the officer's place in the list: "?" with page and filters, or nothing."""
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _list_of(request: DeskRequest, person_id: int) -> str:
    """The person's list as it was looked at before the act."""
    return reverse("officer:matches", args=(person_id,)) + _kept(request)


def page_number(request: DeskRequest) -> int:
    """The page asked for; anything unreadable means the first."""
    text = request.GET.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def _vacancy(request: DeskRequest, vacancy_id: int) -> Vacancy:
    try:
        return vacancy_for(request.actor, vacancy_id)
    except OutOfScopeError as error:
        raise Http404 from error
