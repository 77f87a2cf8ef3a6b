"""The caseload: one's own board, the office's, and the list behind every number."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.attention import Due
from antarkerja.domain.cases.errors.attention import CountedJustNowError
from antarkerja.domain.cases.operations.board import count_board
from antarkerja.domain.cases.queries import caseload
from antarkerja.domain.cases.queries.board import Figures, OfficeBoard, office_board, own_figures
from antarkerja.domain.cases.queries.views import views_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.board.forms import CaseFilterForm, SaveViewForm, query_of
from antarkerja.web.officer.board.rows import rows_of


@page(Permission.WORK_CASES)
def board(request: DeskRequest) -> HttpResponse:
    """The viewer's own cases, counted now."""
    figures = own_figures(request.actor, today=request.today)
    return render(request, "officer/board/board.html", {
        **_parts(figures, officer=caseload.MINE), "views": views_of(request.actor),
        "headline": _own_headline(figures),
    })


@page(Permission.WORK_CASES)
def team(request: DeskRequest) -> HttpResponse:
    """The whole office, out of counts whose moment is told."""
    office = office_board(request.actor)
    return render(request, "officer/board/team.html", {
        **_parts(office.figures), "office": office, "officers": _officer_rows(office),
        "headline": _office_headline(office.figures),
    })


@page(Permission.WORK_CASES)
@require_POST
def count(request: DeskRequest) -> HttpResponse:
    try:
        count_board(by=request.actor, on=request.today, at=request.now)
    except CountedJustNowError:
        messages.info(request, _("It was counted less than a minute ago."))
    else:
        messages.success(request, _("Counted anew."))
    return redirect("officer:board_team")


@page(Permission.WORK_CASES)
def cases(request: DeskRequest) -> HttpResponse:
    """The cases behind a number, 50 a page."""
    form = filter_form(request)
    wanted = form.wanted()
    found = caseload.case_list(
        request.actor, wanted, today=request.today, cursor=request.GET.get("after", "")
    )
    query = query_of(wanted)
    return render(request, "officer/board/cases.html", {
        "form": form, "found": found, "rows": rows_of(found.lines), "query": query,
        "headline": _list_headline(request, wanted),
        "next": f"?{query}&{urlencode({'after': found.next_cursor})}" if found.next_cursor else "",
        "save_form": SaveViewForm(initial={"filters": query}),
        "may_export": request.actor.may(Permission.EXPORT_FILES),
    })


def filter_form(request: DeskRequest) -> CaseFilterForm:
    """The filters of the address, with the officers and groups of the office. Two queries."""
    return CaseFilterForm(
        request.GET, officers=caseload.officers_of(request.actor, today=request.today),
        groups=caseload.groups_of(request.actor),
    )


def _list_headline(request: DeskRequest, wanted: caseload.CaseFilter) -> str:
    number = caseload.capped_cases(request.actor, wanted, today=request.today)
    if number > caseload.MOST_COUNTED:
        return _("More than %(n)d cases") % {"n": caseload.MOST_COUNTED}
    if not number:
        return _("No case fits")
    return ngettext("%(n)d case", "%(n)d cases", number) % {"n": number}


def _own_headline(figures: Figures) -> str:
    if not figures.cases:
        return _("No case is yours yet")
    if not figures.flagged:
        return _("None of your cases is forgotten")
    return ngettext(
        "%(n)s of your cases wants your attention", "%(n)s of your cases want your attention",
        figures.flagged,
    ) % {"n": intcomma(figures.flagged)}


def _office_headline(figures: Figures) -> str:
    if not figures.cases:
        return _("No case is open yet")
    if not figures.flagged:
        return _("No case is forgotten")
    return ngettext(
        "%(n)s case wants attention", "%(n)s cases want attention", figures.flagged
    ) % {"n": intcomma(figures.flagged)}


def address(**asked: str) -> str:
    """The list of cases behind a number."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("officer:board_cases") + (f"?{query}" if query else "")


def _parts(figures: Figures, officer: str = "") -> dict[str, Any]:
    def linked(name: str, bars: list[Any]) -> list[tuple[Any, str]]:
        return [(bar, address(officer=officer, **{name: bar.code})) for bar in bars]

    return {
        "figures": figures,
        "tallies": _tallies(figures, officer),
        "sections": [
            (_("Why they came up"), linked("flag", figures.flags)),
            (_("Days without contact"), linked("silence", figures.silence)),
            (_("Next step"), linked("due", figures.due)),
            (_("Service track"), linked("track", figures.tracks)),
            (_("Open since"), linked("age", figures.age)),
        ],
    }


def _tallies(figures: Figures, officer: str) -> list[dict[str, Any]]:
    return [
        {"number": figures.cases, "label": _("open cases"), "tone": "",
         "url": address(officer=officer)},
        {"number": figures.flagged, "label": _("want attention"),
         "tone": "now" if figures.flagged else "",
         "url": address(officer=officer, flag=caseload.ANY)},
        {"number": figures.late, "label": _("steps late"),
         "tone": "late" if figures.late else "",
         "url": address(officer=officer, due=Due.LATE)},
        {"number": figures.soon, "label": _("steps within a week"), "tone": "",
         "url": address(officer=officer, due=Due.WEEK)},
        {"number": figures.load, "label": _("load by track"), "tone": "", "url": ""},
    ]


def _officer_rows(office: OfficeBoard) -> list[dict[str, Any]]:
    rows = []
    for line in office.officers:
        whose = str(line.officer_id) if line.officer_id else caseload.NONE
        rows.append({
            "line": line, "name": line.name or _("Nobody yet"), "url": address(officer=whose),
            "flagged_url": address(officer=whose, flag=caseload.ANY),
            "late_url": address(officer=whose, due=Due.LATE),
        })
    return rows
