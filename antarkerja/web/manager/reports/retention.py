"""Who is still at work one, three and six months after placement: page and CSV."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.labour_market.queries import (
    Grouping,
    Outcome,
    Retention,
    RetentionLine,
    retention,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.reference.enums import Scheme
from antarkerja.shared.tabular.writing import write_csv
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.manager.reports.forms import RetentionForm

HEADER = ("bulan_setelah_mulai", "kelompok", "jatuh_tempo", "masih_bekerja", "pekerjaan_lain",
          "berhenti", "tidak_diketahui", "persen_masih_bekerja")


@page(Permission.SEE_COUNTS)
def retained(request: DeskRequest) -> HttpResponse:
    form, report = _report(request)
    total = next((line for line in report.at(6) if not line.group), None)
    return render(request, "manager/reports/retention.html", {
        "form": form, "report": report, "headline": _headline(total),
        "tables": [
            (months, ngettext("After one month", "After %(n)s months", months) % {"n": months},
             [(_group(report, line), line) for line in report.at(months)])
            for months in (1, 3, 6)
        ],
        "query": request.GET.urlencode(),
    })


@page(Permission.SEE_COUNTS)
def retained_csv(request: DeskRequest) -> HttpResponse:
    """The same numbers; a withheld one is "<5"."""
    _form, report = _report(request)
    rows = [
        [line.months, _group(report, line), _told(line.due),
         *(_told(line.of(outcome)) for outcome in Outcome), line.rate]
        for line in report.lines
    ]
    name = f"retensi-{report.first_on:%Y%m}-{report.last_on:%Y%m}-per-{report.as_of:%Y%m%d}.csv"
    return HttpResponse(write_csv(HEADER, rows), content_type="text/csv; charset=utf-8", headers={
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    })


def _report(request: DeskRequest) -> tuple[RetentionForm, Retention]:
    form = RetentionForm(request.GET.dict(), today=request.today)
    said = form.chosen()
    first_on, last_on = form.days()
    return form, retention(
        request.actor, first_on=first_on, last_on=last_on, as_of=said["as_of"],
        grouping=Grouping(said["grouping"]),
    )


def _headline(total: RetentionLine | None) -> str:
    if total is None or not total.due:
        return _("Nobody of this period has been placed for six months yet")
    if total.rate is None:
        return _("Too few people were placed to say how many stayed")
    return _("%(rate)s of 100 placed are known to be at the same work after six months") % {
        "rate": total.rate}


def _group(report: Retention, line: RetentionLine) -> str:
    if not line.group:
        return _("All")
    if report.grouping == Grouping.OFFICE:
        return report.names.get(line.group, line.group)
    if report.grouping == Grouping.MONTH:
        year, month = line.group.split("-")
        return formats.date_format(date(int(year), int(month), 1), "F Y")
    return str(Scheme(line.group).label) if line.group in Scheme.values else line.group


def _told(number: int | None) -> str | int:
    return "<5" if number is None else number
