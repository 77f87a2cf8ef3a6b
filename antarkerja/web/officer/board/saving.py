"""Keeping a list under a name, and taking it out as a file."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.errors.attention import TooManyViewsError
from antarkerja.domain.cases.operations.views import drop_view, save_view
from antarkerja.domain.cases.queries.export import export_header, export_rows
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.shared.tabular import csv_parts, write_xlsx_to
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.board.forms import SaveViewForm, query_of
from antarkerja.web.officer.board.views import filter_form

if TYPE_CHECKING:
    from collections.abc import Iterator

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Permission.WORK_CASES)
@require_POST
def save(request: DeskRequest) -> HttpResponse:
    """Only filters that the list knows are kept, never the text of an address."""
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the list a name."))
        return redirect("officer:board_cases")
    query = _known(request, form.cleaned_data["filters"])
    try:
        save_view(by=request.actor, name=form.cleaned_data["name"].strip(), filters=query)
    except TooManyViewsError:
        messages.error(request, _("You keep twenty lists already. Drop one first."))
    else:
        messages.success(request, _("Kept. It stands on your board."))
    return redirect(f"{reverse('officer:board_cases')}?{query}")


def _known(request: DeskRequest, filters: str) -> str:
    request.GET = QueryDict(filters)
    return query_of(filter_form(request).wanted())


@page(Permission.WORK_CASES)
@require_POST
def drop(request: DeskRequest, view_id: int) -> HttpResponse:
    try:
        drop_view(by=request.actor, view_id=view_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("Dropped."))
    return redirect("officer:board")


@page(Permission.EXPORT_FILES)
def export(request: DeskRequest, ending: str) -> HttpResponseBase:
    """The list as a file, read from the database while it is sent; one line in the access log."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    wanted = filter_form(request).wanted()
    rows = export_rows(request.actor, wanted, today=request.today)
    note_read(request, request.actor.own_office, "cases_export", query_of(wanted)[:200],
              subject="office")
    name = f"kasus-{request.today:%Y-%m-%d}.{ending}"
    if ending == "csv":
        return StreamingHttpResponse(
            csv_parts(export_header(), rows), content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    return _xlsx(name, rows)


def _xlsx(name: str, rows: Iterator[list[str | int | None]]) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - the response closes it when it is sent
    write_xlsx_to(file, export_header(), rows)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
