"""People placed one, three and six months ago: how are they?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats
from django.utils.translation import gettext as _

from antarkerja.domain.matching import queries
from antarkerja.domain.matching.enums import FollowUpStatus, WorkAnswer
from antarkerja.domain.matching.errors import (
    AlreadyFollowedUpError,
    DateOutOfOrderError,
    NotAtWorkYetError,
    TriedAlreadyError,
)
from antarkerja.domain.matching.operations import record_follow_up
from antarkerja.domain.matching.policies import FOLLOW_UP_TRIES
from antarkerja.domain.matching.queries import Answers
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.follow_ups.forms import FollowUpForm

if TYPE_CHECKING:
    from antarkerja.domain.matching.models import FollowUp

PAGE_SIZE = 50
STILL_ASKED = (FollowUpStatus.DUE, FollowUpStatus.NOT_REACHED)


@page(Permission.REFER)
def follow_ups(request: DeskRequest) -> HttpResponse:
    rows = queries.follow_ups_due(request.actor, today=request.today)
    listed = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    said = queries.answers_of([row.pk for row in listed])
    for row in listed:
        note_read(request, row.placement.person_id, "today_list")
    return render(request, "officer/follow_ups/list.html", {
        "page": listed, "lines": [(row, said.get(row.pk, Answers())) for row in listed],
        "waiting": queries.count_waiting_for_answer(request.actor, today=request.today),
    })


@page(Permission.REFER)
def follow_up(request: DeskRequest, follow_up_id: int) -> HttpResponse:
    row = queries.follow_up_for(request.actor, follow_up_id)
    if row is None:
        raise Http404
    said = queries.answers_of([row.pk]).get(row.pk, Answers())
    form = FollowUpForm(request.POST if request.method == "POST" else None,
                        initial=_proposed(said))
    if form.is_valid() and _keep(request, row, form):
        return redirect("officer:follow_ups")
    note_read(request, row.placement.person_id, "follow_up")
    return render(request, "officer/follow_ups/one.html", {
        "follow_up": row, "form": form, "is_asked": row.status in STILL_ASKED,
        "most": FOLLOW_UP_TRIES, "said": said,
    }, status=422 if form.errors else 200)


def _proposed(said: Answers) -> dict[str, object]:
    """What the worker answered, or else the firm, stands in the form; nothing where they differ."""
    if said.differ or not said.given:
        return {}
    first = said.given[0]
    if first.answer == WorkAnswer.WORKING:
        return {"status": FollowUpStatus.WORKING}
    return {"status": FollowUpStatus.LEFT, "left_on": first.left_on,
            "leaving_reason": first.leaving_reason}


def _keep(request: DeskRequest, row: FollowUp, form: FollowUpForm) -> bool:
    data = form.cleaned_data
    try:
        kept = record_follow_up(
            by=request.actor, on=request.today, follow_up=row,
            status=FollowUpStatus(data["status"]), left_on=data["left_on"],
            leaving_reason=data["leaving_reason"], note=data["note"],
        )
    except AlreadyFollowedUpError:
        messages.error(request, _("Somebody entered this follow-up before you."))
        return True
    except TriedAlreadyError:
        messages.info(request, _("Not reached is noted once for each try. %(name)s is asked again "
                                 "on %(day)s.") % _who_and_when(row))
        return True
    except NotAtWorkYetError:
        form.add_error(None, _("The first day at work is %(day)s. Ask from then on.") % {
            "day": formats.date_format(row.placement.started_on, "j F Y")})
        return False
    except DateOutOfOrderError:
        form.add_error("left_on", _("The last day lies between the first day and today."))
        return False
    if kept.status == FollowUpStatus.DUE:
        messages.success(request, _("Kept: %(name)s is asked again on %(day)s.")
                         % _who_and_when(kept))
    else:
        messages.success(request, _("Kept: %(name)s.") % {"name": row.placement.person.name})
    return True


def _who_and_when(row: FollowUp) -> dict[str, str]:
    return {"name": row.placement.person.name,
            "day": formats.date_format(row.due_on, "j F Y")}
