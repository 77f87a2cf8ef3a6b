"""Steps of a plan: added, changed, done, dropped, opened again; whole templates used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.cases.enums.plan import StepActor, StepOutcome, StepStatus
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.plan import NotOwnStepError, StepClosedError
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.cases.models.plan import Step
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.locks import lock_case
from antarkerja.domain.cases.operations.next_day import keep_next_day
from antarkerja.domain.cases.operations.plan import plan_to_change
from antarkerja.domain.cases.policies.steps import StepDetails
from antarkerja.domain.cases.queries.plan import fulfilled_steps, newest_referral_id
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import record, take_back
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def add_steps(
    *, by: Actor, on: date, at: datetime, case_id: int, steps: Iterable[StepDetails],
    goal: str = "",
) -> list[Step]:
    """Adds steps, one or a whole template's; `goal` fills a plan that has none yet.

    A step with the title and the due day of one that stands open is left out, so that a template
    used twice, or a button pressed twice, adds nothing.

    Raises:
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    case = lock_case(by, case_id)
    known = set(
        Step.objects.filter(plan__case=case, status=StepStatus.OPEN)
        .values_list("title", "due_on")
    )
    wanted = [step for step in steps if (step.title, step.due_on) not in known]
    if not wanted:
        return []
    plan = plan_to_change(case, by=by, on=on, at=at)
    if goal and not plan.goal:
        plan.goal = goal
        plan.save(update_fields=["goal"])
    added = Step.objects.bulk_create([
        Step(plan=plan, made_on=on, user_id=by.user_id, **asdict(details)) for details in wanted
    ])
    keep_next_day(case)
    return added


@transaction.atomic
def change_step(
    *, by: Actor, on: date, at: datetime, step_id: int, details: StepDetails, read_version: int
) -> Step:
    """Writes an open step anew. `read_version` is the step's version that the page showed.

    Raises:
        ChangedMeanwhileError: somebody saved the step since it was read.
        StepClosedError: it is done or dropped.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    step, case = _locked(by, step_id)
    if step.version != read_version:
        raise ChangedMeanwhileError
    if step.status != StepStatus.OPEN:
        raise StepClosedError
    values = asdict(details)
    if all(getattr(step, name) == value for name, value in values.items()):
        return step
    plan_to_change(case, by=by, on=on, at=at)
    for name, value in values.items():
        setattr(step, name, value)
    return _saved(step, case, by)


@transaction.atomic
def end_step(
    *, by: Actor, on: date, step_id: int, outcome: StepOutcome = StepOutcome.UNKNOWN,
    hours: int | None = None, dropped: bool = False,
) -> Step:
    """A step is done, or dropped, with what came of it; told once. Twice is once.

    One that was dropped may be done after all, and one that was done dropped: the ledger hears of
    it, and takes back what is not true any more. The plan as it was agreed does not change by it.

    Raises:
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    step, case = _locked(by, step_id)
    wanted = StepStatus.DROPPED if dropped else StepStatus.DONE
    if step.status == wanted and step.outcome == outcome and hours in (None, step.hours):
        return step
    turns = step.status != wanted
    step.status, step.outcome = wanted, outcome
    step.done_on = on if turns else step.done_on
    step.done_by_person = step.done_by_person and not dropped
    step.hours = step.hours if hours is None else hours
    _saved(step, case, by)
    if turns and dropped:
        _take_back_done(step, by=by, on=on)
    elif turns:
        _tell_done(step, case, by=by, on=on)
    if step.actor == StepActor.PERSON and not dropped:
        keep_contact(by=by, person_id=case.person_id, on=on)
    return step


def settle_steps(*, by: Actor, on: date, zone: str) -> int:
    """Ends steps that something elsewhere fulfilled: a referral, a kept appointment, the profile.

    Each in a transaction of its own; run again after a kill, it goes on. Returns how many.
    """
    settled = 0
    for step_id in list(fulfilled_steps(zone=zone).values_list("pk", flat=True)):
        end_step(by=by, on=on, step_id=step_id, outcome=StepOutcome.REACHED)
        settled += 1
    return settled


@transaction.atomic
def tick_own_step(
    *, by: Actor, on: date, step_id: int, note: str = "", proof: CaseFile | None = None
) -> Step:
    """The person did an own step, on the phone; a note or a file may prove it. Twice is once.

    Raises:
        NotOwnStepError: the officer or a partner does this step.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    step, case = _locked(by, step_id, own_too=True)
    if step.actor != StepActor.PERSON:
        raise NotOwnStepError
    if proof is not None and proof.case_id != case.pk:
        raise OutOfScopeError(proof.pk)
    was_open = step.status == StepStatus.OPEN
    step.proof_note = note.strip()[:300] or step.proof_note
    step.proof = proof or step.proof
    if was_open:
        step.status, step.done_on, step.done_by_person = StepStatus.DONE, on, True
    _saved(step, case, by)
    if was_open:
        _tell_done(step, case, by=by, on=on, reason="by_person")
    return step


@transaction.atomic
def open_step_again(*, by: Actor, on: date, at: datetime, step_id: int) -> Step:
    """Undoes a tick or a dropping; the ledger takes the event back. Twice is once.

    A person opens again what the person ticked. What fulfilled the step until now counts no more,
    so that the night does not end it again (`settle_steps`).

    Raises:
        NotOwnStepError: the person did not tick it.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    step, case = _locked(by, step_id, own_too=True)
    if not by.is_staff and not step.done_by_person and step.status != StepStatus.OPEN:
        raise NotOwnStepError
    if step.status == StepStatus.OPEN:
        return step
    step.status, step.outcome, step.done_on, step.done_by_person = StepStatus.OPEN, "", None, False
    step.reopened_at, step.reopened_after_id = at, newest_referral_id(case.person_id)
    _saved(step, case, by)
    _take_back_done(step, by=by, on=on)
    return step


def _locked(by: Actor, step_id: int, *, own_too: bool = False) -> tuple[Step, Case]:
    case_id = (
        Step.objects.filter(pk=step_id).values_list("plan__case_id", flat=True).first()
    )
    if case_id is None:
        raise OutOfScopeError(step_id)
    case = lock_case(by, case_id, own_too=own_too)
    return Step.objects.select_for_update(of=("self",)).get(pk=step_id), case


def _saved(step: Step, case: Case, by: Actor) -> Step:
    step.version += 1
    step.user_id = by.user_id
    step.save()
    keep_next_day(case)
    return step


def _done_key(step: Step) -> str:
    # Each opening-again changes the version, and a step that is done again is a new event.
    return f"step-done:{step.pk}:{step.version}"


def _tell_done(step: Step, case: Case, *, by: Actor, on: date, reason: str = "") -> None:
    record(case_entry(
        EventKind.STEP_DONE, case, by=by, on=on, act_key=_done_key(step),
        reason=reason or step.kind or step.actor,
    ))


def _take_back_done(step: Step, *, by: Actor, on: date) -> None:
    """The step is not done any more: the ledger takes back what it was told, if it stands."""
    told = Event.objects.filter(
        act_key__startswith=f"step-done:{step.pk}:").order_by("-pk").first()
    if told is not None and not Event.objects.filter(corrects_id=told.pk).exists():
        take_back(told, on=on, officer_id=by.user_id if by.is_staff else None, reason="undone")
