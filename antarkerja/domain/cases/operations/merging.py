"""Two files of one person are merged: two open cases become one, and nothing of them is lost."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, models, transaction

from antarkerja.domain.cases.enums.case import CaseStatus, ClosingReason
from antarkerja.domain.cases.enums.plan import StepStatus
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.closing import Closing
from antarkerja.domain.cases.models.plan import Plan, Step
from antarkerja.domain.cases.operations.closing import end_case
from antarkerja.domain.cases.policies.closing import ClosingDetails
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def join_cases(
    *, by: Actor, on: date, at: datetime, keep_id: int, gone_id: int
) -> Case | None:
    """What hangs on gone's open case hangs on keep's, and gone's is closed as joined to it.

    Where only one of the two has an open case there is nothing to join: it moves with the person.
    A row that both cases have once only stays with the closed case, which is kept; of a second
    plan the open steps go over.
    Called before the people are merged. Returns the case that goes on, None where none was joined.
    """
    by.require(Permission.MERGE_PEOPLE)
    cases = {
        case.person_id: case
        for case in Case.objects.select_for_update(of=("self",)).select_related("person").filter(
            person_id__in=(keep_id, gone_id), office_id=by.own_office, status=CaseStatus.OPEN
        ).order_by("pk")
    }
    if keep_id not in cases or gone_id not in cases:
        return None
    keep, gone = cases[keep_id], cases[gone_id]
    for relation in Case._meta.related_objects:
        if relation.related_model is not Closing:
            _move_rows(relation.related_model, relation.field.name, gone, keep)
    _join_steps(keep, gone)
    _join_days(keep, gone, at)
    end_case(gone, by=by, on=on, at=at,
             details=ClosingDetails(reason=ClosingReason.DUPLICATE))
    return keep


def _move_rows(model: type[models.Model], field: str, gone: Case, keep: Case) -> None:
    for row in model._default_manager.filter(**{field: gone}).order_by("pk"):
        try:
            with transaction.atomic():
                setattr(row, field, keep)
                row.save(update_fields=[field])
        except IntegrityError:
            continue


def _join_steps(keep: Case, gone: Case) -> None:
    """Where both have a plan, what is still to be done goes over to the one that goes on."""
    plans = {plan.case_id: plan for plan in Plan.objects.filter(case__in=(keep.pk, gone.pk))}
    if len(plans) == 2:
        Step.objects.filter(plan=plans[gone.pk], status=StepStatus.OPEN).update(
            plan=plans[keep.pk])


def _join_days(keep: Case, gone: Case, at: datetime) -> None:
    """The later contact and the nearer day count."""
    keep.contacted_on = max(filter(None, (keep.contacted_on, gone.contacted_on)), default=None)
    keep.next_on = min(filter(None, (keep.next_on, gone.next_on)), default=None)
    keep.officer_id = keep.officer_id or gone.officer_id
    keep.version, keep.changed_at = keep.version + 1, at
    keep.save(update_fields=["contacted_on", "next_on", "officer", "version", "changed_at"])
