"""A case ends, the end is undone, the person comes back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.errors.case import CaseOpenAlreadyError, NoOpenCaseError
from antarkerja.domain.cases.errors.closing import (
    ClosingIncompleteError,
    NotClosedError,
    TooLateToUndoError,
)
from antarkerja.domain.cases.operations.closing import reopen_case
from antarkerja.domain.cases.queries.closing import closing_view
from antarkerja.domain.offices.enums import Permission
from antarkerja.journeys.close_case import close_with_appointments, undo_close
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.accompany.forms import ClosingForm, add_missing
from antarkerja.web.officer.accompany.found import found_case


@page(Permission.WORK_CASES)
def close(request: DeskRequest, case_id: int) -> HttpResponse:
    """What is still open is shown before it ends with the case."""
    case = found_case(request, case_id, "case_close")
    if case.status != "open":
        return redirect("officer:case", case_id=case.pk)
    view = closing_view(request.actor, case, at=request.now)
    form = ClosingForm(request.POST or None, placement=view.placement)
    if request.method == "POST" and form.is_valid():
        try:
            close_with_appointments(by=request.actor, on=request.today, at=request.now,
                                    case_id=case.pk, details=form.details())
        except ClosingIncompleteError as error:
            add_missing(form, error.fields)
        except NoOpenCaseError:
            return redirect("officer:case", case_id=case.pk)
        else:
            messages.success(
                request, _("The case is closed. For thirty days this can be undone."),
                extra_tags=reverse("officer:case_close_undo", args=[case.pk]))
            return redirect("officer:case", case_id=case.pk)
    return render(request, "officer/accompany/close.html", {
        "case": case, "form": form, "view": view}, status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
@require_POST
def close_undo(request: DeskRequest, case_id: int) -> HttpResponse:
    case = found_case(request, case_id, "case_close_undo")
    try:
        undo_close(by=request.actor, on=request.today, at=request.now, case_id=case.pk)
    except TooLateToUndoError:
        messages.error(request, _("The thirty days are over: open a new case."))
    except CaseOpenAlreadyError as error:
        messages.info(request, _("The person has a newer case."))
        return redirect("officer:case", case_id=error.case_id)
    else:
        messages.success(request, _("The case goes on as if it had not been closed. Cancelled "
                                    "appointments stay cancelled."))
    return redirect("officer:case", case_id=case.pk)


@page(Permission.WORK_CASES)
@require_POST
def reopen(request: DeskRequest, case_id: int) -> HttpResponse:
    case = found_case(request, case_id, "case_reopen")
    try:
        new = reopen_case(by=request.actor, on=request.today, case_id=case.pk)
    except NotClosedError:
        return redirect("officer:case", case_id=case.pk)
    except CaseOpenAlreadyError as error:
        return redirect("officer:case", case_id=error.case_id)
    messages.success(request, _("A new case is open; the former one stays readable."))
    return redirect("officer:case", case_id=new.pk)
