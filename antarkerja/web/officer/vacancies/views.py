"""The desk's vacancies: the list, one vacancy, entering, changing, checking, withdrawing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.employers import operations, queries
from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import DetailsRefusedError, VacancyClosedError
from antarkerja.domain.employers.policies import Problem, check_details, details_of
from antarkerja.domain.matching.queries import referrals_of_vacancy
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import ChangedMeanwhileError, OutOfScopeError
from antarkerja.domain.reference.occupations import occupation_name
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.rail import address
from antarkerja.web.components.vacancies.facts import (
    TONES,
    occupation_words,
    vacancy_facts,
    vacancy_sentence,
)
from antarkerja.web.components.vacancies.forms import VacancyEditForm
from antarkerja.web.components.vacancies.paging import neighbours
from antarkerja.web.officer.vacancies.advertisements import read_details
from antarkerja.web.officer.vacancies.forms import (
    DeskVacancyForm,
    OccupationForm,
    VacancyFilterForm,
    WithdrawForm,
)
from antarkerja.web.officer.vacancies.occupations import offers_for, suggestions_for

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Vacancy

CLOSING_DAYS = 7


@page(Permission.SEE_VACANCIES)
def vacancies(request: DeskRequest) -> HttpResponse:
    form = VacancyFilterForm(request.GET or None, home=request.actor.region)
    found = queries.vacancies_list(
        request.actor, form.filters() if request.GET else None,
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )
    counts = queries.vacancy_counts(
        request.actor, closing_by=request.today + timedelta(days=CLOSING_DAYS)
    )
    return render(request, "officer/vacancies/list.html", {
        "form": form, "found": found, "pages": neighbours(request, found),
        "counts": counts, "headline": _headline(counts),
        "may_edit": request.actor.may(Permission.EDIT_VACANCIES),
        "unsure": queries.unsure_count(request.actor),
        "is_filtered": any(form.data.get(name) for name in form.fields),
    })


@page(Permission.SEE_VACANCIES)
def vacancy(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    return _show(request, _vacancy(request, vacancy_id))


@page(Permission.EDIT_VACANCIES)
def vacancy_new(request: DeskRequest) -> HttpResponse:
    firm = request.GET.get("firm", "")
    pasted = request.POST.get("advertisement", "").strip()
    told = request.POST if not pasted else None
    form = DeskVacancyForm(
        told or None, today=request.today, home=request.actor.region, firm=firm,
        known=read_details(pasted, on=request.today, home=request.actor.region) if pasted else None,
    )
    if pasted:
        messages.info(request, _("The fields hold what was read. Check each one, then save."))
    elif request.method == "POST" and form.is_valid():
        try:
            entered = operations.enter_vacancy(
                by=request.actor, on=request.today, details=form.details,
                firm=form.cleaned_data["firm"],
            )
        except DetailsRefusedError as error:
            form.refuse(error.problems)
        else:
            messages.success(request, _("Saved. The vacancy stands open in the list of your "
                                        "office."))
            _tell(request, form.notices)
            return redirect("officer:vacancy", vacancy_id=entered.pk)
    return render(request, "officer/vacancies/new.html", {
        "form": form, "firms": queries.employer_names(request.actor),
    })


@page(Permission.EDIT_VACANCIES)
def vacancy_edit(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _own_vacancy(request, vacancy_id)
    form = VacancyEditForm(request.POST or None, today=request.today, known=details_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_vacancy(by=request.actor, on=request.today, vacancy_id=row.pk,
                                      details=form.details, read_at=row.changed_at)
        except ChangedMeanwhileError:
            form.tell_overtaken()
        except DetailsRefusedError as error:
            form.refuse(error.problems)
        except VacancyClosedError as error:
            form.add_error(None, _closed(error))
        else:
            messages.success(request, _("Saved. The change stands in the vacancy."))
            _tell(request, form.notices)
            return redirect("officer:vacancy", vacancy_id=row.pk)
    return render(request, "officer/vacancies/edit.html", {"form": form, "vacancy": row})


@page(Permission.EDIT_VACANCIES)
@require_POST
def vacancy_approve(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _own_vacancy(request, vacancy_id)
    try:
        operations.approve_vacancy(by=request.actor, on=request.today, vacancy_id=row.pk)
    except VacancyClosedError as error:
        messages.error(request, _closed(error))
    else:
        messages.success(request, _("Checked. The vacancy is open and can be matched."))
    return redirect("officer:vacancy", vacancy_id=row.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def vacancy_withdraw(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _own_vacancy(request, vacancy_id)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose why the vacancy is taken out; nothing was changed."))
        return redirect("officer:vacancy", vacancy_id=row.pk)
    try:
        operations.withdraw_vacancy(by=request.actor, on=request.today, vacancy_id=row.pk,
                                    reason=form.cleaned_data["reason"])
    except VacancyClosedError as error:
        messages.error(request, _closed(error))
    else:
        messages.success(request, _("Withdrawn. The vacancy is no longer matched; its page "
                                    "stays."),
                         extra_tags=reverse("officer:vacancy_reopen", args=[row.pk]))
    return redirect("officer:vacancy", vacancy_id=row.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def vacancy_reopen(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _own_vacancy(request, vacancy_id)
    try:
        operations.reopen_vacancy(by=request.actor, on=request.today, vacancy_id=row.pk)
    except VacancyClosedError as error:
        messages.error(request, _closed(error))
    else:
        messages.success(request, _("Taken back. The vacancy stands as before."))
    return redirect("officer:vacancy", vacancy_id=row.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def vacancy_occupation(request: DeskRequest, vacancy_id: int) -> HttpResponse:
    row = _own_vacancy(request, vacancy_id)
    words = request.POST.get("words", "")
    form = OccupationForm(request.POST, suggestions=suggestions_for(row, words))
    if not form.is_valid():
        messages.error(request, _("Choose one of the occupations; nothing was changed."))
        return redirect("officer:vacancy", vacancy_id=row.pk)
    group = form.cleaned_data["group"]
    count = operations.confirm_occupation(by=request.actor, on=request.today, at=request.now,
                                          vacancy_id=row.pk, group=group)
    messages.success(request, ngettext(
        "Confirmed: %(name)s. One vacancy of this title has the code.",
        "Confirmed: %(name)s. %(n)s vacancies of this title have the code.", count,
    ) % {"name": occupation_name(group), "n": count})
    if request.POST.get("queue"):
        return redirect("officer:vacancies_unsure")
    return redirect("officer:vacancy", vacancy_id=row.pk)


@page(Permission.EDIT_VACANCIES)
def unsure(request: DeskRequest) -> HttpResponse:
    """Titles that the machine is not sure of: one answer goes for all vacancies of the title."""
    count = queries.unsure_count(request.actor)
    return render(request, "officer/vacancies/unsure.html", {
        "count": count,
        "rows": [(row, offers_for(row)) for row in queries.unsure_titles(request.actor)],
        "headline": ngettext("One job title waits for you to say what it means",
                             "%(n)s job titles wait for you to say what they mean", count)
        % {"n": count} if count else _("Every open vacancy has its occupation"),
    })


def _show(request: DeskRequest, row: Vacancy) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:100]
    mine = queries.may_edit(request.actor, row)
    live = row.status in (VacancyStatus.WAITING, VacancyStatus.OPEN)
    return render(request, "officer/vacancies/vacancy.html", {
        "vacancy": row, "headline": vacancy_sentence(row), "facts": vacancy_facts(row),
        "tone": TONES.get(VacancyStatus(row.status), ""), "occupation": occupation_words(row),
        "may_edit": mine, "may_refer": request.actor.may(Permission.REFER),
        "is_live": live, "words": words, "withdraw_form": WithdrawForm(),
        "is_confirmed": row.kbji_probability >= 1,
        "sureness": round(100 * row.kbji_probability),
        "referrals_url": address("officer:referrals"),
        "occupation_form": OccupationForm(suggestions=suggestions_for(row, words),
                                          initial={"group": row.kbji}) if mine else None,
        "notices": [p for p in check_details(details_of(row)) if not p.hard] if live else [],
        "referrals": referrals_of_vacancy(request.actor, row.pk).count(),
        "may_open_firm": request.actor.office_id == row.employer.office_id,
    })


def _headline(counts: queries.VacancyCounts) -> str:
    if counts.waiting:
        return ngettext("One vacancy waits for your check", "%(n)s vacancies wait for your check",
                        counts.waiting) % {"n": counts.waiting}
    if counts.open:
        return ngettext("One vacancy is open, with %(places)s places left",
                        "%(n)s vacancies are open, with %(places)s places left",
                        counts.open) % {"n": counts.open, "places": counts.places_left}
    return _("No vacancy is open in this office")


def _tell(request: DeskRequest, notices: tuple[Problem, ...]) -> None:
    for problem in notices:
        messages.warning(request, problem.sentence)


def _closed(error: VacancyClosedError) -> str:
    return _("The vacancy is over (%(status)s): enter it anew if work is offered again.") % {
        "status": VacancyStatus(error.status).label
    }


def _vacancy(request: DeskRequest, vacancy_id: int) -> Vacancy:
    try:
        return queries.vacancy_for(request.actor, vacancy_id)
    except OutOfScopeError as error:
        raise Http404 from error


def _own_vacancy(request: DeskRequest, vacancy_id: int) -> Vacancy:
    """A vacancy that may be changed; another office's open one is read only."""
    row = _vacancy(request, vacancy_id)
    if not queries.may_edit(request.actor, row):
        raise Http404
    return row
