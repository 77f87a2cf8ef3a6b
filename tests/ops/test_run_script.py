"""`./run` tells the program the address at which this machine answers."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[2] / "run"


@pytest.mark.parametrize(("given", "address"), [
    ({}, "http://127.0.0.1:8000"),
    ({"PORT": "8317"}, "http://127.0.0.1:8317"),
    ({"PORT": "8317", "ANTARKERJA_ADDRESS": "https://kerja.example.go.id"},
     "https://kerja.example.go.id"),
])
def test_the_address_on_papers_is_where_the_pages_are(
    tmp_path: Path, given: dict[str, str], address: str
) -> None:
    """The script itself, with a Python beside it that says what it was given."""
    shutil.copy(RUN, tmp_path / "run")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/environment.sh").write_text(
        'py="$root/py"\nmake_environment() { :; }\n'
    )
    python = tmp_path / "py"
    python.write_text('#!/bin/sh\necho "$ANTARKERJA_ADDRESS"\n')
    python.chmod(0o755)
    clean = {name: value for name, value in os.environ.items()
             if name != "PORT" and not name.startswith("ANTARKERJA_")}
    said = subprocess.run(
        [str(tmp_path / "run")], env={**clean, **given}, capture_output=True, text=True,
        timeout=30, check=True,
    )
    assert said.stdout.split()[-1] == address
