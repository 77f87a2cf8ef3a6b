"""The only reader of the process environment.

Everything else gets its settings from `django.conf.settings`.
"""

from __future__ import annotations

import os
from pathlib import Path


class MissingSettingError(RuntimeError):
    """A setting that production cannot do without is absent or weak."""


def text(name: str, default: str = "") -> str:
    """The variable as text, `default` where it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for anything else that is set."""
    value = os.environ.get(name)
    return default if not value else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list, blanks dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A whole number.

    Raises:
        MissingSettingError: it is none.
    """
    value = text(name, str(default))
    if not value.isdecimal():
        raise MissingSettingError(f"{name} must be a whole number")
    return int(value)


def home() -> Path:
    """Where the installation keeps its database, secrets of demo mode and collected files."""
    return Path(text("ANTARKERJA_HOME", str(Path.cwd() / "var"))).resolve()


def load_file(path: Path) -> None:
    """Reads NAME=value lines into the environment; what is already set wins."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and not name.startswith("#"):
            os.environ.setdefault(name, value)


def strong_secret(name: str) -> str:
    """A secret of at least 50 characters, 10 of them different.

    Raises:
        MissingSettingError: unset, short or repetitive.
    """
    value = os.environ.get(name, "")
    if len(value) < 50 or len(set(value)) < 10:
        raise MissingSettingError(
            f"{name} must hold at least 50 random characters; "
            "`antarkerja doctor --new-secrets` prints fresh ones"
        )
    return value
