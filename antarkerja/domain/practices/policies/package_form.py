"""What writers and readers of packages share: names of parts, the form and its version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FORMAT, VERSION = "antarkerja-practices", 1
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
SCHEMA = Path(__file__).resolve().with_name("package.schema.json")
# What of a practice says where it fits, by the names of its columns.
CONTEXT = ("category", "origin", "origin_place", "origin_source", "setting", "office_size",
           "groups", "sectors", "hours_a_month", "cost_once", "cost_a_month")


def sources_first(rows: Iterable[Mapping[str, Any]], source: str) -> list[Mapping[str, Any]]:
    """Rows so that the one whose key stands under `source` comes before those that name it.

    A ring, which only a broken package can bring, is cut at its first row.
    """
    left = {row["key"]: row for row in rows}
    ordered: list[Mapping[str, Any]] = []
    while left:
        ready = [key for key, row in left.items() if row.get(source) not in left]
        for key in ready or [next(iter(left))]:
            ordered.append(left.pop(key))
    return ordered
