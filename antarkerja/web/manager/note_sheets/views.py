"""The office's own questions for the sheets that notes begin with."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.cases.operations.sheets import keep_sheet
from antarkerja.domain.cases.queries.sheets import sheets_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.manager.note_sheets.forms import SheetForm


@page(Permission.LEAD_CASES)
def note_sheets(request: DeskRequest) -> HttpResponse:
    lines = []
    for sheet in sheets_of(request.actor):
        is_sent = request.POST.get("sheet", "") == sheet.code.value
        form = SheetForm(sheet, request.POST if is_sent else None)
        if is_sent and form.is_valid():
            is_own = keep_sheet(by=request.actor, at=request.now, sheet=sheet.code,
                                questions=form.cleaned_data["questions"])
            messages.success(request, _("Kept. New notes of your office begin with it.") if is_own
                             else _("The usual questions are asked again."))
            return redirect("manager:note_sheets")
        lines.append((sheet, form))
    return render(request, "manager/note_sheets/list.html", {
        "lines": lines, "own": sum(sheet.is_own for sheet, _form in lines),
    }, status=422 if any(form.errors for _sheet, form in lines) else 200)
