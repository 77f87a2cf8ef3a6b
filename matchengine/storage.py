"""An index as a folder of memory-mapped .npy files, safe from crashes.

``path/000007`` is a whole version of the index; the highest number counts. A version is written
aside, forced to disk and then given its number by one rename, so that whoever opens the folder
finds the old version or the new one and nothing between. The version before stays for those who
are just opening it; older ones go.
"""

import json
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from matchengine.arrays import Array
from matchengine.columns import Columns, Ragged, Words
from matchengine.facets import facets_named, names_of
from matchengine.packed import Packed
from matchengine.shelf import Shelf

FORMAT = 2
_PRICES = "prices"
_ASIDE = ".writing-"
_ABANDONED_AFTER_SECONDS = 3600.0
_KEPT = 2
_TRIES = 5


class IndexFolderError(Exception):
    """The folder holds no index, or not one that this version of the engine can read."""


def _versions(path: Path) -> list[int]:
    if not path.is_dir():
        return []
    return sorted(int(entry.name) for entry in path.iterdir() if entry.name.isdigit())


def _folder(path: Path, version: int) -> Path:
    return path / f"{version:06d}"


def _force(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def store(path: Path, kind: str, shelf: Shelf, words: Words) -> None:
    """Write a new version of the index into the folder, which is made where it is missing."""
    path.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=path))
    try:
        _write(aside, kind, shelf, words)
        _give_number(path, aside)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _force(path)
    _clear(path)


def _write(aside: Path, kind: str, shelf: Shelf, words: Words) -> None:
    aside.chmod(0o755)  # mkdtemp makes folders that other users' processes could not open
    packed = shelf.packed
    for name, values in (*shelf.base.arrays(), *(packed.arrays() if packed else ())):
        np.save(aside / f"{name}.npy", values)
    np.save(aside / f"{_PRICES}.npy", shelf.prices)
    (aside / "words.json").write_text(json.dumps(words.listed(), ensure_ascii=False), "utf-8")
    about = {
        "format": FORMAT,
        "kind": kind,
        "rows": len(shelf.base),
        "facets": [names_of(facet) for facet in packed.facets] if packed else None,
        "block_rows": packed.block_rows if packed else None,
    }
    (aside / "about.json").write_text(json.dumps(about), "utf-8")
    for written in aside.iterdir():
        _force(written)
    _force(aside)


def _give_number(path: Path, aside: Path) -> None:
    version = max(_versions(path), default=0) + 1
    while True:
        try:
            aside.rename(_folder(path, version))
            return
        except OSError:
            # Another process took the number; a folder with files in it is never replaced.
            if not _folder(path, version).exists():
                raise
            version += 1


def _clear(path: Path) -> None:
    for version in _versions(path)[:-_KEPT]:
        shutil.rmtree(_folder(path, version), ignore_errors=True)
    newest = path.stat().st_mtime
    for entry in path.glob(f"{_ASIDE}*"):
        try:
            abandoned = entry.stat().st_mtime < newest - _ABANDONED_AFTER_SECONDS
        except FileNotFoundError:
            continue
        if abandoned:
            shutil.rmtree(entry, ignore_errors=True)


def load(path: Path, kind: str, shape: Shelf) -> tuple[Shelf, Words]:
    """The newest version of the index in the folder; ``shape`` is an empty shelf of its kind.

    Raises IndexFolderError where there is none, or it is of another kind, format or shape.
    """
    for _ in range(_TRIES):
        versions = _versions(path)
        if not versions:
            break
        try:
            return _read(_folder(path, versions[-1]), kind, shape)
        except FileNotFoundError as error:
            # Two newer versions may have come, and this one gone, while it was being read.
            if _versions(path)[-1:] == versions[-1:]:
                raise IndexFolderError(f"{error.filename} is missing") from error
    raise IndexFolderError(f"{path} holds no index")


def _read(folder: Path, kind: str, shape: Shelf) -> tuple[Shelf, Words]:
    about: dict[str, Any] = json.loads((folder / "about.json").read_text("utf-8"))
    if about.get("format") != FORMAT or about.get("kind") != kind:
        raise IndexFolderError(
            f"{folder} holds {about.get('kind')} in format {about.get('format')},"
            f" not {kind} in format {FORMAT}"
        )
    base = _columns(folder, "", shape.base)
    named: list[list[str]] | None = about.get("facets")
    packed = None if named is None else _packed(folder, named, about["block_rows"], shape.base)
    prices = _map(folder, _PRICES, shape.prices)
    rows = about.get("rows")
    if not _whole(base, rows) or len(prices) not in (0, rows) or (packed and len(packed) != rows):
        raise IndexFolderError(f"{folder}: columns differ in length")
    words = Words(known=json.loads((folder / "words.json").read_text("utf-8")))
    return replace(shape, base=base, packed=packed, prices=prices), words


def _columns(folder: Path, before: str, shape: Columns) -> Columns:
    return Columns(
        {name: _map(folder, before + name, column) for name, column in shape.scalars.items()},
        {
            name: _ragged(folder, before + name, column.values)
            for name, column in shape.lists.items()
        },
    )


def _ragged(folder: Path, name: str, values: Array) -> Ragged:
    offsets = _map(folder, f"{name}.offsets", np.zeros(0, dtype=np.int64))
    return Ragged(offsets, _map(folder, f"{name}.values", values))


def _whole(columns: Columns, rows: object) -> bool:
    return all(len(column) == rows for column in columns.scalars.values()) and all(
        len(column) == rows and int(column.offsets[-1]) == len(column.values)
        for column in columns.lists.values()
    )


def _packed(folder: Path, named: list[list[str]], block_rows: int, shape: Columns) -> Packed:
    facets = []
    for number, facet in enumerate(facets_named(named, shape)):
        distinct = _columns(folder, f"packed.facet{number}.", facet.distinct)
        facets.append(replace(facet, distinct=distinct))
    sizes = [len(facet.distinct) for facet in facets]
    small = np.zeros(0, dtype=np.int32)
    return Packed(
        facets=tuple(facets),
        starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        codes=_map(folder, "packed.codes", small.reshape(0, 1)),
        skills=_ragged(folder, "packed.skills", shape.lists["skills"].values),
        order=_map(folder, "packed.order", small),
        inverse=_map(folder, "packed.inverse", small),
        entries=_ragged(folder, "packed.entries", small),
        block_rows=block_rows,
    )


def _map(folder: Path, name: str, like: Array) -> Array:
    try:
        mapped = np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
    except ValueError as error:
        raise IndexFolderError(f"{folder}: {name} cannot be read: {error}") from error
    if mapped.dtype != like.dtype or mapped.ndim != like.ndim:
        raise IndexFolderError(f"{folder}: {name} is not a column of {like.dtype}")
    return mapped
