"""Something should not stand so: readers say it, coordinators settle it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.talk import ReportReason
from antarkerja.domain.practices.errors.practice import IncompleteError
from antarkerja.domain.practices.errors.talk import SettledAlreadyError
from antarkerja.domain.practices.operations.moderation import report
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.talk import open_reports, remark_for
from antarkerja.journeys.talk import settle_and_withdraw
from antarkerja.web.community.talk.forms import ReportForm
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.READ_PRACTICES)
def practice_report(request: DeskRequest, practice_id: int) -> HttpResponse:
    if practice_for(request.actor, practice_id) is None:
        raise Http404
    return _report_page(request, practice_id, None, "")


@page(Permission.READ_PRACTICES)
def remark_report(request: DeskRequest, remark_id: int) -> HttpResponse:
    found = remark_for(request.actor, remark_id)
    if found is None:
        raise Http404
    return _report_page(request, found.practice_id, remark_id, found.text)


def _report_page(
    request: DeskRequest, practice_id: int, remark_id: int | None, words: str
) -> HttpResponse:
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            report(by=request.actor, at=request.now, practice_id=practice_id,
                   remark_id=remark_id, reason=ReportReason(form.cleaned_data["reason"]),
                   words=form.cleaned_data["words"])
        except OutOfScopeError as error:
            raise Http404 from error
        messages.success(request, _("Thank you. A coordinator looks at it."))
        return redirect("community:practice", practice_id=practice_id)
    return render(request, "community/talk/report.html", {
        "practice_id": practice_id, "title": title_in(practice_id, tongue()), "form": form,
        "words": words,
    }, status=422 if form.errors else 200)


@page(Permission.COORDINATE_PRACTICES)
def practice_reports(request: DeskRequest) -> HttpResponse:
    """What waits for a moderator, the oldest first."""
    rows = open_reports(request.actor, language=tongue())
    n = len(rows)
    return render(request, "community/talk/reports.html", {
        "rows": rows, "headline": ngettext(
            "%(n)d report waits for you", "%(n)d reports wait for you", n) % {"n": n}
        if n else _("No report waits"),
    })


@page(Permission.COORDINATE_PRACTICES)
@require_POST
def report_settle(request: DeskRequest, report_id: int) -> HttpResponse:
    """`hide` in the form hides it, anything else leaves it standing."""
    hide = "hide" in request.POST
    try:
        settle_and_withdraw(by=request.actor, at=request.now, report_id=report_id, hide=hide,
                            why=request.POST.get("why", ""))
    except OutOfScopeError as error:
        raise Http404 from error
    except IncompleteError:
        messages.error(request, _("Say why; the author reads it."))
    except SettledAlreadyError:
        messages.info(request, _("Somebody settled it before you."))
    else:
        messages.success(request, _("Hidden. Its author reads why.") if hide
                         else _("Left standing."))
    return redirect("community:practice_reports")
