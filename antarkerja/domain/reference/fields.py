"""Fields of study as people and advertisements name them, and which of them border on another.

The names are those of `jobcoder` and of `data/field_names.csv`. `data/field_families.csv` holds
what borders on what: "near" (each on each), "beside" (the first on each of the others), "teach"
(the first is the teaching of the others; all teaching borders on all teaching); the fields of
professions that the law keeps to their own ("law"), fields that an employer takes no other for
("own"), and the fields of each regulated occupation, by its group. The word lists load at the
first question.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from matchengine import UNLISTED

DATA = Path(__file__).with_name("data")
ANY = "Semua jurusan"
LONGEST = 120
_PARTS = re.compile(r"[/,&;()]|\b(?:dan|untuk|and|serta)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"^(?:(?:d\s?(?:[1-4]|iii|iv)|s\s?[1-3]|sarjana terapan|sarjana|diploma|program studi|prodi"
    r"|jurusan|smk)\s+)+"
)
_TEACHES = re.compile(r"^(?:pendidikan|tadris)(?:\s+(?:vokasional|vokasi|guru))?\s+(.+)$")
_BEFORE = re.compile(r"^(?:pendidikan|ilmu|vokasional|terapan|d\s?[1-4]|s\s?1)\s+", re.IGNORECASE)
# Words that many fields share: alone they name none.
_WIDE = frozenset({
    "teknik", "ilmu", "teknologi", "manajemen", "pendidikan", "desain", "bisnis", "administrasi",
    "industri", "pengelolaan", "produksi", "rekayasa", "sistem", "bahasa", "seni", "kesehatan",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def fields_meant(text: str) -> frozenset[str]:
    """The fields that one name of a study programme means. Empty for an empty text.

    "Manajemen Perhotelan dan Pariwisata" means two, "Administrasi" all that are called so. A name
    that the lists do not know stands for itself, marked as the engine marks it (`UNLISTED`).
    """
    words = " ".join(text[:LONGEST].split())
    if not words:
        return frozenset()
    whole = _listed().get(_folded(words)) or _teaching(words) or _whole(words)
    found = whole or frozenset[str]().union(*map(_bare, _PARTS.split(words)))
    return found or _within(words) or frozenset({UNLISTED + words.lower()})


def all_fields_meant(texts: Iterable[str]) -> frozenset[str]:
    """The fields that several names mean together."""
    return frozenset[str]().union(*map(fields_meant, texts))


@lru_cache(maxsize=20_000)
def _near(own: frozenset[str]) -> frozenset[str]:
    families = [family for family in _families() if family[0] in ("near", "beside", "teach")]
    near: set[str] = set()
    for kind, first, others in families:
        family = others | {first}
        if first in own or (kind == "near" and family & own):
            near |= family
        elif others & own:
            near.add(first)
    if own & _teachers():
        near |= _teachers()
    for unlisted in (one for one in own if one.startswith(UNLISTED)):
        near |= _alike(unlisted.removeprefix(UNLISTED))
    return frozenset(near) - own - fields_kept("law") - fields_kept("own")


def near_fields(fields: Iterable[str]) -> frozenset[str]:
    """Fields that border on any of these, without them. None borders on one kept by law.

    On one that the lists do not know border those that share a telling word with it.
    """
    return _near(frozenset(fields))


@cache
def fields_kept(kind: str) -> frozenset[str]:
    """Fields kept by "law", or those kept to their "own" by custom."""
    return frozenset(
        field for named, first, others in _families() if named == kind for field in (first, *others)
    )


@cache
def profession_fields(group: str) -> frozenset[str]:
    """The fields of the profession that a regulated occupation is; empty for any other."""
    kinds = {kind for kind, _, _ in _families() if kind.isdigit() and group.startswith(kind)}
    return frozenset[str]().union(*map(fields_kept, kinds))


@cache
def _families() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Kind, first field, the other fields."""
    with (DATA / "field_families.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["kind"], row["fields"].split(";")) for row in csv.DictReader(lines)]
    return tuple((kind, fields[0], frozenset(fields[1:])) for kind, fields in rows)


@cache
def _teachers() -> frozenset[str]:
    return frozenset(first for kind, first, _ in _families() if kind == "teach")


@cache
def _listed() -> dict[str, frozenset[str]]:
    with (DATA / "field_names.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    rows = [(row["names"].split(";"), row["fields"].split(";")) for row in table]
    # Each field stands for itself, too.
    own = {_folded(field): frozenset({field}) for _, fields in rows for field in fields}
    own |= {_folded(field): frozenset({field}) for field in _teachers()}
    return own | {_folded(name): frozenset(fields) for names, fields in rows for name in names}


def _folded(words: str) -> str:
    bare = re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()
    return _LEVEL.sub("", bare)


def _teaching(words: str) -> frozenset[str]:
    """What a teacher of something studied: "Tadris Matematika", "Pendidikan Vokasional X"."""
    match = _TEACHES.match(_folded(words))
    if match is None:
        return frozenset()
    if found := _listed().get(f"pendidikan {match[1]}"):
        return found
    taught = frozenset({*_named(words), *_named(match[1])})
    taught = taught or frozenset[str]().union(*map(_bare, _PARTS.split(match[1])))
    return (taught & _teachers()) or frozenset(
        first for kind, first, others in _families() if kind == "teach" and others & taught
    )


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Telling words of the names listed → the fields that they may mean."""
    known = {field for _, first, others in _families() for field in (first, *others)}
    found: dict[str, set[str]] = {}
    for name, fields in [*((name, frozenset({name})) for name in known), *_listed().items()]:
        for word in set(_folded(name).split()) - _WIDE:
            found.setdefault(word, set()).update(fields)
    return {word: frozenset(fields) for word, fields in found.items() if len(word) >= 5}


def _alike(words: str) -> frozenset[str]:
    shared = (_forms().get(word, frozenset[str]()) for word in _folded(words).split())
    return frozenset[str]().union(*(fields for fields in shared if len(fields) <= 3))


def _named(words: str) -> frozenset[str]:
    from jobcoder import normalise_field_of_study  # noqa: PLC0415 (loads word lists)

    if len(words) < 2:
        return frozenset()
    field = normalise_field_of_study(words)
    return frozenset() if field == "UNKNOWN" else frozenset({field})


def _whole(words: str) -> frozenset[str]:
    """A wide word alone is no misspelling of something else: "Teknik" is not "Teknika"."""
    found, wide = _named(words), words.lower()
    if wide not in _WIDE:
        return found
    return frozenset(field for field in found if wide in _folded(field).split())


def _part(words: str) -> frozenset[str]:
    """What a part of a name means: a word that many fields share names none."""
    if words.lower() in _WIDE:
        return frozenset()
    return _listed().get(_folded(words)) or _named(words)


def _bare(part: str) -> frozenset[str]:
    """A part of a name, its first words taken off until it is one that is known."""
    words = part.strip()
    while len(words) > 2:
        if found := _part(words):
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
        if found := frozenset[str]().union(*map(_part, _runs(parts, size))):
            return found
    return frozenset()


def _runs(parts: list[str], size: int) -> Iterator[str]:
    for start in range(len(parts) - size + 1):
        run = " ".join(parts[start : start + size])
        if len(run) >= 5:
            yield run
