"""An import that is killed at any moment ends, run again, where an undisturbed one ends."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from antarkerja.shared.tabular import write_csv

ROOT = Path(__file__).resolve().parents[2]
ROWS = 2200

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


class Store:
    """A scratch database: a migrated template, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []

    def template(self) -> str:
        url = self._new("template")
        _run(url, "-m", "django", "migrate", "-v0")
        _run(url, "-m", "tests.journeys.import_state", "offices")
        return url

    def copy(self, name: str) -> str:
        """The address of a fresh copy of the template."""
        if connection.vendor == "sqlite":
            for path in self.folder.glob("template.sqlite3*"):
                shutil.copy(path, str(path).replace("template", name))
            return f"sqlite:///{self.folder / name}.sqlite3"
        return self._new(name, template=self._full("template"))

    def _new(self, name: str, template: str = "template1") -> str:
        if connection.vendor == "sqlite":
            return f"sqlite:///{self.folder / name}.sqlite3"
        self._admin(f'CREATE DATABASE "{self._full(name)}" TEMPLATE "{template}"')
        self.made.append(self._full(name))
        given = settings.DATABASES["default"]
        host = given["HOST"] or ""
        user = f"{given['USER']}:{given['PASSWORD']}@" if given["USER"] else ""
        port = f":{given['PORT']}" if given["PORT"] else ""
        if host.startswith("/"):
            host = host.replace("/", "%2F")
        return f"postgresql://{user}{host}{port}/{self._full(name)}"

    def _full(self, name: str) -> str:
        return f"antarkerja_kill_{os.getpid()}_{name}"

    def _admin(self, statement: str) -> None:
        import psycopg

        given = settings.DATABASES["default"]
        with psycopg.connect(
            host=given["HOST"] or None, port=given["PORT"] or None, user=given["USER"] or None,
            password=given["PASSWORD"] or None, dbname="postgres", autocommit=True,
        ) as admin:
            admin.execute(statement)

    def close(self) -> None:
        for name in self.made:
            self._admin(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One template for all tests here: migrating takes longer than copying."""
    made = Store(tmp_path_factory.mktemp("store"))
    made.template()
    yield made
    made.close()


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "antarkerja.config.settings.test"}


def _run(url: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=_environment(url), capture_output=True,
        text=True, timeout=180, check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _killed(url: str, command: list[str], share: float) -> bool:
    """Starts the import and kills it at a share of its work; whether it was still at work.

    The moment counts from the first word of progress, since start-up is the same each time.
    """
    process = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=_environment(url),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )
    assert process.stderr is not None
    process.stderr.readline()
    time.sleep(share)
    alive = process.poll() is None
    process.kill()
    process.wait()
    process.stderr.close()
    return alive


def _vacancies() -> bytes:
    return write_csv(
        ("judul_lowongan", "pemberi_kerja", "kabupaten_kota", "jumlah_dibutuhkan"),
        [(f"Pekerjaan {n % 700}", f"PT Firma {n % 300}",
          ("Kab. Wonosobo", "Kab. Bogor", "Jawa Tengah")[n % 3], n % 9 + 1) for n in range(ROWS)],
    )


def _people() -> bytes:
    return write_csv(
        ("nama_lengkap", "nik", "telepon", "pendidikan", "keterampilan", "jabatan_diinginkan"),
        [(f"Orang {n}", f"330701{n % 28 + 1:02}{n % 12 + 1:02}99{n % 9000 + 1:04}",
          f"08123{n:06}", "SMK", "menjahit; memasak", "Operator Jahit") for n in range(ROWS)],
    )


@pytest.mark.parametrize(
    ("kind", "content", "databases", "kills"),
    [("vacancies", _vacancies, 2, 5), ("people", _people, 1, 4)],
)
def test_after_many_kills_a_last_run_ends_like_one_undisturbed_run(
    store: Store, tmp_path: Path, kind: str, content: Callable[[], bytes], databases: int,
    kills: int,
) -> None:
    file = tmp_path / f"{kind}.csv"
    file.write_bytes(content())
    command = ["-m", "django", "import", kind, str(file)]
    command += ["--office", "33.07"] if kind == "people" else []
    reference = store.copy(f"{kind}_reference")
    began = time.monotonic()
    _run(reference, *command)
    lasts = max(time.monotonic() - began - 1.5, 1.0)
    wanted = _state(reference)
    assert wanted["opened_twice"] == wanted["open_batches"] == 0
    luck, hit = random.Random(2026), 0
    for number in range(databases):
        url = store.copy(f"{kind}_killed{number}")
        hit += sum(_killed(url, command, luck.uniform(0, lasts * 0.4)) for _ in range(kills))
        _run(url, *command)
        assert _state(url) == wanted
    assert hit >= databases


def _state(url: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_run(url, "-m", "tests.journeys.import_state"))
    return found
