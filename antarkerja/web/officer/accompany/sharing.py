"""Other agencies on a case: let in, and let out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.enums.sharing import ShareEnd, SharePart
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.sharing import ShareIncompleteError
from antarkerja.domain.cases.queries.sharing import partner_address, parts_of, shares_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.share_case import end_and_withdraw, share_and_tell
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.accompany.forms import ShareForm, add_missing
from antarkerja.web.officer.accompany.found import found_case

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import CaseShare


@dataclass(frozen=True, slots=True)
class _Row:
    """One agency as the page shows it; the link is empty where nothing is shared any more."""

    share: CaseShare
    parts: list[SharePart]
    link: str

    @property
    def stands(self) -> bool:
        return bool(self.link)


def _stands(share: CaseShare, today: date) -> bool:
    return share.ended_at is None and share.until_on >= today


@page(Permission.WORK_CASES)
def shares(request: DeskRequest, case_id: int) -> HttpResponse:
    """Who is let in with which link, and a form for another."""
    case = found_case(request, case_id, "case_shares")
    form = ShareForm(request.POST or None, initial={"consented_on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            share = share_and_tell(by=request.actor, on=request.today, at=request.now,
                                   case_id=case.pk, details=form.details())
        except ShareIncompleteError as error:
            add_missing(form, error.fields)
        except NoOpenCaseError:
            form.add_error(None, _("The case is closed. Open it again first."))
        else:
            messages.success(request, _("%(agency)s is let in; the person is told.") % {
                "agency": share.agency})
            return redirect("officer:case_shares", case_id=case.pk)
    rows = [
        _Row(one, parts_of(one), partner_address(one) if _stands(one, request.today) else "")
        for one in shares_of(request.actor, case).select_related("case__office")
    ]
    return render(request, "officer/accompany/shares.html", {
        "case": case, "form": form, "rows": rows,
        "standing": sum(1 for row in rows if row.stands),
    }, status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
@require_POST
def share_end(request: DeskRequest, share_id: int) -> HttpResponse:
    """The office ends it, or the person takes the consent back at the desk."""
    why = request.POST.get("why", "")
    if why not in ShareEnd.values:
        raise Http404
    try:
        share = end_and_withdraw(by=request.actor, on=request.today, at=request.now,
                                 share_id=share_id, why=ShareEnd(why))
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("%(agency)s sees nothing any more.") % {"agency": share.agency})
    return redirect("officer:case_shares", case_id=share.case_id)
