"""The duty record (bukti kegiatan) by month or year: on the page, as PDF and as XLSX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.documents.duty import duty_paper, duty_table, thousandths
from antarkerja.domain.cases.enums.duty import DutyGrade, DutyKind
from antarkerja.domain.cases.operations.duty import end_points, set_points
from antarkerja.domain.cases.queries.duty import (
    duty_record,
    marks_of,
    moment_of,
    officers_of,
    points_of,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.papers import paper_response
from antarkerja.web.officer.duty.evidence import evidence_of
from antarkerja.web.officer.duty.forms import CheckForm, PeriodForm, PointsForm

if TYPE_CHECKING:
    from antarkerja.domain.cases.queries.duty import DutyRecord

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Permission.WORK_CASES)
def duty(request: DeskRequest) -> HttpResponse:
    """What one officer did in a period; a head chooses whose."""
    form, record = _record(request)
    listed = Paginator(record.duties, PAGE_SIZE).get_page(request.GET.get("page"))
    marks = marks_of(listed.object_list)
    return render(request, "officer/duty/duty.html", {
        "form": form, "record": record, "page": listed, "headline": _headline(request, record),
        "lines": [(one, marks[one.event_id], evidence_of(one)) for one in listed],
        "totals": [
            {"label": kind.label, "number": number, "tone": "", "url": "",
             "points": thousandths(record.points[kind]) if kind in record.points else ""}
            for kind, number in record.totals
        ],
        "points": thousandths(sum(record.points.values())) if record.points else "",
        "first": record.ledger_ids[0], "last": record.ledger_ids[1],
        "query": request.GET.urlencode(), "check_form": CheckForm(request.GET or None),
        "verdict": _verdict(request, form), "leads": request.actor.may(Permission.LEAD_CASES),
    })


@page(Permission.WORK_CASES)
def duty_pdf(request: DeskRequest) -> HttpResponse:
    _form, record = _record(request)
    return paper_response(duty_paper(record, at=request.now))


@page(Permission.WORK_CASES)
def duty_xlsx(request: DeskRequest) -> HttpResponse:
    _form, record = _record(request)
    name = f"BK-{record.first_on:%Y%m%d}-{record.last_on:%Y%m%d}-{record.officer.pk}.xlsx"
    return HttpResponse(duty_table(record), content_type=XLSX, headers={
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    })


@page(Permission.LEAD_CASES)
def points(request: DeskRequest) -> HttpResponse:
    """The office's point values by validity; empty until somebody fills it."""
    form = PointsForm(request.POST or None, initial={"valid_from": request.today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_points(
            by=request.actor, kind=DutyKind(said["kind"]),
            grade=DutyGrade(said["grade"]) if said["grade"] else None,
            points=form.thousandths(), valid_from=said["valid_from"], source=said["source"],
        )
        messages.success(request, _("Kept. Duties from that day on count by it."))
        return redirect("officer:duty_points")
    return render(request, "officer/duty/points.html", {
        "form": form,
        "values": [(one, thousandths(one.points)) for one in points_of(request.actor)],
    }, status=422 if form.errors else 200)


@page(Permission.LEAD_CASES)
@require_POST
def points_end(request: DeskRequest, point_id: int) -> HttpResponse:
    if not end_points(by=request.actor, on=request.today, point_id=point_id):
        raise Http404
    messages.success(request, _("The value ends today; what was counted before stays."))
    return redirect("officer:duty_points")


def _record(request: DeskRequest, check: str = "") -> tuple[PeriodForm, DutyRecord]:
    """The chosen record; with a check code, as the ledger stood when it was printed."""
    actor = request.actor
    form = PeriodForm(request.GET.dict(), officers=officers_of(actor), own=actor.user_id or 0,
                      today=request.today)
    chosen, (first_on, last_on) = form.chosen(), form.days()
    try:
        record = duty_record(
            actor, officer_id=chosen["officer"], first_on=first_on, last_on=last_on,
            at=request.now, as_of=moment_of(check) if check else None, grade=chosen["grade"],
        )
    except OutOfScopeError as error:
        raise Http404 from error
    return form, record


def _verdict(request: DeskRequest, form: PeriodForm) -> str:
    """Whether a printed record of this officer and period is the ledger's; "" unasked."""
    given = request.GET.get("check", "").strip().lower()
    if not given:
        return ""
    if moment_of(given) is None:
        return "unreadable"
    _form, record = _record(request, given)
    return "same" if record.check == given else "different"


def _headline(request: DeskRequest, record: DutyRecord) -> str:
    n = len(record.duties)
    if record.officer.pk == request.actor.user_id:
        return ngettext("You did one thing in this period", "You did %(n)s things in this period",
                        n) % {"n": n}
    return ngettext("%(name)s did one thing in this period",
                    "%(name)s did %(n)s things in this period", n) % {
        "n": n, "name": record.officer.name}
