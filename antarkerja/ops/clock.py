"""What runs by itself: each job with its sentence, its hour of the office's day, and its lock.

Offices of one time zone share their day, so a daily job runs once a zone. It is told that day and
the moment and looks back from there: one run after three days of silence does what the three days
would have done. Every job can be run twice without harm. Two clocks, or a clock that is killed,
meet the lease in `JobRun`.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.functional import Promise

from antarkerja.domain.offices.enums import Zone
from antarkerja.ops.models import Heartbeat, JobRun

logger = logging.getLogger(__name__)

EVERYWHERE = "all"
ZONES = [(f"zone:{zone.value}", zone.value) for zone in Zone]
LEASE = timedelta(minutes=15)
FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When and where a job is running: the day in `zone`, and the moment in UTC."""

    on: date
    at: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One thing that happens by itself.

    `act` does it and returns how many things it changed. `from_hour` is the hour of the local
    day from which a daily job is due; a job with `every_minutes` runs that often instead. A job
    that is not `per_zone` runs once for the whole installation, by the clock of Jakarta.
    """

    name: str
    sentence: str | Promise
    act: Callable[[Moment], int]
    per_zone: bool = True
    from_hour: int = 1
    every_minutes: int | None = None

    def period(self, now: datetime, zone: str) -> str | None:
        """The newest period that is due, as sortable text; None while today's is not yet."""
        local = now.astimezone(ZoneInfo(zone))
        if self.every_minutes:
            minutes = local.hour * 60 + local.minute
            hour, minute = divmod(minutes - minutes % self.every_minutes, 60)
            return f"{local.date().isoformat()}T{hour:02}:{minute:02}"
        return local.date().isoformat() if local.hour >= self.from_hour else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one run of a job came to; `error` is empty where it went well."""

    job: str
    scope: str
    changed: int = 0
    error: str = ""


def tick(jobs: Iterable[Job], *, now: datetime) -> Iterator[Ran]:
    """Runs what is due, one job in one zone after the other, and yields each result.

    A job that fails is tried again after 5, 10, 20 … minutes and does not hold up the others.
    """
    beat("clock", at=now)
    known = {(run.job, run.scope): run for run in JobRun.objects.all()}
    for job in jobs:
        for scope, zone in ZONES if job.per_zone else [(EVERYWHERE, Zone.WIB.value)]:
            period = job.period(now, zone)
            run = known.get((job.name, scope))
            if period is None or (run and run.done_period >= period):
                continue
            claim = _claim(job.name, scope, period, now)
            if claim:
                yield _run(job, scope, zone, period, claim, now)


def beat(part: str, *, at: datetime) -> None:
    """Notes that a part of the installation lives."""
    Heartbeat.objects.update_or_create(part=part, defaults={"beat_at": at})


def _claim(job: str, scope: str, period: str, now: datetime) -> str | None:
    """The word that proves that this clock holds the job, or None where another holds it."""
    JobRun.objects.bulk_create([JobRun(job=job, scope=scope)], ignore_conflicts=True)
    claim = secrets.token_hex(8)
    # One UPDATE decides between two clocks, on either database.
    won = (
        JobRun.objects.filter(job=job, scope=scope, done_period__lt=period)
        .filter(Q(claimed_until__isnull=True) | Q(claimed_until__lte=now))
        .update(claim=claim, claimed_until=now + LEASE, started_at=now)
    )
    return claim if won else None


def _run(job: Job, scope: str, zone: str, period: str, claim: str, now: datetime) -> Ran:
    mine = JobRun.objects.filter(job=job.name, scope=scope, claim=claim)
    on = now.astimezone(ZoneInfo(zone)).date()
    try:
        changed = job.act(Moment(on=on, at=now, zone=zone))
    except Exception as error:
        # Whatever a job raises must not stop the clock for the other jobs.
        logger.exception("Job %s failed in %s", job.name, scope)
        failures = (mine.values_list("failures", flat=True).first() or 0) + 1
        wait = min(FIRST_WAIT * 2 ** (min(failures, 10) - 1), LONGEST_WAIT)
        mine.update(
            failures=min(failures, 1000), claimed_until=now + wait,
            outcome=f"{type(error).__name__}: {error}"[:300],
        )
        return Ran(job=job.name, scope=scope, error=f"{type(error).__name__}: {error}")
    mine.update(
        done_period=period, claimed_until=None, finished_at=now, failures=0, outcome=str(changed)
    )
    return Ran(job=job.name, scope=scope, changed=changed)
