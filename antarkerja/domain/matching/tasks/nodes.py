"""Index folders on the nodes of a cluster: laid out once a node, mapped by all its workers."""

from __future__ import annotations

import fcntl
import io
import os
import shutil
import tarfile
import tempfile
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import numpy as np

from antarkerja.domain.matching.tasks.shards import fingerprint, newest_version
from matchengine.arrays import Array

_OLD_AFTER_SECONDS = 2 * 24 * 3600.0


def as_lump(folder: str) -> Array:
    """The newest version of an index folder as one lump of bytes.

    An array, since Ray hands those to all workers of a node without a copy.
    """
    newest = newest_version(Path(folder))
    lump = io.BytesIO()
    with tarfile.open(fileobj=lump, mode="w") as tar:
        tar.add(newest, arcname=newest.name)
    return np.frombuffer(lump.getbuffer(), dtype=np.uint8)


@lru_cache(maxsize=8)
def holds(folder: str, told: str) -> bool:
    """Whether this node has the folder as it is meant, its own disk or a shared one."""
    return Path(folder).is_dir() and fingerprint(Path(folder)) == told


def place_of(told: str) -> Path:
    """Where this node keeps what has such a fingerprint."""
    return _base() / told


def lay_out(lump: Array, told: str) -> None:
    """Lays a folder out, whole or not at all; where another worker is at it, waits for it."""
    base = _base()
    with (base / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (base / told).is_dir():
            return
        _clear(base)
        aside = Path(tempfile.mkdtemp(dir=base))
        try:
            with tarfile.open(fileobj=io.BytesIO(lump.data)) as tar:
                tar.extractall(aside, filter="data")
            aside.rename(base / told)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise


def _base() -> Path:
    base = Path(tempfile.gettempdir()) / f"antarkerja-columns-{os.getuid()}"
    base.mkdir(mode=0o700, exist_ok=True)
    # Whoever may write there may tell us who gets which work.
    if base.is_symlink() or base.stat().st_uid != os.getuid() or base.stat().st_mode & 0o022:
        raise PermissionError(f"{base} is not ours alone")
    return base


def _clear(base: Path) -> None:
    """Columns of earlier days go; who still maps them keeps them until the end."""
    for old in base.iterdir():
        with suppress(FileNotFoundError):
            if old.is_dir() and time.time() - old.stat().st_mtime > _OLD_AFTER_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
