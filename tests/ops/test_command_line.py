"""The command `antarkerja`: its short list, its help, and what it refuses to start with."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from antarkerja.config import env
from antarkerja.ops import fresh_secrets

SECRETS = fresh_secrets.fresh()


def antarkerja(
    *arguments: str, home: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command with nothing in the environment but what is given."""
    clean = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("ANTARKERJA_", "DJANGO_", "DATABASE_URL"))
    }
    return subprocess.run(
        [sys.executable, "-m", "antarkerja", *arguments], capture_output=True, text=True,
        cwd=home, env={**clean, "ANTARKERJA_HOME": str(home), **environment}, timeout=120,
        check=False,
    )


def test_without_arguments_it_lists_its_own_commands(tmp_path: Path) -> None:
    said = antarkerja(home=tmp_path, DJANGO_SETTINGS_MODULE="antarkerja.config.settings.test")
    assert said.returncode == 0, said.stderr
    for name in ("prepare", "serve", "seed", "tick", "doctor", "backup", "restore"):
        assert f"\n  {name} " in said.stdout
    assert "startproject" not in said.stdout


@pytest.mark.parametrize(
    "name", ["prepare", "serve", "seed", "tick", "doctor", "backup", "restore"]
)
def test_help_says_what_a_command_does_and_hides_the_framework(
    name: str, tmp_path: Path
) -> None:
    said = antarkerja(
        name, "--help", home=tmp_path, DJANGO_SETTINGS_MODULE="antarkerja.config.settings.test"
    )
    assert said.returncode == 0, said.stderr
    assert len(said.stdout) > 200
    assert "--pythonpath" not in said.stdout


def test_production_without_secrets_says_how_to_get_them(tmp_path: Path) -> None:
    said = antarkerja("doctor", home=tmp_path)
    assert said.returncode == 2
    assert "ANTARKERJA_SECRET_KEY" in said.stderr
    assert "--new-secrets" in said.stderr
    assert "Traceback" not in said.stderr


def test_production_refuses_demo_mode(tmp_path: Path) -> None:
    said = antarkerja(
        "doctor", home=tmp_path, ANTARKERJA_DEMO="1", ANTARKERJA_HOSTS="kerja.example.go.id",
        **SECRETS,
    )
    assert said.returncode == 2
    assert "refuses demo mode" in said.stderr


def test_production_refuses_weak_secrets(tmp_path: Path) -> None:
    weak = {**SECRETS, "ANTARKERJA_HASH_KEY": "a" * 64}
    said = antarkerja(
        "doctor", home=tmp_path, ANTARKERJA_HOSTS="kerja.example.go.id", **weak
    )
    assert said.returncode == 2
    assert "ANTARKERJA_HASH_KEY" in said.stderr


def test_demo_data_never_enters_production(tmp_path: Path) -> None:
    said = antarkerja(
        "seed", "--language", "en", home=tmp_path, ANTARKERJA_HOSTS="kerja.example.go.id",
        **SECRETS,
    )
    assert said.returncode == 1
    assert "demo mode" in said.stderr


def test_new_secrets_come_without_any_setting_and_are_accepted(tmp_path: Path) -> None:
    said = antarkerja("doctor", "--new-secrets", home=tmp_path)
    assert said.returncode == 0, said.stderr
    values = dict(line.split("=", 1) for line in said.stdout.splitlines())
    assert fresh_secrets.is_strong(values["ANTARKERJA_SECRET_KEY"])
    assert fresh_secrets.is_strong(values["ANTARKERJA_HASH_KEY"])
    Fernet(values["ANTARKERJA_FIELD_KEYS"])


def test_secrets_of_the_demo_are_for_their_owner_and_written_once(tmp_path: Path) -> None:
    file = tmp_path / "demo.env"
    fresh_secrets.write_once(file)
    first = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        fresh_secrets.write_once(file)
    assert file.read_text() == first


@pytest.mark.parametrize("weak", ["", "short", "ab" * 40, "0123456789" * 4])
def test_a_weak_secret_is_refused_by_settings_and_doctor_alike(
    weak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTARKERJA_SECRET_KEY", weak)
    with pytest.raises(env.MissingSettingError):
        env.strong_secret("ANTARKERJA_SECRET_KEY")
    assert not fresh_secrets.is_strong(weak)


def test_where_run_has_been_the_command_uses_the_demo(tmp_path: Path) -> None:
    fresh_secrets.write_once(tmp_path / "demo.env")
    said = antarkerja("prepare", "--language", "en", home=tmp_path)
    assert said.returncode == 0, said.stderr
    assert (tmp_path / "antarkerja.sqlite3").exists()
    again = antarkerja("prepare", "--language", "en", home=tmp_path)
    assert again.stdout.splitlines() == ["Ready."]


def test_match_file_works_where_nothing_is_set_up(tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_text('{"id": "ani", "wanted_jobs": ["kasir"]}\n')
    (tmp_path / "ads.csv").write_text("id_posisi,posisi\na1,Kasir Toko\n")
    done = antarkerja("match-file", "people.jsonl", "ads.csv", "--out", "run.csv", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "run.csv").read_text().splitlines()[1].startswith("ani,a1,1,")
