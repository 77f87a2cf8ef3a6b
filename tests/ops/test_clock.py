"""The clock does each job once a day of the office, whoever kills it and however many there are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connections
from django_tasks_db.models import DBTaskResult

from antarkerja.domain.jobseekers.models import Person, RecoveryCode
from antarkerja.domain.jobseekers.policies import ProfileDetails, WishLine
from antarkerja.domain.offices.models import Office
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.ops.clock import LEASE, Job, Moment, tick
from antarkerja.ops.clock_jobs import JOBS
from antarkerja.ops.models import Heartbeat, JobRun
from antarkerja.ops.tasks import ask_worker
from tests.factories.jobseekers import make_person

# 20:30 UTC: half past three in Jakarta, half past five in Jayapura, of the 25th.
NIGHT = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
# In Jakarta half past nine: what waits for waking hours is due too.
MORNING = NIGHT + timedelta(hours=6)


class Notebook:
    """A job that notes when it was done."""

    def __init__(self, *, failures: int = 0) -> None:
        self.moments: list[Moment] = []
        self.failures = failures

    def act(self, moment: Moment) -> int:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the printer is on fire")
        self.moments.append(moment)
        return 7

    def job(self, *, per_zone: bool = False, from_hour: int = 1,
            every_minutes: int | None = None) -> Job:
        return Job(name="note", sentence="Notes.", act=self.act, per_zone=per_zone,
                   from_hour=from_hour, every_minutes=every_minutes)


def run(job: Job, now: datetime) -> list[str]:
    return [ran.error or ran.scope for ran in tick([job], now=now)]


@pytest.mark.django_db
def test_a_daily_job_is_done_once_a_day() -> None:
    notebook = Notebook()
    job = notebook.job()
    for minutes in (0, 1, 60, 600):
        run(job, NIGHT + timedelta(minutes=minutes))
    assert len(notebook.moments) == 1
    run(job, NIGHT + timedelta(days=1))
    assert len(notebook.moments) == 2


@pytest.mark.django_db
def test_a_day_begins_in_the_east_first() -> None:
    """At 15:30 UTC it is past midnight in Jayapura, and still the day before in Jakarta."""
    notebook = Notebook()
    ran = run(notebook.job(per_zone=True, from_hour=0), datetime(2026, 11, 24, 15, 30, tzinfo=UTC))
    assert len(ran) == 3
    days = {moment.zone: moment.on.day for moment in notebook.moments}
    assert days == {"Asia/Jakarta": 24, "Asia/Makassar": 24, "Asia/Jayapura": 25}


@pytest.mark.django_db
def test_a_job_waits_for_its_hour() -> None:
    notebook = Notebook()
    job = notebook.job(from_hour=4)
    assert run(job, NIGHT) == []
    assert run(job, NIGHT + timedelta(minutes=30)) == ["all"]


@pytest.mark.django_db
def test_after_days_of_silence_one_run_catches_up() -> None:
    notebook = Notebook()
    job = notebook.job()
    run(job, NIGHT)
    run(job, NIGHT + timedelta(days=5))
    assert [moment.on.day for moment in notebook.moments] == [25, 30]


@pytest.mark.django_db
def test_a_frequent_job_is_done_each_five_minutes() -> None:
    notebook = Notebook()
    job = notebook.job(every_minutes=5)
    for seconds in range(0, 900, 30):
        run(job, NIGHT + timedelta(seconds=seconds))
    assert len(notebook.moments) == 3


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_and_says_why() -> None:
    notebook = Notebook(failures=2)
    job = notebook.job()
    assert run(job, NIGHT) == ["RuntimeError: the printer is on fire"]
    assert "printer" in JobRun.objects.get().outcome
    assert run(job, NIGHT + timedelta(minutes=1)) == [], "not at once"
    assert run(job, NIGHT + timedelta(minutes=5)) == ["RuntimeError: the printer is on fire"]
    assert run(job, NIGHT + timedelta(minutes=9)) == [], "the second wait is longer"
    assert run(job, NIGHT + timedelta(minutes=16)) == ["all"]
    assert JobRun.objects.get().failures == 0


@pytest.mark.django_db
def test_a_job_that_fails_does_not_hold_up_the_next() -> None:
    broken, sound = Notebook(failures=1), Notebook()
    second = Job(name="second", sentence="Notes.", act=sound.act, per_zone=False)
    list(tick([broken.job(), second], now=NIGHT))
    assert len(sound.moments) == 1


@pytest.mark.django_db
def test_a_clock_killed_in_the_middle_loses_its_lease() -> None:
    class Killed(BaseException):
        pass

    def die(moment: Moment) -> int:
        raise Killed

    with pytest.raises(Killed):
        list(tick([Job(name="note", sentence="", act=die, per_zone=False)], now=NIGHT))
    notebook = Notebook()
    assert run(notebook.job(), NIGHT + timedelta(minutes=1)) == [], "it may still be running"
    assert run(notebook.job(), NIGHT + LEASE) == ["all"]


@pytest.mark.django_db(transaction=True)
def test_eight_clocks_at_once_do_a_job_once() -> None:
    notebook = Notebook()
    job = notebook.job(per_zone=True)
    start = Barrier(8)

    def one_clock() -> None:
        start.wait()
        try:
            list(tick([job], now=NIGHT))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        for future in [pool.submit(one_clock) for _ in range(8)]:
            future.result()
    assert sorted(moment.zone for moment in notebook.moments) == [
        "Asia/Jakarta", "Asia/Jayapura", "Asia/Makassar",
    ]


@pytest.mark.django_db
def test_looking_when_nothing_is_due_costs_few_queries(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    job = Notebook().job(per_zone=True)
    list(tick([job], now=NIGHT))
    with django_assert_max_num_queries(6):  # type: ignore[operator]  # pytest-django's fixture
        list(tick([job], now=NIGHT + timedelta(seconds=30)))


@pytest.mark.django_db
def test_all_real_jobs_run_and_then_find_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING)
    Session.objects.create(session_key="old", session_data="", expire_date=MORNING)
    Session.objects.create(
        session_key="live", session_data="", expire_date=MORNING + timedelta(hours=1)
    )
    call_command("tick")
    assert {run.job for run in JobRun.objects.all()} == {job.name for job in JOBS}
    assert not JobRun.objects.filter(failures__gt=0)
    capsys.readouterr()
    call_command("tick")
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_ended_sessions_are_removed_and_live_ones_stay() -> None:
    Session.objects.create(session_key="old", session_data="",
                           expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    Session.objects.create(session_key="live", session_data="",
                           expire_date=datetime(2999, 1, 1, tzinfo=UTC))
    list(tick([job for job in JOBS if job.name == "remove sessions"], now=NIGHT))
    assert Session.objects.get().session_key == "live"


def test_a_wish_whose_title_nobody_has_coded_gets_its_group_within_minutes(
    wonosobo: Office,
) -> None:
    siti = make_person(wonosobo, profile=ProfileDetails(wishes=(WishLine(title="Kasir Toko"),)))
    siti.wishes.update(kbji="")
    TitleCoding.objects.update(coded_at=None, group="")
    ran = list(tick([job for job in JOBS if job.name == "code titles"], now=NIGHT))
    assert [job.changed for job in ran] == [1]
    assert siti.wishes.get().kbji == "5230"


def test_one_time_codes_that_ended_yesterday_are_removed(wonosobo: Office) -> None:
    person = Person.objects.create(office=wonosobo, name="Siti", name_normalised="siti")
    for days in (2, 0):
        RecoveryCode.objects.create(
            person=person, code_hash=f"of {days} days ago", expires_at=NIGHT - timedelta(days=days)
        )
    list(tick([job for job in JOBS if job.name == "remove codes"], now=NIGHT))
    assert RecoveryCode.objects.get().code_hash == "of 0 days ago"


@pytest.mark.django_db
def test_the_worker_answers_with_a_sign_of_life() -> None:
    assert ask_worker() == 1
    assert Heartbeat.objects.filter(part="worker").exists()


@pytest.mark.django_db
def test_a_dead_worker_is_asked_only_once(settings: object) -> None:
    settings.TASKS = {  # type: ignore[attr-defined]  # pytest-django's wrapper
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}
    }
    assert [ask_worker(), ask_worker(), ask_worker()] == [1, 0, 0]
    assert DBTaskResult.objects.ready().count() == 1


@pytest.mark.django_db
def test_the_command_ends_badly_where_a_job_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    job = Notebook(failures=1).job(every_minutes=5)
    monkeypatch.setattr("antarkerja.ops.management.commands.tick.JOBS", (job,))
    with pytest.raises(CommandError):
        call_command("tick")
