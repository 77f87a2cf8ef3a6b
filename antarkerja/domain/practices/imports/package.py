"""Reading a package: nothing is believed before the signature and every part are checked."""

from __future__ import annotations

import hashlib
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from jsonschema import Draft202012Validator

from antarkerja.domain.practices.enums.carry import PackageFault
from antarkerja.domain.practices.enums.replication import AbandonReason, ReplicationState
from antarkerja.domain.practices.errors.carry import BrokenPackageError
from antarkerja.domain.practices.policies.package_form import (
    FORMAT,
    MANIFEST,
    SCHEMA,
    SIGNATURE,
    VERSION,
    sources_first,
)
from antarkerja.shared.signing import WrongSignatureError, check

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5_000
# What the library says of a damaged archive, depending on where the damage is.
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
           OverflowError, IndexError, struct.error, zlib.error, lzma.LZMAError)


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose signature fits and whose parts are what it says.

    `practices` are plain values that keep to the schema, parents before their children; `files`
    are contents by SHA-256. Whether `key` is to be trusted is for the caller.
    """

    name: str
    address: str
    key: str
    sha256: str
    practices: Sequence[Mapping[str, Any]]
    files: Mapping[str, bytes]


def read_package(content: bytes) -> Package:
    """Raises BrokenPackageError, with the place, for whatever is wrong with it."""
    if len(content) > MOST_BYTES:
        raise BrokenPackageError(PackageFault.TOO_LARGE)
    parts = _unpacked(content)
    manifest, key = _signed_manifest(parts)
    _check_parts(manifest, parts)
    practices = [
        _practice(f"practices/{name}.json", parts) for name in manifest.get("practices", [])
    ]
    files = {
        path.removeprefix("files/"): body for path, body in parts.items()
        if path.startswith("files/")
    }
    instance = manifest.get("instance")
    if not isinstance(instance, dict):
        instance = {}
    return Package(
        name=str(instance.get("name", ""))[:120] or key[:12],
        address=str(instance.get("address", ""))[:200], key=key,
        sha256=hashlib.sha256(content).hexdigest(), practices=sources_first(practices, "parent"),
        files=files,
    )


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The parts by path; what would unpack to too much is refused before it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            whole = sum(entry.file_size for entry in entries)
            if whole > MOST_UNPACKED or len(entries) > MOST_PARTS:
                raise BrokenPackageError(PackageFault.TOO_LARGE)
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGE as error:
        raise BrokenPackageError(PackageFault.NO_ZIP) from error


def _signed_manifest(parts: Mapping[str, bytes]) -> tuple[dict[str, Any], str]:
    """The manifest and the key that signed it."""
    for path in (MANIFEST, SIGNATURE):
        if path not in parts:
            raise BrokenPackageError(PackageFault.NO_MANIFEST, path)
    signed = _json(SIGNATURE, parts)
    key = str(signed.get("key", ""))[:64]
    try:
        check(parts[MANIFEST], key=key, signature=str(signed.get("signature", "")))
    except WrongSignatureError as error:
        raise BrokenPackageError(PackageFault.SIGNATURE, SIGNATURE) from error
    manifest = _json(MANIFEST, parts)
    if manifest.get("format") != FORMAT or not isinstance(manifest.get("version"), int):
        raise BrokenPackageError(PackageFault.WRITTEN_WRONG, MANIFEST)
    if manifest["version"] > VERSION:
        raise BrokenPackageError(PackageFault.NEWER, MANIFEST)
    return manifest, key


def _check_parts(manifest: Mapping[str, Any], parts: Mapping[str, bytes]) -> None:
    """Every part that the manifest names is there and unchanged, and there is no other."""
    named = manifest.get("parts")
    if not isinstance(named, list) or not isinstance(manifest.get("practices"), list):
        raise BrokenPackageError(PackageFault.WRITTEN_WRONG, MANIFEST)
    sums = {str(one.get("path")): one.get("sha256") for one in named if isinstance(one, dict)}
    for path, expected in sums.items():
        if path not in parts:
            raise BrokenPackageError(PackageFault.MISSING, path)
        if hashlib.sha256(parts[path]).hexdigest() != expected:
            raise BrokenPackageError(PackageFault.CHANGED, path)
    for path in sorted(set(parts) - set(sums) - {MANIFEST, SIGNATURE}):
        raise BrokenPackageError(PackageFault.CHANGED, path)


def _practice(path: str, parts: Mapping[str, bytes]) -> dict[str, Any]:
    """One practice that keeps to the schema and brings the files that it names."""
    if path not in parts:
        raise BrokenPackageError(PackageFault.MISSING, path)
    data = _json(path, parts)
    fault = next(iter(_schema().iter_errors(data)), None)
    if fault is not None:
        raise BrokenPackageError(PackageFault.WRITTEN_WRONG, f"{path}: {fault.json_path}")
    if not _is_coherent(data):
        raise BrokenPackageError(PackageFault.WRITTEN_WRONG, path)
    for file in data.get("files", []):
        if f"files/{file['sha256']}" not in parts:
            raise BrokenPackageError(PackageFault.MISSING, f"files/{file['sha256']}")
    return data


def _is_coherent(data: Mapping[str, Any]) -> bool:
    """What the schema cannot say: days that exist, and replications that our tables hold."""
    rows = data.get("replications", [])
    results = [result for row in rows for result in row.get("results", [])]
    days = [data["published_on"]]
    days += [row.get(name) for row in rows for name in ("planned_on", "started_on", "ended_on")]
    days += [result.get("measured_on") for result in results]
    if not all(_is_day(day) for day in days if day is not None):
        return False
    if not any(text["number"] <= data["version"] for text in data["texts"]):
        return False
    return all(_is_whole(row) for row in rows) and all(one.get("measured_on") for one in results)


def _is_whole(row: Mapping[str, Any]) -> bool:
    started, ended = row.get("started_on"), row.get("ended_on")
    if row["state"] == ReplicationState.ABANDONED:
        if not ended or row.get("end_reason") not in AbandonReason.values:
            return False
    elif row["state"] != ReplicationState.PLANNED and not started:
        return False
    return not (started and ended and ended < started)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _json(path: str, parts: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        value = json.loads(parts[path].decode())
        _require_storable(value)
    except (ValueError, RecursionError) as error:
        raise BrokenPackageError(PackageFault.WRITTEN_WRONG, path) from error
    if not isinstance(value, dict):
        raise BrokenPackageError(PackageFault.WRITTEN_WRONG, path)
    return value


def _require_storable(value: Any) -> None:
    """Raises ValueError for what JSON can write and no database keeps: halves of signs, figures
    that are no numbers, and NUL."""
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    if any("\x00" in text for text in _texts_in(value)):
        raise ValueError(value)


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_in(inner)


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
