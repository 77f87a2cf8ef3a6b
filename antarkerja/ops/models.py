"""What the running of the installation itself has to remember."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class JobRun(models.Model):
    """The last run of one job of the clock in one place ("zone:Asia/Jayapura", or "all").

    `done_period` is the newest period that was finished, as sortable text ("2026-11-24", or
    "2026-11-24T03:45" for what runs more often). `claimed_until` is a lease: a clock that is
    killed loses it by time, and the next one does the job.
    """

    PERSONAL: ClassVar[dict[str, str]] = {}

    job = models.CharField(max_length=40)
    scope = models.CharField(max_length=24)
    done_period = models.CharField(max_length=20, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=300, blank=True)
    failures = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "scope"], name="job_run_one_a_place"),
            models.CheckConstraint(
                condition=models.Q(failures__gte=0), name="job_run_failures_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.scope}"


class Heartbeat(models.Model):
    """When a part of the installation ("clock", "worker") last showed that it lives."""

    PERSONAL: ClassVar[dict[str, str]] = {}

    part = models.CharField(max_length=12, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.part
