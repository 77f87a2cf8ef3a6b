"""What the deployment guide tells people to type is there, and the lock is what it says."""

from __future__ import annotations

import re
from pathlib import Path

from antarkerja.__main__ import OWN

ROOT = Path(__file__).resolve().parents[2]


def test_the_guide_names_only_commands_that_exist() -> None:
    guide = (ROOT / "docs/deployment.md").read_text()
    named = set(re.findall(r"^antarkerja ([a-z_-]+)", guide, flags=re.MULTILINE))
    assert named
    assert named <= set(OWN)


def test_the_guide_names_only_files_of_deploy_that_exist() -> None:
    guide = (ROOT / "docs/deployment.md").read_text()
    for name in re.findall(r"deploy/([\w.-]+\w)", guide):
        assert list((ROOT / "deploy").glob(f"{name}*")), name


def test_the_lock_holds_hashes_and_no_addresses() -> None:
    for lock in ("base", "dev", "peers", "tools"):
        text = (ROOT / f"requirements/{lock}.txt").read_text()
        assert "://" not in text
        names = len(re.findall(r"^[a-z0-9].*==", text, flags=re.MULTILINE))
        assert names
        assert text.count("--hash=sha256:") >= names
