"""Files that the desk brings in: upload, preview row by row, take in, take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.employers.imports import TEMPLATE_COLUMNS as VACANCY_COLUMNS
from antarkerja.domain.jobseekers.imports import TEMPLATE_COLUMNS as PEOPLE_COLUMNS
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.imports import (
    BatchView,
    ImportRefusedError,
    batch_for,
    batches_for,
    kept_rows,
    remedy,
    rows_page,
)
from antarkerja.domain.training.imports import TEMPLATE_COLUMNS as COURSE_COLUMNS
from antarkerja.journeys import imports as journey
from antarkerja.journeys.import_work import AT_ONCE, apply_batch, read_batch, undo_batch
from antarkerja.shared.tabular import UnreadableFileError, write_csv, write_xlsx
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.paging import address_after
from antarkerja.web.officer.imports import lines
from antarkerja.web.officer.imports.forms import ColumnsForm, FileForm

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import ImportBatch

TEMPLATES = {"vacancies": VACANCY_COLUMNS, "people": PEOPLE_COLUMNS, "courses": COURSE_COLUMNS}
TEMPLATE_NAMES = {"vacancies": "lowongan", "people": "pencari-kerja", "courses": "kursus"}
ENDINGS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
}


@page(Permission.IMPORT_FILES)
def imports(request: DeskRequest) -> HttpResponse:
    batches = batches_for(request.actor)
    waiting = sum(batch.status == "read" or bool(journey.columns_to_name(batch))
                  for batch in batches)
    return render(request, "officer/imports/list.html", {
        "rows": [{"batch": batch, "state": lines.state_label(batch),
                  "kind": lines.kind_label(batch.kind)} for batch in batches],
        "headline": ngettext("One file waits for your word", "%(n)s files wait for your word",
                             waiting) % {"n": waiting} if waiting else _("No file waits"),
    })


@page(Permission.IMPORT_FILES)
def import_new(request: DeskRequest, kind: str) -> HttpResponse:
    if kind not in TEMPLATES:
        raise Http404
    request.actor.require(journey.importer_of(kind).permission)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = journey.receive(by=request.actor, kind=kind, file_name=file.name,
                                    data=file.read())
        except (UnreadableFileError, ImportRefusedError) as error:
            form.add_error("file", remedy(error.problem.as_json()))
        else:
            if journey.columns_to_name(batch):
                return redirect("officer:import_columns", batch.pk)
            _read(request, batch, file.size)
            return redirect("officer:import_batch", batch.pk)
    return render(request, "officer/imports/new.html", {
        "form": form, "kind": kind,
        "headline": {
            "vacancies": _("Bring vacancies in from a file"),
            "people": _("Bring people in from your register"),
            "courses": _("Bring courses in from a file"),
        }[kind],
    })


@page(Permission.IMPORT_FILES)
def import_template(request: DeskRequest, kind: str, ending: str) -> HttpResponse:
    if kind not in TEMPLATES or ending not in ENDINGS:
        raise Http404
    content_type, write = ENDINGS[ending]
    response = HttpResponse(write(TEMPLATES[kind], []), content_type=content_type)
    name = TEMPLATE_NAMES[kind]
    response["Content-Disposition"] = f'attachment; filename="templat-{name}.{ending}"'
    return response


@page(Permission.IMPORT_FILES)
def import_batch(request: DeskRequest, batch_id: int) -> HttpResponse:
    view = _batch(request, batch_id)
    batch = view.batch
    unnamed = journey.columns_to_name(batch)
    verdict = request.GET.get("verdict", "")
    after = request.GET.get("after", "")
    shown = rows_page(
        request.actor, batch_id, verdict=verdict if verdict in lines.TONES else "",
        notes=request.GET.get("notes") == "1", after=int(after) if after.isdecimal() else 0,
    )
    return render(request, "officer/imports/batch.html", {
        "view": view, "batch": batch, "headline": lines.headline(view),
        "tallies": lines.tallies(batch), "facts": lines.facts(batch),
        "lines": [lines.line_of(row, batch.kind) for row in shown.rows],
        "kept": [lines.line_of(row, batch.kind) for row in kept_rows(request.actor, batch_id)],
        "next": address_after(request, shown.last_line), "verdict": verdict,
        "is_working": batch.status in ("reading", "applying", "undoing") and not unnamed,
        "unnamed": unnamed,
        "total": view.applied + view.to_apply,
        "refusal": remedy(batch.refusal) if batch.refusal else "",
    })


@page(Permission.IMPORT_FILES)
def import_columns(request: DeskRequest, batch_id: int) -> HttpResponse:
    batch = _batch(request, batch_id).batch
    importer = journey.importer_of(batch.kind)
    format_ = next(f for f in importer.formats if f.name == batch.format)
    form = ColumnsForm(
        request.POST or None, format_=format_, fields=importer.fields,
        header=batch.mapping.get("header", []), chosen=batch.mapping.get("columns", {}),
    )
    if request.method == "POST" and form.is_valid():
        try:
            batch = journey.choose_columns(by=request.actor, batch_id=batch_id,
                                           columns=form.columns, format_name=batch.format)
        except ImportRefusedError as error:
            form.add_error(None, remedy(error.problem.as_json()))
        else:
            _read(request, batch, None)
            return redirect("officer:import_batch", batch_id)
    return render(request, "officer/imports/columns.html", {
        "form": form, "batch": batch,
        "headline": _("Which column of %(name)s holds what?") % {"name": batch.file_name},
    })


@page(Permission.IMPORT_FILES)
@require_POST
def import_take_in(request: DeskRequest, batch_id: int) -> HttpResponse:
    view = _batch(request, batch_id)
    try:
        journey.begin(by=request.actor, on=request.today, at=request.now, batch_id=batch_id)
    except ImportRefusedError as error:
        messages.error(request, remedy(error.problem.as_json()))
        return redirect("officer:import_batch", batch_id)
    apply_batch.enqueue(batch_id)
    messages.success(request, ngettext(
        "One row is being taken in; you may go on with other work.",
        "%(n)s rows are being taken in; you may go on with other work.", view.to_apply,
    ) % {"n": number_format(view.to_apply, force_grouping=True)})
    return redirect("officer:import_batch", batch_id)


@page(Permission.IMPORT_FILES)
@require_POST
def import_take_back(request: DeskRequest, batch_id: int) -> HttpResponse:
    _batch(request, batch_id)
    try:
        journey.begin_back(by=request.actor, on=request.today, at=request.now, batch_id=batch_id)
    except ImportRefusedError as error:
        messages.error(request, remedy(error.problem.as_json()))
    else:
        undo_batch.enqueue(batch_id)
        messages.success(request, _("The file is being taken back. What is in use stays, and is "
                                    "named below."))
    return redirect("officer:import_batch", batch_id)


@page(Permission.IMPORT_FILES)
@require_POST
def import_drop(request: DeskRequest, batch_id: int) -> HttpResponse:
    name = _batch(request, batch_id).batch.file_name
    try:
        journey.drop(by=request.actor, batch_id=batch_id)
    except ImportRefusedError as error:
        messages.error(request, remedy(error.problem.as_json()))
        return redirect("officer:import_batch", batch_id)
    messages.success(request, _("%(name)s was put aside; nothing of it was kept.")
                     % {"name": name})
    return redirect("officer:imports")


def _batch(request: DeskRequest, batch_id: int) -> BatchView:
    try:
        return batch_for(request.actor, batch_id)
    except OutOfScopeError as error:
        raise Http404 from error


def _read(request: DeskRequest, batch: ImportBatch, size: int | None) -> None:
    """A small file at once, a large one in the background."""
    if size is not None and size <= AT_ONCE:
        journey.read_in(by=request.actor, on=request.today, at=request.now, batch_id=batch.pk)
    else:
        read_batch.enqueue(batch.pk)


