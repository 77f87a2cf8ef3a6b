"""What `pip install` brings: all that the program needs, and nothing of this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of what git knows of this checkout, built without the network."""
    place = tmp_path_factory.mktemp("wheel")
    copy = place / "copy"
    names = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT
    ).decode().split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
         "--no-index", "-w", str(place), str(copy)], check=True,
    )
    return next(place.glob("*.whl"))


def test_the_wheel_carries_pages_styles_translations_papers_and_lists(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for kind in (".html", ".css", ".csv", "locale/id/LC_MESSAGES/django.mo", ".typ"):
        assert [name for name in names if name.endswith(kind)], kind
    assert "antarkerja/ops/management/commands/serve.py" in names


def test_every_catalogue_is_in_the_wheel_compiled_and_only_so(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    sources = list(ROOT.glob("antarkerja/**/locale/*/LC_MESSAGES/django.po"))
    assert sources
    for source in sources:
        assert source.with_suffix(".mo").relative_to(ROOT).as_posix() in names
    assert not [name for name in names if name.endswith(".po")]


def test_every_page_and_list_of_the_tree_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tracked = subprocess.check_output(
        ["git", "ls-files", "antarkerja", "matchengine", "jobcoder"], cwd=ROOT, text=True
    ).split("\n")
    data = [name for name in tracked
            if name.endswith((".html", ".css", ".js", ".svg", ".csv", ".typ", ".json"))]
    assert not [name for name in data if name not in names and (ROOT / name).exists()]


def test_tests_and_local_files_stay_out(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} <= {
        "antarkerja", "matchengine", "jobcoder",
    }


def test_installed_alone_the_command_runs(wheel: Path, tmp_path: Path) -> None:
    """Unpacked away from the checkout, with the packages of this environment."""
    site = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(site)], check=True)
    said = subprocess.run(
        [sys.executable, "-c", "import sys; from antarkerja.__main__ import main; "
         "import antarkerja; assert 'site' in antarkerja.__file__; main()", "help"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1",
             "DJANGO_SETTINGS_MODULE": "antarkerja.config.settings.test"},
    )
    assert said.returncode == 0, said.stderr
    assert "Mengisi pemasangan kosong dengan data demo" in " ".join(said.stdout.split())
