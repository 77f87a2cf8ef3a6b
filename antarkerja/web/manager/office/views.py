"""The office's letterhead, signer and people, kept by its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.operations import change_office
from antarkerja.domain.offices.queries import office_for, staff_seen_by
from antarkerja.web.components.offices.forms import LetterheadForm
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import Office

PAGE_SIZE = 50


@page(Permission.MANAGE_OFFICE)
def office(request: DeskRequest) -> HttpResponse:
    own = _own(request)
    form = LetterheadForm.of(own, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        change_office(by=request.actor, office_id=own.pk, head=form.letterhead())
        messages.success(request, _("Kept. New papers carry it from now on."))
        return redirect("manager:office")
    staff = Paginator(staff_seen_by(request.actor, office_id=own.pk), PAGE_SIZE)
    return render(request, "manager/office/office.html", {
        "form": form, "office": own, "staff": staff.get_page(request.GET.get("page")),
        "leads": request.actor.may(Permission.LEAD_CASES),
    }, status=422 if form.errors else 200)


def _own(request: DeskRequest) -> Office:
    try:
        return office_for(request.actor, request.actor.office_id or 0)
    except OutOfScopeError as error:
        raise Http404 from error
