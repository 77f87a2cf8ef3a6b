"""The good practices of the demo, one file each in both languages, and the notes from the counter.

How a file is laid out is in `data/README.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    OfficeSize,
    Origin,
    Setting,
    TargetGroup,
    Visibility,
)
from antarkerja.domain.practices.operations.drafting import ContextDetails
from antarkerja.domain.practices.operations.naming import ActName
from antarkerja.domain.practices.policies.texts import PROSE, StepDetails, TextDetails

File = Mapping[str, Any]


@cache
def practice_files() -> dict[str, File]:
    """Every practice by the name of its file, the one published first leading."""
    found = {path.name.removesuffix(".toml"): _read(path) for path in _paths()}
    return dict(sorted(found.items(), key=lambda item: (-item[1]["published"], item[0])))


@cache
def counter_notes() -> tuple[File, ...]:
    """The notes from the counter, as they stand in their file."""
    notes = _read(resources.files("antarkerja.ops.seed") / "data" / "counter_notes.toml")["notes"]
    return tuple(notes)


def texts_of(file: File) -> list[TextDetails]:
    """The words of a practice, the Indonesian ones first."""
    return [_text(Language(code), file[code]) for code in ("id", "en")]


def context_of(file: File) -> ContextDetails:
    """Where the practice fits and what it asks of an office."""
    return ContextDetails(
        category=Category(file["category"]), setting=Setting(file["setting"]),
        groups=[TargetGroup(one) for one in file["groups"]],
        office_size=OfficeSize(file["office_size"]), sectors=file.get("sectors", []),
        hours_a_month=file["hours_a_month"], cost_once=file["cost_once"],
        cost_a_month=file["cost_a_month"], origin=Origin(file["origin"]),
        origin_place=file.get("origin_place", ""), origin_source=file.get("origin_source", ""),
        visibility=Visibility(file["visibility"]),
    )


def acts_of(file: File) -> list[ActName]:
    return [ActName(EventKind(kind), detail) for kind, detail in file["acts"]]


def _text(language: Language, part: File) -> TextDetails:
    prose = {name: part[name] for name in PROSE}
    steps = tuple(StepDetails(*step) for step in part["steps"])
    return TextDetails(language=language, title=part["title"], steps=steps, **prose)


def _paths() -> Iterator[Traversable]:
    folder = resources.files("antarkerja.ops.seed") / "data" / "practices"
    return (path for path in folder.iterdir() if path.name.endswith(".toml"))


def _read(path: Traversable) -> File:
    return tomllib.loads(path.read_text(encoding="utf-8"))
