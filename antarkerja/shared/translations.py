"""Compiles message catalogues, since a fresh machine has no gettext."""

from __future__ import annotations

import os
import tempfile
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po


def compile_catalogues(root: Path) -> int:
    """Writes the .mo beside each `locale/*/LC_MESSAGES/django.po` under `root` that is newer.

    Several processes may do it at once: each file appears whole or not at all.

    Returns:
        How many catalogues were written.

    Raises:
        PoFileError: a catalogue cannot be read; its note says which.
    """
    stale = [path for path in catalogues(root) if _is_stale(path)]
    for path in stale:
        _compile(path)
    return len(stale)


def catalogues(root: Path) -> list[Path]:
    """Every catalogue of Django messages under `root`, in order of its path."""
    return sorted(root.glob("**/locale/*/LC_MESSAGES/django.po"))


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    # The compiled file bears the time of what was read: an edit meanwhile leaves it stale.
    read_at = source.stat().st_mtime_ns
    with source.open("rb") as file:
        try:
            catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
        except PoFileError as error:
            error.add_note(str(source))
            raise
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as part:
        part.write(compiled.getvalue())
    Path(part.name).chmod(0o644)
    os.utime(part.name, ns=(read_at, read_at))
    os.replace(part.name, source.with_suffix(".mo"))
