"""Practices as one open package: JSON and files in a ZIP, signed by the installation.

What a package is, is told in docs/how-to/exchange-practices.md; each practice in it keeps to
`policies/package.schema.json`.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.conf import settings

from antarkerja.domain.practices.errors.carry import NothingToCarryError
from antarkerja.domain.practices.models import (
    Practice,
    PracticeFile,
    Replication,
    ReplicationResult,
)
from antarkerja.domain.practices.policies.package_form import (
    CONTEXT,
    FORMAT,
    MANIFEST,
    SIGNATURE,
    VERSION,
)
from antarkerja.domain.practices.policies.texts import details_of
from antarkerja.domain.practices.queries.one_practice import texts_of_readers
from antarkerja.shared import vault
from antarkerja.shared.signing import public_key, sign

# Every entry of the ZIP bears this moment, so that the same content is the same bytes.
_MOMENT = (2026, 1, 1, 0, 0, 0)


def package(practices: Iterable[Practice], *, at: datetime) -> bytes:
    """The ZIP of published practices (`queries.carry.practices_to_carry`).

    Raises NothingToCarryError where there is none.
    """
    parts: dict[str, bytes] = {}
    keys = []
    for practice in practices:
        keys.append(str(practice.key))
        files = list(practice.files.filter(removed_at=None).order_by("pk"))
        parts[f"practices/{practice.key}.json"] = written(as_data(practice, files))
        parts |= {f"files/{file.sha256}": vault.get(file.stored_as) for file in files}
    if not keys:
        raise NothingToCarryError
    manifest = written(_manifest(keys, parts, at))
    signed = written({"algorithm": "ed25519", "key": public_key(), "signature": sign(manifest)})
    return _zipped({MANIFEST: manifest, SIGNATURE: signed} | parts)


def as_data(practice: Practice, files: Sequence[PracticeFile] = ()) -> dict[str, Any]:
    """One published practice as plain values, as the schema says."""
    texts = texts_of_readers(practice).order_by("number", "pk")
    return {
        "key": str(practice.key), "parent": str(practice.parent.key) if practice.parent else None,
        "office": practice.office.name, "instance": practice.instance,
        **{name: getattr(practice, name) for name in CONTEXT},
        "version": practice.published_version, "published_on": _day(practice.published_on),
        "texts": [_text(text) for text in texts],
        "authors": [
            {"name": one.user.name if one.user else one.name, "is_lead": one.is_lead}
            for one in practice.authors.select_related("user").order_by("-is_lead", "joined_at")
            if one.name or (one.user and one.user.name)
        ],
        "acts": list(practice.acts.order_by("kind", "detail").values("kind", "detail")),
        "indicators": [
            {"code": one.indicator, "version": one.indicator_version, "is_main": one.is_main}
            for one in practice.indicators.order_by("-is_main", "indicator")
        ],
        "files": [
            {"title": one.title, "sha256": one.sha256, "name": f"{one.sha256[:12]}.{one.form}"}
            for one in files
        ],
        "replications": [_replication(row) for row in practice.replications.select_related(
            "office", "source").prefetch_related("results").order_by("planned_on", "pk")],
    }


def written(value: Any) -> bytes:
    """JSON as packages write it: sorted, in UTF-8, readable."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _manifest(keys: list[str], parts: dict[str, bytes], at: datetime) -> dict[str, Any]:
    return {
        "format": FORMAT, "version": VERSION, "made_at": at.isoformat(timespec="seconds"),
        "instance": {"name": settings.INSTANCE_NAME, "address": settings.PUBLIC_ADDRESS},
        "practices": keys,
        "parts": [
            {"path": path, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in sorted(parts.items())
        ],
    }


def _text(text: Any) -> dict[str, Any]:
    said = details_of(text)
    return {
        "number": text.number, "language": text.language, "title": said.title,
        "problem": said.problem, "context": said.context, "partners": said.partners,
        "tools": said.tools, "risks": said.risks, "did_not_work": said.did_not_work,
        "self_reported": said.self_reported, "change_note": text.change_note,
        "steps": [{"what": one.what, "who": one.who, "tool": one.tool} for one in said.steps],
    }


def _replication(row: Replication) -> dict[str, Any]:
    return {
        "key": str(row.key), "source": str(row.source.key) if row.source else None,
        "office": row.office.name if row.office else row.elsewhere, "number": row.number,
        "state": row.state, "adapted_what": row.adapted_what, "adapted_why": row.adapted_why,
        "planned_on": _day(row.planned_on), "started_on": _day(row.started_on),
        "ended_on": _day(row.ended_on), "end_reason": row.end_reason, "end_words": row.end_words,
        "results": [_result(one) for one in row.results.all()],
    }


def _result(row: ReplicationResult) -> dict[str, Any]:
    names = ("months", "indicator", "indicator_version", "before", "after", "cases", "change",
             "low", "high", "verdict")
    return {name: getattr(row, name) for name in names} | {"measured_on": _day(row.measured_on)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()
