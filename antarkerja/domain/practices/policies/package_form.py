"""What writers and readers of packages share: names of parts, the form and its version."""

from __future__ import annotations

from pathlib import Path

FORMAT, VERSION = "antarkerja-practices", 1
MANIFEST, SIGNATURE = "manifest.json", "signature.json"
SCHEMA = Path(__file__).resolve().with_name("package.schema.json")
# What of a practice says where it fits, by the names of its columns.
CONTEXT = ("category", "origin", "origin_place", "origin_source", "setting", "office_size",
           "groups", "sectors", "hours_a_month", "cost_once", "cost_a_month")
