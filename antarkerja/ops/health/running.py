"""What should be running beside the pages: the clock and the worker."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from antarkerja.domain.messaging.queries.outbox import outbox_state
from antarkerja.ops.health.findings import Finding, good, problem, warning
from antarkerja.ops.models import Heartbeat, JobRun

CLOCK_SILENCE = timedelta(minutes=10)
WORKER_SILENCE = timedelta(minutes=20)
LONG_QUEUE = 1000
OLD_WORK = timedelta(hours=1)


def clock(now: datetime) -> Finding:
    remedy = _("Start it: systemctl start antarkerja-clock, or antarkerja tick --loop")
    last = _last_beat("clock")
    if last is None:
        return problem("clock", _("The clock has never run; nothing expires."), remedy)
    if now - last > CLOCK_SILENCE:
        return problem("clock", _("The clock is silent since %(when)s.") % {"when": _when(last)},
                       remedy)
    return good("clock", _("The clock ran %(s)s seconds ago.")
                % {"s": max(0, int((now - last).total_seconds()))})


def jobs(now: datetime) -> Finding:
    failing = JobRun.objects.filter(failures__gt=0).order_by("-failures").first()
    if failing:
        return problem("jobs", _("%(job)s (%(scope)s) has failed %(n)s times: %(why)s") % {
            "job": failing.job, "scope": failing.scope, "n": failing.failures,
            "why": failing.outcome,
        }, _("It is tried again by itself. If it stays, send us the line above."))
    return good("jobs", _("No job of the clock is failing."))


def worker(now: datetime) -> Finding:
    remedy = _("Start it: systemctl start antarkerja-worker, or antarkerja db_worker "
               "--queue-name '*'")
    last = _last_beat("worker")
    if last is None:
        return problem("worker", _("The worker has never run; imports stay unfinished."), remedy)
    if now - last > WORKER_SILENCE:
        return problem("worker", _("The worker is silent since %(when)s.") % {"when": _when(last)},
                       remedy)
    return good("worker", _("The worker works."))


def queue(now: datetime) -> Finding:
    waiting = DBTaskResult.objects.ready().count()
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - timedelta(days=1)).count()
    said = {"n": waiting, "failed": failed}
    sentence = _("%(n)s pieces of work wait; %(failed)s failed since yesterday.") % said
    old = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - OLD_WORK).exists()
    if old or waiting > LONG_QUEUE:
        return problem("queue", sentence, _("Start the worker, or a second one."))
    if failed:
        return warning("queue", sentence, _("Look in the worker's log: journalctl -u "
                                            "antarkerja-worker"))
    return good("queue", sentence)


def outbox(now: datetime) -> Finding:
    state = outbox_state(at=now)
    sentence = _("%(n)s messages are late; %(dead)s were given up since yesterday.") % {
        "n": state.late, "dead": state.dead}
    if state.late:
        return problem("outbox", sentence, _(
            "See that the worker runs and that the gateways answer: antarkerja tick --list, "
            "journalctl -u antarkerja-worker"))
    if state.dead:
        return warning("outbox", sentence, _("Offices find them under Messages, with the reason."))
    return good("outbox", sentence)


def _last_beat(part: str) -> datetime | None:
    return Heartbeat.objects.filter(part=part).values_list("beat_at", flat=True).first()


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
