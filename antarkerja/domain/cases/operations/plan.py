"""The plan as a whole: its goal, the head's approval, the person's signature."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from antarkerja.domain.cases.enums.plan import PlanStatus, StepStatus
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.plan import (
    ApprovalNeededError,
    EmptyPlanError,
    NotWaitingError,
)
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.plan import Plan, PlanSignature
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.locks import lock_case
from antarkerja.domain.cases.queries.plan import needs_approval, wording_of
from antarkerja.domain.jobseekers.operations.traits import recorded
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

GOAL_LENGTH, NAME_LENGTH, NOTE_LENGTH = 300, 120, 200


def plan_to_change(case: Case, *, by: Actor, on: date, at: datetime) -> Plan:
    """The plan of a locked case, made where there is none, and its version counted up.

    What the head approved was the plan as it stood: a change sends it back to being written,
    where the office wants approval. What the person signed stays signed, in its own wording.
    """
    plan, is_new = Plan.objects.get_or_create(
        case=case, defaults={"made_on": on, "user_id": by.user_id, "changed_at": at}
    )
    if not is_new:
        plan.version += 1
        plan.user_id, plan.changed_at = by.user_id, at
        if plan.status in (PlanStatus.APPROVED, PlanStatus.WAITING):
            plan.status, plan.approved_on, plan.approved_by_id = PlanStatus.DRAFT, None, None
        plan.save()
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)
    return plan


@transaction.atomic
def set_goal(
    *, by: Actor, on: date, at: datetime, case_id: int, goal: str, read_version: int | None = None
) -> Plan:
    """Writes what the plan is for. `read_version` is the plan's version that the page showed.

    Raises:
        ChangedMeanwhileError: somebody has changed the plan since.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    case = lock_case(by, case_id)
    goal = goal.strip()[:GOAL_LENGTH]
    standing = Plan.objects.filter(case=case).first()
    if standing is not None:
        if read_version is not None and standing.version != read_version:
            raise ChangedMeanwhileError
        if standing.goal == goal:
            return standing
    plan = plan_to_change(case, by=by, on=on, at=at)
    plan.goal = goal
    plan.save(update_fields=["goal"])
    return plan


@transaction.atomic
def ask_for_approval(*, by: Actor, at: datetime, case_id: int) -> Plan:
    """The plan waits for the head of office. Twice is once.

    Raises EmptyPlanError, and as `lock_case`.
    """
    plan = _written_plan(lock_case(by, case_id))
    if plan.status == PlanStatus.DRAFT:
        plan.status, plan.returned_note, plan.changed_at = PlanStatus.WAITING, "", at
        plan.save(update_fields=["status", "returned_note", "changed_at"])
    return plan


@transaction.atomic
def answer_plan(
    *, by: Actor, on: date, at: datetime, case_id: int, approved: bool, note: str = "",
    read_version: int | None = None,
) -> Plan:
    """The head approves the plan, or gives it back with a word.

    Raises:
        NotWaitingError: it does not wait, or not any more.
        ChangedMeanwhileError: it changed since the head read it.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`, by LEAD_CASES.
    """
    case = lock_case(by, case_id, Permission.LEAD_CASES)
    plan = Plan.objects.filter(case=case).first()
    if plan is None or plan.status != PlanStatus.WAITING:
        raise NotWaitingError
    if read_version is not None and plan.version != read_version:
        raise ChangedMeanwhileError
    plan.status = PlanStatus.APPROVED if approved else PlanStatus.DRAFT
    plan.approved_on = on if approved else None
    plan.approved_by_id = by.user_id if approved else None
    plan.returned_note = "" if approved else note.strip()[:NOTE_LENGTH]
    plan.changed_at = at
    plan.save()
    return plan


@transaction.atomic
def sign_plan(
    *, by: Actor, on: date, at: datetime, case_id: int, name: str, read_version: int
) -> PlanSignature:
    """The person agrees, on the phone or at the desk: name, moment and wording are kept.

    The same version signed twice is one signature.

    Raises:
        EmptyPlanError: there is no goal, or no step.
        ChangedMeanwhileError: the plan is another than the one that was read.
        ApprovalNeededError: the office wants the head's approval first.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    case = lock_case(by, case_id, own_too=True)
    plan = _written_plan(case)
    if plan.version != read_version:
        raise ChangedMeanwhileError
    signed = PlanSignature.objects.filter(plan=plan, plan_version=plan.version).first()
    if signed is not None:
        return signed
    if needs_approval(case.office_id) and plan.approved_on is None:
        raise ApprovalNeededError
    signed = PlanSignature.objects.create(
        plan=plan, signed_name=name.strip()[:NAME_LENGTH] or case.person.name, signed_at=at,
        wording=wording_of(plan), plan_version=plan.version, user_id=by.user_id,
    )
    plan.status, plan.changed_at = PlanStatus.AGREED, at
    plan.save(update_fields=["status", "changed_at"])
    key = f"plan-agreed:{plan.pk}:{plan.version}"
    if not recorded(key):
        record(case_entry(EventKind.PLAN_AGREED, case, by=by, on=on, act_key=key))
    if by.is_staff:
        keep_contact(by=by, person_id=case.person_id, on=on)
    return signed


def _written_plan(case: Case) -> Plan:
    """The case's plan with a goal and at least one step that was not dropped.

    Raises EmptyPlanError.
    """
    plan = Plan.objects.filter(case=case).first()
    if plan is None or not plan.goal:
        raise EmptyPlanError
    if not plan.steps.exclude(status=StepStatus.DROPPED).exists():
        raise EmptyPlanError
    return plan
