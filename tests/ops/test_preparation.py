"""Making ready is quick when all is ready, and a demo that was cut off is loaded anew."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from antarkerja.domain.offices.models import Office
from antarkerja.ops.fresh_secrets import write_once
from antarkerja.ops.preparation import (
    demo_being_loaded,
    prepare,
    static_files_are_current,
    unapplied_migrations,
)
from tests.ops.test_command_line import antarkerja


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


@pytest.mark.django_db
def test_preparing_twice_does_nothing_the_second_time(home: Path) -> None:
    first: list[str] = []
    prepare(first.append)
    collected = sorted(path.stat().st_mtime_ns for path in (home / "static").rglob("*"))
    second: list[str] = []
    prepare(second.append)
    assert first
    assert second == []
    assert collected == sorted(path.stat().st_mtime_ns for path in (home / "static").rglob("*"))


@pytest.mark.django_db
def test_a_changed_style_sheet_is_collected_again(home: Path, settings: Any) -> None:
    own = home / "own"
    own.mkdir()
    (own / "colours.css").write_text("a{}")
    settings.STATICFILES_DIRS = [own]
    known: Any = finders.get_finder
    known.cache_clear()
    try:
        prepare(lambda line: None)
        assert static_files_are_current()
        (own / "colours.css").write_text("a{color:red}")
        assert not static_files_are_current()
    finally:
        known.cache_clear()


@pytest.mark.django_db
def test_the_tests_database_lacks_no_migration() -> None:
    assert unapplied_migrations() == []


@pytest.mark.django_db
def test_the_mark_is_gone_when_the_demo_is_whole(home: Path) -> None:
    with demo_being_loaded():
        assert (home / "demo.unfinished").exists()
    assert not (home / "demo.unfinished").exists()


@pytest.mark.django_db
def test_a_database_in_use_is_never_marked_to_be_thrown_away(
    home: Path, wonosobo: Office
) -> None:
    with demo_being_loaded():
        assert not (home / "demo.unfinished").exists()


def test_a_demo_that_was_cut_off_is_removed_at_the_next_start(tmp_path: Path) -> None:
    """Asked of the command itself, in a home of its own, as `./run` does."""
    write_once(tmp_path / "demo.env")
    half = tmp_path / "antarkerja.sqlite3"
    with sqlite3.connect(half) as database:
        database.execute("CREATE TABLE half (id integer)")
    (tmp_path / "demo.unfinished").touch()
    script = (
        "import django; django.setup(); "
        "from antarkerja.ops.preparation import forget_half_a_demo as f; print(f(), f())"
    )

    said = subprocess.check_output(
        [sys.executable, "-c", script], cwd=tmp_path, text=True,
        env={**{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
             "ANTARKERJA_HOME": str(tmp_path),
             "DJANGO_SETTINGS_MODULE": "antarkerja.config.settings.demo"},
    )
    assert said.split() == ["True", "False"]
    assert not half.exists()
    assert antarkerja("prepare", home=tmp_path).returncode == 0
