"""Every word of the trade that code uses stands in docs/glossary.md, once, with both languages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest
from django.apps import apps

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.offices.enums import Permission, RoleName
from tests.architecture.code import PACKAGE, ROOT, modules

GLOSSARY = ROOT / "docs" / "glossary.md"


@dataclass(frozen=True, slots=True)
class Word:
    """A row of the glossary."""

    indonesian: str
    english: str
    names: tuple[str, ...]
    meaning: str


@cache
def words() -> tuple[Word, ...]:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not line.startswith(("| id |", "|---"))
    ]
    return tuple(
        Word(row[0], row[1], tuple(re.findall(r"`([^`]+)`", row[2])), row[3]) for row in rows
    )


def known_names() -> set[str]:
    return {name for word in words() for name in word.names}


def test_every_area_is_in_the_glossary() -> None:
    areas = {folder.parent.name for folder in (PACKAGE / "domain").glob("*/__init__.py")}
    assert areas - known_names() == set()


def test_every_table_is_in_the_glossary() -> None:
    tables = {
        model.__name__ for model in apps.get_models()
        if model.__module__.startswith("antarkerja.")
    }
    assert tables - known_names() == set()


@pytest.mark.parametrize("kinds", [EventKind, Permission, RoleName])
def test_every_kind_permission_and_role_is_in_the_glossary(
    kinds: type[EventKind] | type[Permission] | type[RoleName],
) -> None:
    assert set(kinds.names) - known_names() == set()


def test_no_row_of_the_glossary_has_a_gap() -> None:
    assert [w for w in words() if not (w.indonesian and w.english and w.names and w.meaning)] == []


def test_a_word_and_a_name_stand_once() -> None:
    said = Counter(word.indonesian for word in words())
    named = Counter(name for word in words() for name in word.names)
    twice = [text for text, times in (said | named).items() if times > 1]
    assert twice == []


def test_every_name_in_the_glossary_is_one_that_code_uses() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in modules()
        if path.relative_to(ROOT).parts[0] != "tests"
    )
    areas = {folder.parent.name for folder in (PACKAGE / "domain").glob("*/__init__.py")}
    stale = [
        name for name in sorted(known_names() - areas)
        if not re.search(rf"\b{re.escape(name)}\b", code)
    ]
    assert stale == []
