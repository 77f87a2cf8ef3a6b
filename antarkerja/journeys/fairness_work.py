"""Fairness reports in the background: asked for by an auditor, and by the clock each month."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django_tasks import task

from antarkerja.domain.matching.operations import (
    ask_for_fairness_run,
    begin_fairness_run,
    give_up_fairness_run,
    keep_fairness_report,
    note_fairness_progress,
)
from antarkerja.domain.matching.queries import (
    STANDS_STILL,
    FairnessScope,
    anybody_registered,
    is_reported,
    reckon_fairness,
    stalled_runs,
    year_until,
)
from antarkerja.domain.offices.enums import OfficeKind
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.offices.queries import local_day, offices_seen_by


@task()
def make_fairness_run(run_id: int) -> None:
    """Reckons a report that was asked for and keeps it. Killed anywhere, the clock asks again."""
    by = system_actor()
    run = begin_fairness_run(by=by, at=timezone.now(), run_id=run_id)
    if run is None:
        return
    scope = FairnessScope(first_on=run.first_on, last_on=run.last_on, region=run.region,
                          office_id=run.office_id)

    def progress(done: int, of: int) -> None:
        note_fairness_progress(by=by, at=timezone.now(), run=run, handled=done, sample=of)

    try:
        reckoned = reckon_fairness(
            scope, today=local_day("Asia/Jakarta", timezone.now()), progress=progress
        )
    except Exception:
        give_up_fairness_run(by=by, at=timezone.now(), run=run)
        raise
    keep_fairness_report(by=by, at=timezone.now(), run=run, reckoned=reckoned)


def ask_for_report(*, by: Actor, at: datetime, scope: FairnessScope) -> None:
    """Puts a report to work in the background; one that is under way is not begun again.

    Raises:
        NotAllowedError, OutOfScopeError: as `ask_for_fairness_run`.
    """
    run = ask_for_fairness_run(by=by, at=at, scope=scope)
    if run.asked_at == at:
        make_fairness_run.enqueue(run.pk)


def report_at_once(*, by: Actor, at: datetime, scope: FairnessScope) -> int:
    """Asks for a report and makes it while one waits; returns the id of its run."""
    run = ask_for_fairness_run(by=by, at=at, scope=scope)
    make_fairness_run.func(run.pk)
    return int(run.pk)


def monthly_fairness_reports(*, by: Actor, on: date, at: datetime) -> int:
    """Asks for the reports of the year that ended with the last month: the nation's and each
    province's. Takes up what stands still. Twice is once; returns how many were asked for."""
    last_on = on.replace(day=1) - timedelta(days=1)
    provinces = offices_seen_by(by).filter(kind=OfficeKind.PROVINCE).exclude(region="")
    regions = dict.fromkeys(["", *provinces.values_list("region", flat=True)])
    wanted = stalled_runs(since=at - STANDS_STILL)
    if not anybody_registered():
        return 0
    for scope in (year_until(last_on, region=region) for region in regions):
        if not is_reported(scope):
            wanted.append(ask_for_fairness_run(by=by, at=at, scope=scope).pk)
    for run_id in dict.fromkeys(wanted):
        make_fairness_run.enqueue(run_id)
    return len(wanted)
