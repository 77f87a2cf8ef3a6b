"""A practice carried into another office: tasks, talk, results; and planned trials."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.replication import (
    AbandonReason,
    ReplicationNoteKind,
    ReplicationState,
    TrialState,
)
from antarkerja.domain.practices.models.practice import Practice


class Replication(models.Model):
    """An office adopts a published version. `started_on` is the first day of its new work.

    `source` is the replication that it was learnt from, empty where it was the origin itself: by
    this the lineage is a tree. The office cannot adopt the same practice twice at a time.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    practice = models.ForeignKey(Practice, models.RESTRICT, related_name="replications")
    number = models.SmallIntegerField()
    source = models.ForeignKey("self", models.RESTRICT, null=True, related_name="learnt")
    # Of another installation, as its package names it: no office here.
    office = models.ForeignKey(Office, models.RESTRICT, null=True, related_name="replications")
    elsewhere = models.CharField(max_length=160, blank=True)
    owner = models.ForeignKey(User, models.RESTRICT, null=True, related_name="replications")
    state = models.CharField(max_length=10, choices=ReplicationState)
    adapted_what = models.TextField(blank=True)
    adapted_why = models.TextField(blank=True)
    planned_on = models.DateField()
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=12, choices=AbandonReason, blank=True)
    end_words = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["practice", "started_on"], name="replication_practice"),
            models.Index(fields=["office", "state"], name="replication_office"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "office"],
                condition=Q(state__in=["planned", "running", "kept"]),
                name="replication_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(office__isnull=False) | ~Q(elsewhere=""),
                name="replication_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(started_on__isnull=False)
                | Q(state="abandoned"),
                name="replication_running_has_begun",
            ),
            models.CheckConstraint(
                condition=~Q(state="abandoned")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="replication_given_up_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(started_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="replication_days_in_order",
            ),
        ]


class ReplicationTask(models.Model):
    """A step of the practice as work of the adopting office: who, until when, done when."""

    replication = models.ForeignKey(Replication, models.CASCADE, related_name="tasks")
    order = models.SmallIntegerField()
    what = models.CharField(max_length=500)
    owner = models.ForeignKey(User, models.RESTRICT, null=True, related_name="replication_tasks")
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    # Changed from what the practice says, or left out on purpose.
    adapted = models.CharField(max_length=500, blank=True)
    is_left_out = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(done_on__isnull=True, is_left_out=False),
                name="replication_task_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["replication", "order"], name="replication_task_order"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="replication_task_says_what"),
        ]


class ReplicationNote(models.Model):
    """Progress, obstacles, and talk between the origin and the adopter."""

    replication = models.ForeignKey(Replication, models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, models.RESTRICT, related_name="replication_notes")
    kind = models.CharField(max_length=8, choices=ReplicationNoteKind)
    text = models.TextField()
    written_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, str]] = {
        "text": "how the work went, in a colleague's words; names of people are refused",
    }

    class Meta:
        indexes = [
            models.Index(fields=["replication", "written_at"], name="replication_note_order"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="replication_note_says_something"
            ),
        ]


class ReplicationResult(models.Model):
    """What the ledger says 3, 6 and 12 months after the start; made by the clock, never typed.

    `before` is the indicator in the year before the start, `after` in these months;
    `change`, `low` and `high` the comparison with similar offices, empty where too few.
    """

    replication = models.ForeignKey(Replication, models.CASCADE, related_name="results")
    months = models.SmallIntegerField()
    indicator = models.CharField(max_length=24)
    indicator_version = models.SmallIntegerField()
    before = models.FloatField(null=True)
    after = models.FloatField(null=True)
    cases = models.IntegerField(default=0)
    change = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    verdict = models.CharField(max_length=16)
    measured_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["replication", "months", "indicator"], name="replication_result_once"
            ),
            models.CheckConstraint(
                condition=Q(months__in=[3, 6, 12]), name="replication_result_months"
            ),
        ]


class Evidence(models.Model):
    """A reading of the ledger for one practice and indicator as of a day: kept, never edited."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="evidence")
    indicator = models.CharField(max_length=24)
    indicator_version = models.SmallIntegerField()
    as_of_on = models.DateField()
    reading = models.JSONField()
    # From the newest replication and event that it read: anything newer makes it stale.
    fingerprint = models.CharField(max_length=64)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "indicator", "as_of_on"], name="evidence_once_a_day"
            ),
        ]


class Trial(models.Model):
    """A planned trial: which offices start when, drawn by lot, with the analysis named before.

    `order` is a list of {"office", "starts_on"}; `seed` draws it again for anybody who asks.
    """

    practice = models.ForeignKey(Practice, models.RESTRICT, related_name="trials")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="trials")
    user = models.ForeignKey(User, models.RESTRICT, related_name="trials")
    state = models.CharField(max_length=10, choices=TrialState, default=TrialState.PLANNED)
    indicator = models.CharField(max_length=24)
    indicator_version = models.SmallIntegerField()
    effect_hoped = models.FloatField()
    power = models.FloatField(null=True)
    offices = models.JSONField(default=list)
    waves = models.SmallIntegerField(default=1)
    begins_on = models.DateField()
    months_between = models.SmallIntegerField(default=3)
    seed = models.BigIntegerField(null=True)
    order = models.JSONField(default=list)
    analysis = models.TextField(blank=True)
    fixed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="fixed")
                | (Q(seed__isnull=False, fixed_at__isnull=False) & ~Q(analysis="")),
                name="trial_fixed_names_its_analysis",
            ),
            models.CheckConstraint(condition=Q(waves__gte=1), name="trial_has_a_wave"),
        ]
