"""What the preview and the result say: rows, headlines, counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.jobseekers.policies import masked_nik
from antarkerja.domain.offices.imports import BatchView, remedy
from antarkerja.domain.offices.imports.wording import KEPT
from antarkerja.journeys.imports import columns_to_name, importer_of
from antarkerja.shared.tabular import neutral

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import ImportBatch, ImportRow

TONES = {"new": "good", "changed": "sea", "same": "", "duplicate": "gap", "refused": "bad"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file on the page."""

    number: int
    verdict: str
    verdict_label: str
    tone: str
    title: str
    detail: str
    url: str
    notes: list[str]
    kept: str


def kind_label(kind: str) -> str:
    return {"vacancies": _("Vacancies"), "people": _("People"), "courses": _("Courses")}[kind]


def verdict_label(verdict: str) -> str:
    return {
        "new": _("new"), "changed": _("changed"), "same": _("same"),
        "duplicate": _("duplicate"), "refused": _("refused"),
    }[verdict]


def line_of(row: ImportRow, kind: str) -> Line:
    """The row in words; a NIK shows its last four digits at most."""
    title, detail = _SAID[kind](row.values)
    return Line(
        number=row.line, verdict=row.verdict, verdict_label=verdict_label(row.verdict),
        tone=TONES[row.verdict], title=neutral(title) or _("(nothing readable)"),
        detail=detail, url=_url(row, kind),
        notes=[_note(problem, kind) for problem in row.problems],
        kept=str(KEPT.get(row.kept, row.kept)) if row.kept else "",
    )


def _vacancy(values: dict[str, Any]) -> tuple[str, str]:
    parts = [values.get("employer", ""), values.get("place", "")]
    if values.get("places"):
        parts.append(ngettext("one place", "%(n)s places", values["places"])
                     % {"n": number_format(values["places"], force_grouping=True)})
    return values.get("title", ""), " · ".join(neutral(part) for part in parts if part)


def _person(values: dict[str, Any]) -> tuple[str, str]:
    details = values.get("details", {})
    parts = [details.get("birth_on", ""), details.get("education", ""),
             masked_nik(values.get("nik_last4", ""))]
    return details.get("name", ""), " · ".join(part for part in parts if part)


def _course(values: dict[str, Any]) -> tuple[str, str]:
    parts = [values.get("provider", ""), values.get("place", ""), values.get("starts_on", "")]
    return values.get("title", ""), " · ".join(neutral(part) for part in parts if part)


_SAID: dict[str, Callable[[dict[str, Any]], tuple[str, str]]] = {
    "vacancies": _vacancy, "people": _person, "courses": _course,
}
_PAGES = {"vacancies": "officer:vacancy", "people": "officer:person", "courses": "officer:course"}


def _url(row: ImportRow, kind: str) -> str:
    if row.target_id is None or (row.undone_at and not row.kept):
        return ""
    return reverse(_PAGES[kind], args=[row.target_id])


def _note(problem: dict[str, Any], kind: str) -> str:
    sentence = remedy(problem, importer_of(kind).sentence)
    column = problem.get("column")
    return f"{column}: {sentence}" if column else sentence


def headline(view: BatchView) -> str:
    """Where the file stands now."""
    batch = view.batch
    name = {"name": batch.file_name}
    if columns_to_name(batch):
        return _("%(name)s waits for you to name its columns") % name
    if batch.status == "reading":
        return _("%(name)s is being read") % name
    if batch.status == "failed":
        return _("%(name)s cannot be read") % name
    if batch.status == "read":
        return _("%(name)s waits for your word") % name
    if batch.status == "applying":
        return _("%(name)s is being taken in") % name
    if batch.status == "undoing":
        return _("%(name)s is being taken back") % name
    if batch.status == "undone":
        return _("%(name)s was taken back") % name
    return _("%(name)s was taken in") % name


def state_label(batch: ImportBatch) -> str:
    if columns_to_name(batch):
        return _("waits for its columns")
    return {
        "reading": _("being read"), "read": _("waits for your word"),
        "applying": _("being taken in"), "applied": _("taken in"),
        "undoing": _("being taken back"), "undone": _("taken back"), "failed": _("not readable"),
    }[batch.status]


def tallies(batch: ImportBatch) -> list[dict[str, Any]]:
    """Each count leads to its rows; together they are the rows of the file."""
    here = reverse("officer:import_batch", args=[batch.pk])
    return [
        {"number": getattr(batch, verdict), "label": verdict_label(verdict),
         "url": f"{here}?verdict={verdict}" if getattr(batch, verdict) else "",
         "tone": "late" if verdict == "refused" and batch.refused else ""}
        for verdict in ("new", "changed", "same", "duplicate", "refused")
    ]


def facts(batch: ImportBatch) -> list[tuple[str, str]]:
    """What is known of the file itself."""
    found = [
        (_("Kind"), kind_label(batch.kind)),
        (_("Layout"), batch.format),
        (_("Rows"), number_format(batch.rows, force_grouping=True)),
        (_("Brought by"), batch.user.name if batch.user else _("the command line")),
        (_("On"), date_format(localtime(batch.created_at), "j F Y H:i")),
    ]
    columns = batch.mapping.get("columns", {})
    labels = importer_of(batch.kind).fields
    found += [(str(labels.get(name, name)), column) for name, column in columns.items()]
    return found
