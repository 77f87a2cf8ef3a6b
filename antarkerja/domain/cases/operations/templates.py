"""An office writes its own templates of a plan, and says whether plans need approval."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.cases.models.plan import PlanTemplate, TemplateStep
from antarkerja.domain.cases.models.settings import CaseSettings
from antarkerja.domain.cases.policies.templates import MOST_STEPS, Pattern, Template
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NameTakenError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def save_template(*, by: Actor, at: datetime, template: Template) -> PlanTemplate:
    """Writes a template and its steps whole; without `template_id` a new one of the office.

    Raises:
        NotAllowedError, OutOfScopeError: not the head of this office.
        NameTakenError: the track has a template of that title.
    """
    by.require(Permission.LEAD_CASES)
    others = PlanTemplate.objects.filter(
        office_id=by.own_office, track=template.track, title=str(template.title)
    ).exclude(pk=template.template_id or 0)
    if others.exists():
        raise NameTakenError(str(template.title))
    row = _row(by, template.template_id)
    row.track, row.title, row.goal = template.track, str(template.title), str(template.goal)
    row.user_id, row.changed_at = by.user_id, at
    row.save()
    row.steps.all().delete()
    TemplateStep.objects.bulk_create([
        _step(row, rank, step) for rank, step in enumerate(template.steps[:MOST_STEPS], start=1)
    ])
    return row


@transaction.atomic
def remove_template(*, by: Actor, template_id: int) -> None:
    """Takes a template away; plans that were made of it keep their steps.

    Raises NotAllowedError, OutOfScopeError.
    """
    by.require(Permission.LEAD_CASES)
    _row(by, template_id).delete()


@transaction.atomic
def set_approval(*, by: Actor, at: datetime, needed: bool) -> CaseSettings:
    """Whether the head approves each plan of the office before it is agreed.

    Raises NotAllowedError, OutOfScopeError.
    """
    by.require(Permission.LEAD_CASES)
    if by.office_id is None:
        raise OutOfScopeError
    row, _is_new = CaseSettings.objects.update_or_create(
        office_id=by.office_id,
        defaults={"plan_needs_approval": needed, "user_id": by.user_id, "changed_at": at},
    )
    return row


def _row(by: Actor, template_id: int | None) -> PlanTemplate:
    if template_id is None:
        return PlanTemplate(office_id=by.own_office)
    row = PlanTemplate.objects.select_for_update().filter(
        office_id=by.own_office, pk=template_id
    ).first()
    if row is None:
        raise OutOfScopeError(template_id)
    return row


def _step(row: PlanTemplate, rank: int, step: Pattern) -> TemplateStep:
    return TemplateStep(
        template=row, rank=rank, title=str(step.title), kind=step.kind, actor=step.actor,
        partner_name=step.partner_name, days=step.days, help_needed=str(step.help_needed),
        hours=step.hours,
    )
