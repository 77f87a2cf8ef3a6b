"""The action plan at the desk: goal, steps, templates, approval and signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.documents.worksheet import plan_paper
from antarkerja.domain.cases.enums.plan import StepOutcome
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError, NoOpenCaseError
from antarkerja.domain.cases.errors.plan import (
    ApprovalNeededError,
    EmptyPlanError,
    NotWaitingError,
    StepClosedError,
)
from antarkerja.domain.cases.operations import plan as plans
from antarkerja.domain.cases.operations import steps
from antarkerja.domain.cases.policies.steps import due_days
from antarkerja.domain.cases.policies.templates import steps_from
from antarkerja.domain.cases.queries.interview import answers_of, interview_of
from antarkerja.domain.cases.queries.plan import (
    lines_of,
    needs_approval,
    open_lines,
    plan_of,
    plans_waiting,
    step_for,
)
from antarkerja.domain.cases.queries.scope import case_for
from antarkerja.domain.cases.queries.templates import templates_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.papers import paper_response
from antarkerja.web.officer.plans.forms import EndForm, GoalForm, QuickStepForm, StepForm

if TYPE_CHECKING:
    from datetime import date

    from antarkerja.domain.cases.models import Case, Plan

MOST_WAITING = 50


@page(Permission.WORK_CASES)
def plan(request: DeskRequest, case_id: int) -> HttpResponse:
    case = _case(request, case_id)
    found = plan_of(case)
    goal = found.goal if found else ""
    form = GoalForm(request.POST or None, initial={"goal": goal})
    if request.method == "POST" and form.is_valid():
        return _act(request, case_id, lambda: plans.set_goal(
            by=request.actor, on=request.today, at=request.now, case_id=case_id,
            goal=form.cleaned_data["goal"], read_version=found.version if found else None))
    note_read(request, case.person_id, "plan")
    if not goal and request.method == "GET":
        wish = answers_of(interview_of(case)).get("goal")
        form = GoalForm(initial={"goal": wish.value[:300] if wish else ""})
    return _plan_page(request, case, found, form)


def _plan_page(
    request: DeskRequest, case: Case, found: Plan | None, form: GoalForm,
    quick: QuickStepForm | None = None,
) -> HttpResponse:
    """`quick` is a step that could not be added, with what was typed."""
    lines = lines_of(case, found)
    quick = quick or QuickStepForm(days=_days(request, found))
    return render(request, "officer/plans/plan.html", {
        "case": case, "plan": found, "form": form, "lines": lines,
        "open": len(open_lines(lines)), "quick": quick,
        "templates": [one for one in templates_of(request.actor)
                      if one.track == case.track or not case.track],
        "may_lead": request.actor.may(Permission.LEAD_CASES), "end": EndForm(),
        "approval": needs_approval(case.office_id),
    }, status=422 if form.errors or quick.errors else 200)


@page(Permission.WORK_CASES)
@require_POST
def step_new(request: DeskRequest, case_id: int) -> HttpResponse:
    case = _case(request, case_id)
    found = plan_of(case)
    form = QuickStepForm(request.POST, days=_days(request, found))
    if not form.is_valid():
        note_read(request, case.person_id, "plan")
        return _plan_page(request, case, found,
                          GoalForm(initial={"goal": found.goal if found else ""}), form)
    return _act(request, case_id, lambda: steps.add_steps(
        by=request.actor, on=request.today, at=request.now, case_id=case_id,
        steps=[form.details()]))


@page(Permission.WORK_CASES)
@require_POST
def plan_template(request: DeskRequest, case_id: int) -> HttpResponse:
    """A template is named by its place in the list of the office's templates."""
    place = request.POST.get("template", "")
    chosen = next((one for one in templates_of(request.actor)
                   if place == f"{one.track}:{one.template_id or ''}"), None)
    if chosen is None:
        raise Http404
    return _act(request, case_id, lambda: steps.add_steps(
        by=request.actor, on=request.today, at=request.now, case_id=case_id,
        steps=steps_from(chosen, on=request.today), goal=str(chosen.goal)))


@page(Permission.WORK_CASES)
def step(request: DeskRequest, step_id: int) -> HttpResponse:
    found = step_for(request.actor, step_id)
    if found is None:
        raise Http404
    case = found.plan.case
    names = ("title", "kind", "actor", "partner_name", "due_on", "help_needed", "hours")
    form = StepForm(request.POST or None, days=_days(request, found.plan),
                    initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            steps.change_step(by=request.actor, on=request.today, at=request.now,
                              step_id=step_id, details=form.details(),
                              read_version=found.version)
        except ChangedMeanwhileError:
            form.tell_overtaken()
        except (StepClosedError, NoOpenCaseError):
            form.add_error(None, _("This step has ended; open it again first."))
        else:
            messages.success(request, _("The step is saved."))
            return redirect("officer:plan", case_id=case.pk)
    note_read(request, case.person_id, "plan")
    return render(request, "officer/plans/step.html", {"form": form, "case": case, "step": found},
                  status=422 if form.errors else 200)


@page(Permission.WORK_CASES)
@require_POST
def step_end(request: DeskRequest, step_id: int) -> HttpResponse:
    form = EndForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {}
    return _act(request, _case_of(request, step_id), lambda: steps.end_step(
        by=request.actor, on=request.today, step_id=step_id,
        outcome=StepOutcome(said.get("outcome", "")), hours=said.get("hours"),
        dropped="drop" in request.POST))


@page(Permission.WORK_CASES)
@require_POST
def step_again(request: DeskRequest, step_id: int) -> HttpResponse:
    return _act(request, _case_of(request, step_id), lambda: steps.open_step_again(
        by=request.actor, on=request.today, at=request.now, step_id=step_id))


@page(Permission.WORK_CASES)
@require_POST
def plan_ask(request: DeskRequest, case_id: int) -> HttpResponse:
    return _act(request, case_id, lambda: plans.ask_for_approval(
        by=request.actor, at=request.now, case_id=case_id))


@page(Permission.LEAD_CASES)
@require_POST
def plan_answer(request: DeskRequest, case_id: int) -> HttpResponse:
    return _act(request, case_id, lambda: plans.answer_plan(
        by=request.actor, on=request.today, at=request.now, case_id=case_id,
        approved="approve" in request.POST, note=request.POST.get("note", ""),
        read_version=_version(request)))


@page(Permission.WORK_CASES)
@require_POST
def plan_sign(request: DeskRequest, case_id: int) -> HttpResponse:
    """The person agrees at the desk."""
    return _act(request, case_id, lambda: plans.sign_plan(
        by=request.actor, on=request.today, at=request.now, case_id=case_id,
        name=request.POST.get("name", ""), read_version=_version(request) or 0))


@page(Permission.LEAD_CASES)
def waiting(request: DeskRequest) -> HttpResponse:
    return render(request, "officer/plans/waiting.html", {
        "plans": list(plans_waiting(request.actor)[:MOST_WAITING]),
    })


@page(Permission.WORK_CASES)
def plan_pdf(request: DeskRequest, case_id: int) -> HttpResponse:
    case = _case(request, case_id)
    found = plan_of(case)
    if found is None:
        raise Http404
    note_read(request, case.person_id, "plan")
    return paper_response(plan_paper(case, found, at=request.now))


def _case(request: DeskRequest, case_id: int) -> Case:
    case = case_for(request.actor, case_id)
    if case is None:
        raise Http404
    return case


def _days(request: DeskRequest, found: Plan | None) -> tuple[date, date]:
    return due_days(found.made_on if found else None, on=request.today)


def _case_of(request: DeskRequest, step_id: int) -> int:
    found = step_for(request.actor, step_id)
    if found is None:
        raise Http404
    return found.plan.case_id


def _version(request: DeskRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _act(request: DeskRequest, case_id: int, act: Callable[[], object]) -> HttpResponse:
    """Does one act on the plan and says what became of it, always on the plan's page."""
    try:
        act()
    except OutOfScopeError as error:
        raise Http404 from error
    except NoOpenCaseError:
        messages.error(request, _("The case is closed; nothing was saved."))
    except ChangedMeanwhileError:
        messages.error(request, _("The plan changed meanwhile. Read it as it is now, then again."))
    except EmptyPlanError:
        messages.error(request, _("A plan needs a goal and a step first."))
    except ApprovalNeededError:
        messages.error(request, _("The head of office approves the plan first."))
    except NotWaitingError:
        messages.error(request, _("This plan does not wait for approval any more."))
    else:
        messages.success(request, _("The plan is saved."))
    return redirect("officer:plan", case_id=case_id)


