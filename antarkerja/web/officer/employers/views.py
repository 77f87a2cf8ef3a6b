"""The desk's firms: the list, one firm with its vacancies, adding, changing, archiving."""

from __future__ import annotations

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
from antarkerja.domain.employers.errors import (
    DetailsRefusedError,
    EmployerBusyError,
    EmployerExistsError,
)
from antarkerja.domain.employers.policies import employer_details_of
from antarkerja.domain.matching.queries import referrals_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.reference.industries import industry_name, kbli_version
from antarkerja.domain.reference.regions import region_path
from antarkerja.shared.phones import spoken
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.rail import address
from antarkerja.web.components.vacancies.paging import neighbours
from antarkerja.web.officer.employers.forms import ArchiveForm, EmployerForm, EmployerSearchForm

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Employer, Vacancy


@page(Permission.SEE_VACANCIES)
def employers(request: DeskRequest) -> HttpResponse:
    form = EmployerSearchForm(request.GET or None)
    said = form.cleaned_data if form.is_valid() else {}
    found = queries.employers_list(
        request.actor, text=said.get("text", ""), archived=said.get("archived", False),
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )
    count = queries.employers_count(request.actor)
    return render(request, "officer/employers/list.html", {
        "form": form, "found": found, "pages": neighbours(request, found),
        "count": count, "is_filtered": any(said.values()),
        "may_edit": request.actor.may(Permission.EDIT_VACANCIES),
        "headline": ngettext("The office knows one firm", "The office knows %(n)s firms", count)
        % {"n": count} if count else _("The office knows no firm yet"),
    })


@page(Permission.SEE_VACANCIES)
def employer(request: DeskRequest, employer_id: int) -> HttpResponse:
    firm = _employer(request, employer_id)
    vacancies = queries.vacancies_of_employer(request.actor, firm.pk)
    return render(request, "officer/employers/employer.html", {
        "firm": firm, "vacancies": vacancies, "facts": _facts(firm),
        "headline": _headline(firm, vacancies), "archive_form": ArchiveForm(),
        "referrals": referrals_seen_by(request.actor).filter(vacancy__employer=firm).count(),
        "referrals_url": address("officer:referrals"),
        "visits": queries.visits_of_employer(request.actor, firm.pk),
        "may_edit": request.actor.may(Permission.EDIT_VACANCIES),
    })


@page(Permission.EDIT_VACANCIES)
def employer_new(request: DeskRequest) -> HttpResponse:
    form = EmployerForm(request.POST or None, version=kbli_version(on=request.today),
                        home=request.actor.region)
    if request.method == "POST" and form.is_valid():
        try:
            firm = operations.add_employer(by=request.actor, on=request.today,
                                           details=form.details)
        except DetailsRefusedError as error:
            form.refuse(error.problems)
        except EmployerExistsError:
            form.add_error("name", _exists())
        else:
            messages.success(request, _("Saved. The firm stands in the list of your office."))
            return redirect("officer:employer", employer_id=firm.pk)
    return render(request, "officer/employers/edit.html", {"form": form, "firm": None})


@page(Permission.EDIT_VACANCIES)
def employer_edit(request: DeskRequest, employer_id: int) -> HttpResponse:
    firm = _employer(request, employer_id)
    form = EmployerForm(request.POST or None, version=kbli_version(on=request.today),
                        known=employer_details_of(firm))
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_employer(by=request.actor, on=request.today, employer_id=firm.pk,
                                       details=form.details)
        except DetailsRefusedError as error:
            form.refuse(error.problems)
        except EmployerExistsError:
            form.add_error("name", _exists())
        else:
            messages.success(request, _("Saved. The change stands on the firm's page."))
            return redirect("officer:employer", employer_id=firm.pk)
    return render(request, "officer/employers/edit.html", {"form": form, "firm": firm})


@page(Permission.EDIT_VACANCIES)
@require_POST
def employer_archive(request: DeskRequest, employer_id: int) -> HttpResponse:
    firm = _employer(request, employer_id)
    form = ArchiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the firm is archived; nothing was changed."))
        return redirect("officer:employer", employer_id=firm.pk)
    try:
        operations.archive_employer(by=request.actor, at=request.now, employer_id=firm.pk,
                                    reason=form.cleaned_data["reason"])
    except EmployerBusyError as error:
        messages.error(request, ngettext(
            "One vacancy still waits or is open: withdraw it first.",
            "%(n)s vacancies still wait or are open: withdraw them first.", error.vacancies,
        ) % {"n": error.vacancies})
    else:
        messages.success(request, _("Archived. The firm's past stays on this page."),
                         extra_tags=reverse("officer:employer_restore", args=[firm.pk]))
    return redirect("officer:employer", employer_id=firm.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def employer_restore(request: DeskRequest, employer_id: int) -> HttpResponse:
    firm = _employer(request, employer_id)
    operations.restore_employer(by=request.actor, employer_id=firm.pk)
    messages.success(request, _("Brought back. The firm stands in the list of your office."))
    return redirect("officer:employer", employer_id=firm.pk)


def _headline(firm: Employer, vacancies: list[Vacancy]) -> str:
    open_ones = [row for row in vacancies if row.status == VacancyStatus.OPEN]
    left = sum(row.places - row.filled for row in open_ones)
    if not open_ones:
        return _("%(firm)s offers no work now") % {"firm": firm.name}
    return ngettext("%(firm)s offers one place", "%(firm)s offers %(n)s places", left) % {
        "firm": firm.name, "n": left
    }


def _facts(firm: Employer) -> list[tuple[str, str]]:
    industry = industry_name(firm.kbli, firm.kbli_version) if firm.kbli else ""
    pairs = [
        (_("Place"), region_path(firm.region)), (_("Address"), firm.address),
        (_("Industry"), f"{industry} (KBLI {firm.kbli_version}: {firm.kbli})" if industry else ""),
        (_("Size"), str(firm.get_size_display()) if firm.size else ""),
        (_("NIB"), firm.nib), (_("NPWP"), firm.npwp), (_("Who answers"), firm.contact_name),
        (_("Phone"), spoken(firm.contact_phone)), (_("E-mail"), firm.contact_email),
    ]
    return [(term, value) for term, value in pairs if value]


def _exists() -> str:
    return _("A firm of this name and place is known already: open it from the list, or enter "
             "the NIB where it is another firm.")


def _employer(request: DeskRequest, employer_id: int) -> Employer:
    try:
        return queries.employer_for(request.actor, employer_id)
    except OutOfScopeError as error:
        raise Http404 from error
