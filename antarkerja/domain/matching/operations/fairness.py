"""Fairness reports: asked for, worked at, kept. Reckoning writes nothing; this keeps its result."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from antarkerja.domain.matching.enums import FairnessStatus
from antarkerja.domain.matching.models import FairnessRun
from antarkerja.domain.matching.queries.fairness import Reckoned
from antarkerja.domain.matching.queries.fairness_people import FairnessScope
from antarkerja.domain.matching.queries.fairness_runs import (
    STANDS_STILL,
    about_same,
    runs_seen_by,
    scope_seen_by,
)
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

UNDER_WAY = (FairnessStatus.WAITING, FairnessStatus.WORKING)


@transaction.atomic
def ask_for_fairness_run(*, by: Actor, at: datetime, scope: FairnessScope) -> FairnessRun:
    """Notes that a report is wanted; where one of the same people is under way, that one.

    Raises:
        NotAllowedError: the actor may not see such reports.
        OutOfScopeError: people of an office or region that the actor does not oversee.
    """
    by.require(Permission.SEE_FAIRNESS)
    if not scope_seen_by(by, scope):
        raise OutOfScopeError(scope.office_id or 0)
    same = FairnessRun.objects.select_for_update().filter(
        **about_same(scope.region, scope.office_id), status__in=UNDER_WAY
    ).first()
    if same is not None:
        return same
    return FairnessRun.objects.create(
        office_id=scope.office_id, region=scope.region, first_on=scope.first_on,
        last_on=scope.last_on, asked_at=at, moved_at=at, user_id=by.user_id,
    )


@transaction.atomic
def begin_fairness_run(*, by: Actor, at: datetime, run_id: int) -> FairnessRun | None:
    """Takes a run up that waits or that stood still; None where there is nothing to do.

    Raises:
        NotAllowedError: the actor may not see such reports.
    """
    by.require(Permission.SEE_FAIRNESS)
    idle = Q(status=FairnessStatus.WAITING) | Q(
        status=FairnessStatus.WORKING, moved_at__lte=at - STANDS_STILL
    )
    run = runs_seen_by(by).select_for_update(of=("self",)).filter(idle, pk=run_id).first()
    if run is not None:
        run.status, run.moved_at, run.handled = FairnessStatus.WORKING, at, 0
        run.save(update_fields=["status", "moved_at", "handled"])
    return run


def note_fairness_progress(
    *, by: Actor, at: datetime, run: FairnessRun, handled: int, sample: int
) -> None:
    """How far a run has come, for whoever waits for it."""
    by.require(Permission.SEE_FAIRNESS)
    FairnessRun.objects.filter(pk=run.pk, status=FairnessStatus.WORKING).update(
        handled=handled, sample=sample, moved_at=at
    )


@transaction.atomic
def keep_fairness_report(
    *, by: Actor, at: datetime, run: FairnessRun, reckoned: Reckoned
) -> FairnessRun:
    """Keeps a reckoned report in its run. A run that is done stays as it is.

    Raises:
        NotAllowedError: the actor may not see such reports.
    """
    by.require(Permission.SEE_FAIRNESS)
    fresh = FairnessRun.objects.select_for_update().get(pk=run.pk)
    if fresh.status == FairnessStatus.DONE:
        return fresh
    fresh.status, fresh.made_at, fresh.moved_at = FairnessStatus.DONE, at, at
    fresh.people, fresh.sample = reckoned.people, reckoned.sample
    fresh.handled, fresh.weights = reckoned.sample, reckoned.weights
    fresh.report = {
        "vacancies": reckoned.vacancies, "fairness": json.loads(reckoned.report.to_json()),
    }
    fresh.save()
    return fresh


@transaction.atomic
def give_up_fairness_run(*, by: Actor, at: datetime, run: FairnessRun) -> None:
    """Notes that a run came to nothing, so that the page says so and another can be asked for."""
    by.require(Permission.SEE_FAIRNESS)
    FairnessRun.objects.filter(pk=run.pk, status__in=UNDER_WAY).update(
        status=FairnessStatus.FAILED, moved_at=at
    )
