"""Fields of study as people and advertisements name them, and which of them border on another.

The names are those of `jobcoder`; `data/field_families.csv` holds what borders on what ("near"),
the fields of professions that the law keeps to their own ("law"), and fields that an employer
takes no other for ("own"). The word lists load at the first question.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

FAMILIES = Path(__file__).with_name("data") / "field_families.csv"
ANY = "Semua jurusan"
LONGEST = 120
_PARTS = re.compile(r"[/,&;()]|\b(?:dan|untuk|and|serta)\b", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:pendidikan|ilmu|vokasional|terapan|d\s?[1-4]|s\s?1)\s+", re.IGNORECASE)
# Words that many fields share: alone they name none.
_WIDE = frozenset({
    "teknik", "ilmu", "teknologi", "manajemen", "pendidikan", "desain", "bisnis", "administrasi",
    "industri", "pengelolaan", "produksi", "rekayasa", "sistem", "bahasa", "seni", "kesehatan",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def fields_meant(text: str) -> frozenset[str]:
    """The fields that one name of a study programme means; its own words where none is known.

    "Manajemen Perhotelan dan Pariwisata" means two. Empty for an empty text.
    """
    words = " ".join(text[:LONGEST].split())
    if not words:
        return frozenset()
    found = _named(words) or frozenset[str]().union(*map(_bare, _PARTS.split(words)))
    return found or _within(words) or frozenset({words.lower()})


def all_fields_meant(texts: Iterable[str]) -> frozenset[str]:
    """The fields that several names mean together."""
    return frozenset[str]().union(*map(fields_meant, texts))


def near_fields(fields: Iterable[str]) -> frozenset[str]:
    """Fields that border on any of these, without them. None borders on one kept by law."""
    own = frozenset(fields)
    near = (family for kind, family in _families() if kind == "near" and family & own)
    bound = fields_kept("law") | fields_kept("own")
    return frozenset[str]().union(*near) - own - bound


@cache
def fields_kept(kind: str) -> frozenset[str]:
    """Fields kept by "law", or those kept to their "own" by custom."""
    return frozenset[str]().union(*(family for named, family in _families() if named == kind))


@cache
def _families() -> tuple[tuple[str, frozenset[str]], ...]:
    with FAMILIES.open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["kind"], frozenset(row["fields"].split(";"))) for row in csv.DictReader(lines)
        )


def _named(words: str) -> frozenset[str]:
    from jobcoder import normalise_field_of_study  # noqa: PLC0415 (loads word lists)

    if words.lower() in _WIDE or len(words) < 2:
        return frozenset()
    field = normalise_field_of_study(words)
    return frozenset() if field == "UNKNOWN" else frozenset({field})


def _bare(part: str) -> frozenset[str]:
    """A part of a name, its first words taken off until it is one that is known."""
    words = part.strip()
    while len(words) > 2:
        if found := _named(words):
            return found
        shorter = _BEFORE.sub("", words, count=1)
        if shorter == words:
            break
        words = shorter
    return frozenset()


def _within(words: str) -> frozenset[str]:
    """The longest known names inside a longer one: "Manajemen Logistik dan Material"."""
    parts = words.split()
    for size in range(len(parts) - 1, 0, -1):
        if found := frozenset[str]().union(*map(_named, _runs(parts, size))):
            return found
    return frozenset()


def _runs(parts: list[str], size: int) -> Iterator[str]:
    for start in range(len(parts) - size + 1):
        run = " ".join(parts[start : start + size])
        if len(run) >= 5:
            yield run
