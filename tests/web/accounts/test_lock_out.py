"""Failures are counted once each, by every process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from antarkerja.web.public.accounts.lock_out import (
    account_gate,
    address_gate,
    any_locked,
    count_failure,
    crowd_gate,
)

WORKER = """
import django
django.setup()
from antarkerja.web.public.accounts.lock_out import account_gate, any_locked, count_failure
for _ in range(3):
    count_failure([account_gate("sari", "10.0.0.1")])
print(any_locked([account_gate("sari", "10.0.0.1")]))
"""


def test_the_tenth_failure_locks_and_the_ninth_does_not(db: None) -> None:
    gates = [account_gate("sari", "10.0.0.1"), address_gate("10.0.0.1")]
    for _ in range(9):
        count_failure(gates)
    assert not any_locked(gates)
    count_failure(gates)
    assert any_locked(gates)
    assert not any_locked([account_gate("budi", "10.0.0.1"), address_gate("10.0.0.1")])
    assert not any_locked([account_gate("sari", "10.0.0.2"), crowd_gate("sari")])


@pytest.mark.parametrize("name", ["a b\nc", "x" * 10_000, "🙂", ""])
def test_any_text_can_be_counted(db: None, name: str) -> None:
    count_failure([account_gate(name, "10.0.0.1")])
    assert not any_locked([account_gate(name, "10.0.0.1")])


def test_four_processes_share_one_count() -> None:
    """Twelve failures in four processes at the same time, over the cache in the database."""
    with tempfile.TemporaryDirectory() as home:
        secret = "antarkerja-0123456789-abcdefghijklmnopqrstuvwxyz-QWERTY"
        settings = {
            "DJANGO_SETTINGS_MODULE": "antarkerja.config.settings.demo", "ANTARKERJA_HOME": home,
            "ANTARKERJA_SECRET_KEY": secret, "ANTARKERJA_HASH_KEY": secret,
            "ANTARKERJA_FIELD_KEYS": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "DATABASE_URL": f"sqlite:///{Path(home) / 'a.sqlite3'}",
        }
        environment = os.environ | settings
        subprocess.run([sys.executable, "-m", "django", "createcachetable"], env=environment,
                       check=True, timeout=120)
        workers = [
            subprocess.Popen([sys.executable, "-c", WORKER], env=environment,
                             stdout=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        said = [worker.communicate(timeout=120)[0].strip() for worker in workers]
        assert [worker.returncode for worker in workers] == [0, 0, 0, 0]
        last = subprocess.run([sys.executable, "-c", WORKER.replace("range(3)", "range(0)")],
                              env=environment, check=True, capture_output=True, text=True,
                              timeout=120)
    assert last.stdout.strip() == "True"
    assert said.count("False") <= 3
