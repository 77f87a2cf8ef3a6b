"""The statutory reports of an office, from the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.labour_market.queries import SEXES, FormIII1, Line, form_iii_1, next_month
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.queries import offices_seen_by
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.manager.reports.forms import FIRST_YEAR, MonthForm

LABELS = {
    "opening": _("Not yet placed at the end of last month"),
    "registered": _("Registered this month"),
    "available": _("Total (1 + 2)"),
    "placed": _("Placed this month"),
    "struck_off": _("Struck off this month"),
    "gone": _("Total (3 + 4)"),
    "closing": _("Not yet placed at the end of this month (A − B)"),
    "vacancies_opening": _("Not yet filled at the end of last month"),
    "vacancies_opened": _("Registered this month"),
    "vacancies_available": _("Total (1 + 2)"),
    "vacancies_filled": _("Filled this month"),
    "vacancies_removed": _("Removed this month"),
    "vacancies_gone": _("Total (3 + 4)"),
    "vacancies_closing": _("Not yet filled at the end of this month (C − D)"),
}
BAND_LABELS = {"other": _("Age not known")}
SEX_LABELS = {"L": _("L"), "P": _("P"), "": _("?")}


@dataclass(frozen=True, slots=True)
class PrintedLine:
    number: str
    label: str
    values: list[tuple[str, int]]
    total: int


@page(Permission.SEE_COUNTS)
def ipk(request: DeskRequest) -> HttpResponse:
    """IPK III/1 of one office and month."""
    offices = [(office.pk, office.name) for office in offices_seen_by(request.actor)]
    form = MonthForm(request.GET.dict(), offices=offices, today=request.today)
    office_id, month = form.chosen()
    try:
        report = form_iii_1(request.actor, office_id, month)
    except OutOfScopeError as error:
        raise Http404 from error
    columns = _columns(report)
    this_month = request.today.replace(day=1)
    return render(request, "manager/reports/ipk.html", {
        "form": form, "report": report, "office_id": office_id, "month": month,
        "bands": [(BAND_LABELS.get(band, band), len(_sexes(report, band)))
                  for band in report.bands],
        "sexes": [SEX_LABELS[sex] for _band, sex in columns],
        "seekers": [_printed(line, columns) for line in report.seekers],
        "vacancies": [_printed(line, []) for line in report.vacancies],
        "before": _day(month - timedelta(days=1)) if month > date(FIRST_YEAR, 1, 1) else None,
        "after": _day(next_month(month)) if month < this_month else None,
        "is_open": month == this_month,
    })


def _day(day: date) -> dict[str, int]:
    return {"month": day.month, "year": day.year}


def _sexes(report: FormIII1, band: str) -> tuple[str, ...]:
    """L and P always; "not known" only where somebody is counted there."""
    unknown = any(line.of(band, "") for line in report.seekers)
    return SEXES if unknown else SEXES[:2]


def _columns(report: FormIII1) -> list[tuple[str, str]]:
    return [(band, sex) for band in report.bands for sex in _sexes(report, band)]


def _printed(line: Line, columns: list[tuple[str, str]]) -> PrintedLine:
    return PrintedLine(
        number=line.number, label=str(LABELS[line.key]), total=line.total,
        values=[(f"{BAND_LABELS.get(band, band)} {SEX_LABELS[sex]}", line.of(band, sex))
                for band, sex in columns],
    )
