"""Files that lie encrypted below MEDIA_ROOT under names that say nothing.

A file is written whole before the row that names it: a transaction that fails leaves a file that
nobody names, and `names` lets the nightly sweep find it. Never a row without its file.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from antarkerja.shared.crypto import seal, unseal
from antarkerja.shared.whole_files import write_whole

_NAME_BYTES = 24


class LostFileError(Exception):
    """The row is there and the file is not: a backup was put back without its files."""


def put(content: bytes) -> str:
    """Keeps the content and returns the random name it lies under."""
    name = secrets.token_hex(_NAME_BYTES)
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, seal(content))
    path.chmod(0o600)
    return name


def get(name: str) -> bytes:
    """The content. Raises LostFileError, or InvalidToken where somebody changed it."""
    try:
        return unseal(_path(name).read_bytes())
    except FileNotFoundError as error:
        raise LostFileError(name) from error


def drop(name: str) -> None:
    """The file is gone; twice is once."""
    with suppress(FileNotFoundError):
        _path(name).unlink()


def names(*, before: datetime) -> Iterator[str]:
    """Every name in the vault whose file was written before a moment."""
    limit = before.astimezone(UTC).timestamp()
    for path in _root().glob("??/*"):
        if len(path.name) == _NAME_BYTES * 2 and path.stat().st_mtime < limit:
            yield path.name


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / "vault"


def _path(name: str) -> Path:
    if len(name) != _NAME_BYTES * 2 or not set(name) <= set("0123456789abcdef"):
        raise LostFileError(name)
    return _root() / name[:2] / name
