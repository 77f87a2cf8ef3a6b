"""The own action plan on the phone: read, tick, prove, agree, take along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.documents.worksheet import plan_paper
from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.enums.plan import PlanStatus, StepActor, StepStatus
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError, NoOpenCaseError
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.errors.plan import (
    ApprovalNeededError,
    EmptyPlanError,
    NotOwnStepError,
)
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.operations.plan import sign_plan
from antarkerja.domain.cases.operations.steps import open_step_again, tick_own_step
from antarkerja.domain.cases.queries.plan import (
    lines_of,
    needs_approval,
    open_lines,
    own_case,
    plan_of,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.shared.calendars import MIME, Meeting, calendar_file
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.papers import paper_response

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case, CaseFile, Plan

MORNING = time(8, 0)


@page(Permission.USE_OWN_FILE)
def plan(request: DeskRequest) -> HttpResponse:
    case = own_case(request.actor)
    found = plan_of(case) if case else None
    lines = lines_of(case, found) if case else []
    signed = next(iter(found.signatures.all()), None) if found else None
    is_agreed = bool(found and signed and signed.plan_version == found.version)
    return render(request, "jobseeker/plan/plan.html", {
        "case": case, "plan": found, "lines": lines, "open": len(open_lines(lines)),
        "signed": signed, "is_agreed": is_agreed,
        "may_sign": bool(case and found and lines and found.goal and not is_agreed
                         and case.status == "open" and _approved(case, found)),
    })


def _approved(case: Case, found: Plan) -> bool:
    return found.status in (PlanStatus.APPROVED, PlanStatus.AGREED) or not needs_approval(
        case.office_id)


@page(Permission.USE_OWN_FILE)
@require_POST
def plan_step(request: DeskRequest, step_id: int) -> HttpResponse:
    """Ticks an own step; a photo or a file may prove it."""
    case, _found = _own(request)
    if not _is_own_step(case, step_id):
        raise Http404

    def act() -> None:
        tick_own_step(by=request.actor, on=request.today, step_id=step_id,
                      note=request.POST.get("note", ""), proof=_proof(request, case))
    return _act(act, request, _("Well done: the step is ticked."))


def _is_own_step(case: Case, step_id: int) -> bool:
    found = plan_of(case)
    return found is not None and any(
        step.pk == step_id and step.actor == StepActor.PERSON for step in found.steps.all())


def _proof(request: DeskRequest, case: Case) -> CaseFile | None:
    sent = request.FILES.get("file")
    if sent is None:
        return None
    return keep_file(by=request.actor, at=request.now, case=case, name=sent.name or "",
                     content=sent.read(), visibility=Visibility.PERSON, kind=FileKind.PROOF)


@page(Permission.USE_OWN_FILE)
@require_POST
def plan_step_again(request: DeskRequest, step_id: int) -> HttpResponse:
    return _act(lambda: open_step_again(
        by=request.actor, on=request.today, at=request.now, step_id=step_id,
    ), request, _("The step is open again."))


@page(Permission.USE_OWN_FILE)
@require_POST
def plan_sign(request: DeskRequest) -> HttpResponse:
    case, _found = _own(request)
    version = request.POST.get("version", "")
    read = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else -1
    return _act(lambda: sign_plan(
        by=request.actor, on=request.today, at=request.now, case_id=case.pk,
        name=request.POST.get("name", ""), read_version=read,
    ), request, _("Thank you: the plan is agreed."))


@page(Permission.USE_OWN_FILE)
def plan_pdf(request: DeskRequest) -> HttpResponse:
    case, found = _own(request)
    return paper_response(plan_paper(case, found, at=request.now))


@page(Permission.USE_OWN_FILE)
def plan_calendar(request: DeskRequest) -> HttpResponse:
    """Open steps with a day, at eight in the morning of the office's clock."""
    case, found = _own(request)
    zone = ZoneInfo(case.office.zone)
    meetings = [
        Meeting(
            uid=f"step-{step.pk}@antarkerja", title=step.title, sequence=step.version,
            starts_at=(start := datetime.combine(step.due_on, MORNING, zone)),
            ends_at=start + timedelta(minutes=30),
        )
        for step in found.steps.all() if step.status == StepStatus.OPEN and step.due_on
    ]
    return HttpResponse(
        calendar_file(meetings, title=str(_("My plan")), at=request.now), content_type=MIME,
        headers={"Content-Disposition": 'attachment; filename="rencana.ics"',
                 "Cache-Control": "private, no-store"},
    )


def _own(request: DeskRequest) -> tuple[Case, Plan]:
    case = own_case(request.actor)
    found = plan_of(case) if case else None
    if case is None or found is None:
        raise Http404
    return case, found


def _act(act: Callable[[], object], request: DeskRequest, done: str) -> HttpResponse:
    try:
        act()
    except (OutOfScopeError, NotOwnStepError) as error:
        raise Http404 from error
    except FileRefusedError as error:
        messages.error(request, str(error.fault.label))
    except (NoOpenCaseError, EmptyPlanError, ApprovalNeededError):
        messages.error(request, _("This cannot be done now. Ask your officer."))
    except ChangedMeanwhileError:
        messages.error(request, _("The plan changed meanwhile. Read it as it is now, then again."))
    else:
        messages.success(request, done)
    return redirect("jobseeker:plan")
