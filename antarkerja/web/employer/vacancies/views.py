"""The firm's own pages: its vacancies, entering one, changing it, taking it out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.employers import operations, queries
from antarkerja.domain.employers.enums import RemovalReason, VacancyStatus
from antarkerja.domain.employers.errors import DetailsRefusedError, VacancyClosedError
from antarkerja.domain.employers.policies import check_details, details_of
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.queries import referrals_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import ChangedMeanwhileError, OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.rail import address
from antarkerja.web.components.vacancies.facts import vacancy_facts, vacancy_sentence
from antarkerja.web.components.vacancies.forms import VacancyEditForm, VacancyForm
from antarkerja.web.components.vacancies.paging import neighbours

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Employer, Vacancy

LIVE = (VacancyStatus.WAITING, VacancyStatus.OPEN)


@page(Permission.USE_EMPLOYER_PAGES)
def home(request: DeskRequest) -> HttpResponse:
    firm = _firm(request)
    found = queries.vacancies_list(request.actor, after=request.GET.get("after", ""),
                                   before=request.GET.get("before", ""))
    counts = queries.vacancy_counts(request.actor,
                                    closing_by=request.today + timedelta(days=7))
    waiting = referrals_seen_by(request.actor).filter(status=ReferralStatus.SENT).count()
    return render(request, "employer/vacancies/home.html", {
        "firm": firm, "found": found, "pages": neighbours(request, found), "counts": counts,
        "headline": _headline(waiting, counts),
        "tallies": [
            {"number": waiting, "label": _("people wait for your answer"),
             "tone": "now" if waiting else "", "url": address("employer:referrals")},
            {"number": counts.places_left, "label": _("places open"), "tone": "",
             "url": "#vacancies"},
        ],
    })


@page(Permission.USE_EMPLOYER_PAGES)
def vacancy_new(request: DeskRequest) -> HttpResponse:
    firm = _firm(request)
    form = VacancyForm(request.POST or None, today=request.today, home=firm.region)
    if request.method == "POST" and form.is_valid():
        try:
            row = operations.open_vacancy(by=request.actor, on=request.today,
                                          details=form.details, employer_id=firm.pk)
        except DetailsRefusedError as error:
            form.refuse(error.problems)
        except OutOfScopeError as error:
            raise Http404 from error
        else:
            _sent(request, form)
            return redirect("employer:vacancy", vacancy_id=row.pk)
    return render(request, "employer/vacancies/edit.html", {"form": form, "vacancy": None})


@page(Permission.USE_EMPLOYER_PAGES)
def vacancy(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _vacancy(request, vacancy_id)
    return render(request, "employer/vacancies/vacancy.html", {
        "vacancy": row, "headline": vacancy_sentence(row), "facts": vacancy_facts(row),
        "is_live": row.status in LIVE,
        "notices": [p for p in check_details(details_of(row)) if not p.hard]
        if row.status in LIVE else [],
        "referrals": referrals_seen_by(request.actor).filter(vacancy=row).count(),
        "referrals_url": address("employer:referrals"),
    })


@page(Permission.USE_EMPLOYER_PAGES)
def vacancy_edit(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _vacancy(request, vacancy_id)
    form = VacancyEditForm(request.POST or None, today=request.today, known=details_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            changed = operations.change_vacancy(by=request.actor, on=request.today,
                                                vacancy_id=row.pk, details=form.details,
                                                read_at=row.changed_at)
        except ChangedMeanwhileError:
            form.tell_overtaken()
        except DetailsRefusedError as error:
            form.refuse(error.problems)
        except VacancyClosedError:
            form.add_error(None, _("This vacancy is over. Enter a new one."))
        else:
            if changed.status == VacancyStatus.WAITING:
                _sent(request, form)
            else:
                messages.success(request, _("Saved. The vacancy stays open."))
            return redirect("employer:vacancy", vacancy_id=row.pk)
    return render(request, "employer/vacancies/edit.html", {"form": form, "vacancy": row})


@page(Permission.USE_EMPLOYER_PAGES)
@require_POST
def vacancy_withdraw(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _vacancy(request, vacancy_id)
    reason = (RemovalReason.FILLED_OTHERWISE if request.POST.get("reason") == "filled_otherwise"
              else RemovalReason.WITHDRAWN)
    try:
        operations.withdraw_vacancy(by=request.actor, on=request.today, vacancy_id=row.pk,
                                    reason=reason)
    except VacancyClosedError:
        messages.error(request, _("This vacancy is over already; nothing was changed."))
    else:
        messages.success(request, _("Withdrawn. Nobody is referred to this vacancy any more."))
    return redirect("employer:home")


def _headline(waiting: int, counts: queries.VacancyCounts) -> str:
    if waiting:
        return ngettext("One person waits for your answer", "%(n)s people wait for your answer",
                        waiting) % {"n": waiting}
    if counts.open:
        return ngettext("One of your vacancies is open", "%(n)s of your vacancies are open",
                        counts.open) % {"n": counts.open}
    if counts.waiting:
        return _("The office is checking your vacancy")
    return _("Whom are you looking for?")


def _sent(request: DeskRequest, form: VacancyForm) -> None:
    messages.success(request, _("Sent to the office. It checks the vacancy, usually within a "
                                "working day, and then it is open."))
    for problem in form.notices:
        messages.warning(request, problem.sentence)


def _firm(request: DeskRequest) -> Employer:
    try:
        return queries.employer_for(request.actor, request.actor.employer_id or 0)
    except OutOfScopeError as error:
        raise Http404 from error


def _vacancy(request: DeskRequest, vacancy_id: int) -> Vacancy:
    try:
        return queries.vacancy_for(request.actor, vacancy_id)
    except OutOfScopeError as error:
        raise Http404 from error
