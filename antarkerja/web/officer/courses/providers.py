"""The desk's training providers: the list, one with its courses, adding, changing, archiving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.training import operations, queries
from antarkerja.domain.training.errors import CatalogueRefusedError, ProviderExistsError
from antarkerja.domain.training.policies import ProviderDetails
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.training import known_from, provider_facts
from antarkerja.web.officer.courses.forms import ArchiveForm, ProviderForm, ProviderSearchForm

if TYPE_CHECKING:
    from antarkerja.domain.training.models import Provider

PAGE_SIZE = 50


@page(Permission.SEE_VACANCIES)
def providers(request: DeskRequest) -> HttpResponse:
    form = ProviderSearchForm(request.GET or None)
    said = form.cleaned_data if form.is_valid() else {}
    rows = queries.providers_list(request.actor, text=said.get("text", ""),
                                  archived=said.get("archived", False))
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    count = shown.paginator.count
    return render(request, "officer/courses/providers.html", {
        "form": form, "page": shown, "is_filtered": any(said.values()),
        "may_edit": request.actor.may(Permission.EDIT_VACANCIES),
        "headline": ngettext("One training provider is known",
                             "%(n)s training providers are known", count) % {"n": count}
        if count else _("No training provider here"),
    })


@page(Permission.SEE_VACANCIES)
@require_safe
def provider(request: DeskRequest, provider_id: int) -> HttpResponse:
    row = _provider(request, provider_id)
    kept = queries.courses_of(row)
    return render(request, "officer/courses/provider.html", {
        "provider": row, "courses": kept, "facts": provider_facts(row),
        "known_from": known_from(row), "archive_form": ArchiveForm(),
        "may_edit": request.actor.may(Permission.EDIT_VACANCIES),
        "may_change": queries.may_change(request.actor, row),
        "headline": ngettext("%(name)s gives one course", "%(name)s gives %(n)s courses",
                             len(kept)) % {"name": row.name, "n": len(kept)}
        if kept else _("No course of %(name)s is known") % {"name": row.name},
    })


@page(Permission.EDIT_VACANCIES)
def provider_new(request: DeskRequest) -> HttpResponse:
    form = ProviderForm(request.POST or None, today=request.today, home=request.actor.region)
    if request.method == "POST" and form.is_valid():
        try:
            row = operations.add_provider(by=request.actor, on=request.today,
                                          details=form.details)
        except CatalogueRefusedError as error:
            form.refuse(error.problems)
        except ProviderExistsError:
            form.add_error("name", _exists())
        else:
            messages.success(request, _("Saved. Now enter its courses."))
            return redirect("officer:provider", provider_id=row.pk)
    return render(request, "officer/courses/provider_edit.html", {"form": form, "provider": None})


@page(Permission.EDIT_VACANCIES)
def provider_edit(request: DeskRequest, provider_id: int) -> HttpResponse:
    row = _own(request, provider_id)
    form = ProviderForm(request.POST or None, today=request.today, known=_details_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_provider(by=request.actor, on=request.today, provider_id=row.pk,
                                       details=form.details)
        except CatalogueRefusedError as error:
            form.refuse(error.problems)
        except ProviderExistsError:
            form.add_error("name", _exists())
        else:
            messages.success(request, _("Saved. The change stands on the provider's page."))
            return redirect("officer:provider", provider_id=row.pk)
    return render(request, "officer/courses/provider_edit.html", {"form": form, "provider": row})


@page(Permission.EDIT_VACANCIES)
@require_POST
def provider_archive(request: DeskRequest, provider_id: int) -> HttpResponse:
    row = _own(request, provider_id)
    form = ArchiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the provider is archived; nothing was changed."))
    else:
        operations.archive_provider(by=request.actor, at=request.now, provider_id=row.pk,
                                    reason=form.cleaned_data["reason"])
        messages.success(request, _("Archived. No match names its courses any more."),
                         extra_tags=reverse("officer:provider_restore", args=[row.pk]))
    return redirect("officer:provider", provider_id=row.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def provider_restore(request: DeskRequest, provider_id: int) -> HttpResponse:
    row = _own(request, provider_id)
    operations.restore_provider(by=request.actor, provider_id=row.pk)
    messages.success(request, _("Brought back. The provider stands in the list again."))
    return redirect("officer:provider", provider_id=row.pk)


def _details_of(row: Provider) -> ProviderDetails:
    return ProviderDetails(**{
        name: getattr(row, name) for name in ProviderDetails.__dataclass_fields__
    })


def _exists() -> str:
    return _("A provider of this name and place is known already: open it from the list.")


def _provider(request: DeskRequest, provider_id: int) -> Provider:
    try:
        return queries.provider_for(request.actor, provider_id)
    except OutOfScopeError as error:
        raise Http404 from error


def _own(request: DeskRequest, provider_id: int) -> Provider:
    """A provider that the viewer's office entered: others see it and do not change it."""
    row = _provider(request, provider_id)
    if not queries.may_change(request.actor, row):
        raise Http404
    return row
