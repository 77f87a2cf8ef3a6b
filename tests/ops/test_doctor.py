"""The doctor finds what is broken and says what to do; a sound installation passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from antarkerja.domain.ledger import triggers
from antarkerja.ops.clock import beat
from antarkerja.ops.fresh_secrets import fresh
from antarkerja.ops.health import configuration, examine, machine
from antarkerja.ops.health.findings import Finding, Level
from antarkerja.ops.models import Heartbeat, JobRun
from antarkerja.ops.preparation import prepare

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def sound(db: None, settings: Any, tmp_path: Path) -> Any:
    """An installation as `antarkerja prepare` leaves it, with clock and worker alive."""
    secrets = fresh()
    settings.HOME = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.SECRET_KEY = secrets["ANTARKERJA_SECRET_KEY"]
    settings.HASH_KEY = secrets["ANTARKERJA_HASH_KEY"]
    settings.FIELD_KEYS = [secrets["ANTARKERJA_FIELD_KEYS"]]
    settings.ALLOWED_HOSTS = ["kerja.example.go.id"]
    settings.SESSION_COOKIE_SECURE = True
    prepare(lambda line: None)
    beat("clock", at=NOW - timedelta(seconds=20))
    beat("worker", at=NOW - timedelta(minutes=4))
    return settings


def found(check: str, now: datetime = NOW) -> Finding:
    return next(finding for finding in examine(now=now) if finding.check == check)


def test_a_sound_installation_has_nothing_wrong(sound: Any) -> None:
    # The database's own clock is the real one, and this test's stands still.
    wrong = [finding for finding in examine(now=NOW)
             if finding.level is not Level.GOOD and finding.check != "time"]
    assert wrong == []


def test_each_problem_comes_with_a_remedy(sound: Any) -> None:
    sound.SECRET_KEY = sound.HASH_KEY = "short"
    sound.FIELD_KEYS = []
    sound.ALLOWED_HOSTS = ["*"]
    sound.DEBUG = True
    Heartbeat.objects.all().delete()
    problems = [finding for finding in examine(now=NOW) if finding.level is Level.PROBLEM]
    assert {"secrets", "field keys", "hosts", "mode", "clock", "worker"} <= {
        finding.check for finding in problems
    }
    assert all(finding.remedy for finding in problems)


SHORT_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZQ=="


@pytest.mark.parametrize("key", ["", "abc", "x" * 43, SHORT_KEY])
def test_a_key_that_encrypts_nothing_is_named(sound: Any, key: str) -> None:
    sound.FIELD_KEYS = [Fernet.generate_key().decode(), key]
    finding = configuration.field_keys(NOW)
    assert finding.level is Level.PROBLEM
    assert "2" in finding.sentence


def test_two_secrets_that_are_one_are_refused(sound: Any) -> None:
    sound.HASH_KEY = sound.SECRET_KEY
    assert configuration.secret_keys(NOW).level is Level.PROBLEM


def test_demo_mode_served_to_others_is_a_problem_and_on_this_machine_a_warning(
    sound: Any,
) -> None:
    sound.DEMO_MODE = True
    assert configuration.mode(NOW).level is Level.PROBLEM
    sound.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    assert configuration.mode(NOW).level is Level.WARNING


def test_cookies_without_encryption_are_a_problem(sound: Any) -> None:
    sound.SESSION_COOKIE_SECURE = False
    assert configuration.mode(NOW).level is Level.PROBLEM


def test_a_ledger_without_its_guard_is_a_problem(sound: Any) -> None:
    triggers.remove(connection)
    try:
        assert found("ledger").level is Level.PROBLEM
    finally:
        triggers.install(connection)
    assert found("ledger").level is Level.GOOD


def test_a_clock_that_stopped_is_a_problem(sound: Any) -> None:
    beat("clock", at=NOW - timedelta(minutes=11))
    assert found("clock").level is Level.PROBLEM


def test_a_job_that_keeps_failing_is_named(sound: Any) -> None:
    JobRun.objects.create(job="code titles", scope="all", failures=3, outcome="KeyError: 7111")
    finding = found("jobs")
    assert finding.level is Level.PROBLEM
    assert "code titles" in finding.sentence
    assert "KeyError: 7111" in finding.sentence


def test_work_that_waits_for_hours_is_a_problem(sound: Any) -> None:
    work = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="a.b", backend_name="default",
        run_after=NOW,
    )
    DBTaskResult.objects.filter(pk=work.pk).update(enqueued_at=NOW - timedelta(hours=2))
    assert found("queue").level is Level.PROBLEM


def test_a_clock_set_back_is_noticed(sound: Any) -> None:
    beat("clock", at=NOW + timedelta(hours=1))
    assert machine.time_skew(NOW).level is Level.PROBLEM


def test_old_static_files_are_noticed(sound: Any, tmp_path: Path) -> None:
    (tmp_path / "static.stamp").write_text("of last year")
    assert found("static files").level is Level.PROBLEM


def test_a_database_of_an_older_version_is_noticed(sound: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'ops' AND name = '0001_job_runs'"
        )
    finding = found("migrations")
    assert finding.level is Level.PROBLEM
    assert "ops.0001_job_runs" in finding.sentence


def test_the_command_ends_with_one_where_something_is_wrong(
    sound: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sound.ALLOWED_HOSTS = []
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", language="en")
    assert ended.value.code == 1
    assert "ANTARKERJA_HOSTS" in capsys.readouterr().out


def test_the_doctor_never_prints_a_secret(sound: Any, capsys: pytest.CaptureFixture[str]) -> None:
    sound.SECRET_KEY = "weak-but-secret"
    with pytest.raises(SystemExit):
        call_command("doctor")
    said = capsys.readouterr().out
    assert "weak-but-secret" not in said
    assert sound.HASH_KEY not in said


def test_the_doctor_speaks_indonesian_by_default(
    sound: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sound.ALLOWED_HOSTS = []
    with pytest.raises(SystemExit):
        call_command("doctor")
    assert "Memeriksa" in capsys.readouterr().out
