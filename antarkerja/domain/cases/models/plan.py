"""The individual action plan: goal, steps, signatures, and the templates of an office.

Steps that come of referrals, appointments and training have no row here: `queries/plan.py` reads
them beside the own steps (decision record 0019).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.plan import (
    PlanStatus,
    StepActor,
    StepKind,
    StepOutcome,
    StepStatus,
)
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.offices.models import Office


class Plan(models.Model):
    """One a case. `version` counts changes of goal, steps and standing."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "goal": "what the person wants to reach, to plan for it; scrubbed to a blank",
    }

    case = models.OneToOneField(Case, models.CASCADE, related_name="plan")
    goal = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=8, choices=PlanStatus, default=PlanStatus.DRAFT)
    made_on = models.DateField()
    approved_on = models.DateField(null=True)
    approved_by_id = models.BigIntegerField(null=True)
    # Why the head of office gave it back, in words.
    returned_note = models.CharField(max_length=200, blank=True)
    version = models.IntegerField(default=0, db_default=0)
    user_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["case"], condition=Q(status="waiting"), name="plan_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=PlanStatus.values), name="plan_status_known"
            ),
        ]


class Step(models.Model):
    """Who does what until when, and what came of it."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "title": "what is to be done for or by the person; scrubbed to a blank",
        "help_needed": "what help the person needs for it; scrubbed to a blank",
        "proof_note": "how the person proves it; scrubbed to a blank",
    }

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=StepKind, blank=True)
    actor = models.CharField(max_length=8, choices=StepActor, default=StepActor.PERSON)
    partner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    help_needed = models.CharField(max_length=200, blank=True)
    hours = models.SmallIntegerField(null=True)
    status = models.CharField(max_length=8, choices=StepStatus, default=StepStatus.OPEN)
    outcome = models.CharField(max_length=12, choices=StepOutcome, blank=True)
    made_on = models.DateField()
    done_on = models.DateField(null=True)
    # Whether the person ticked it, on the phone.
    done_by_person = models.BooleanField(default=False)
    proof = models.ForeignKey(CaseFile, models.RESTRICT, null=True, related_name="steps")
    proof_note = models.CharField(max_length=300, blank=True)
    # When somebody opened it again by hand, and the person's newest referral then (0 for none):
    # only what is newer fulfils the step.
    reopened_at = models.DateTimeField(null=True)
    reopened_after_id = models.BigIntegerField(null=True)
    version = models.IntegerField(default=0, db_default=0)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["plan", "status", "due_on"], name="step_plan"),
            models.Index(fields=["due_on"], condition=Q(status="open"), name="step_open_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="step_has_a_title"),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gte=0), name="step_hours_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(status="open", done_on__isnull=True)
                | (~Q(status="open") & Q(done_on__isnull=False)),
                name="step_day_iff_ended",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_after_id__isnull=True)
                | Q(reopened_at__isnull=False, reopened_after_id__isnull=False),
                name="step_reopened_whole",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StepStatus.values), name="step_status_known"
            ),
            models.CheckConstraint(
                condition=Q(actor__in=StepActor.values), name="step_actor_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanSignature(models.Model):
    """The person agreed: name, moment and the very wording that was agreed. Never changed."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "signed_name": "who agreed to the plan; kept with it, scrubbed to a blank",
        "wording": "what was agreed, as it read; kept with it, scrubbed to a blank",
    }

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="signatures")
    signed_name = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    wording = models.TextField(max_length=20_000)
    plan_version = models.IntegerField()
    # Who was signed in: the person, or the officer at whose desk the person agreed.
    user_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "plan_version"], name="plan_signed_once_a_version"
            ),
            models.CheckConstraint(condition=~Q(signed_name=""), name="signature_has_a_name"),
        ]


class PlanTemplate(models.Model):
    """An office's own template for a track; where it has none, the shipped one serves."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="plan_templates")
    track = models.CharField(max_length=10, choices=Track)
    title = models.CharField(max_length=120)
    goal = models.CharField(max_length=300, blank=True)
    user_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "track", "title"], name="template_once"),
            models.CheckConstraint(
                condition=Q(track__in=Track.values), name="template_track_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="template_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class TemplateStep(models.Model):
    """A step of a template; `days` after the day on which the template is used."""

    template = models.ForeignKey(PlanTemplate, models.CASCADE, related_name="steps")
    rank = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=StepKind, blank=True)
    actor = models.CharField(max_length=8, choices=StepActor, default=StepActor.PERSON)
    partner_name = models.CharField(max_length=120, blank=True)
    days = models.SmallIntegerField()
    help_needed = models.CharField(max_length=200, blank=True)
    hours = models.SmallIntegerField(null=True)

    class Meta:
        ordering = ("rank",)
        constraints = [
            models.UniqueConstraint(fields=["template", "rank"], name="template_rank_once"),
            models.CheckConstraint(
                condition=Q(days__gte=0, days__lte=730), name="template_days_in_two_years"
            ),
        ]
