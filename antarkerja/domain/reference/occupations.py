"""KBJI groups and their names, from the project's own word lists in `jobcoder`.

The word lists load at the first question, not when the program starts.
"""

from __future__ import annotations

import re
from functools import cache

from django.utils.translation import get_language


@cache
def _groups() -> frozenset[str]:
    from jobcoder import groups  # noqa: PLC0415 (loads word lists)

    return frozenset(groups())


def is_group(code: str) -> bool:
    """Whether `code` is a KBJI group of 1 to 4 digits."""
    return bool(re.fullmatch(r"\d{1,4}", code)) and code in _groups()


@cache
def _name(code: str, language: str) -> str:
    from jobcoder import group_name  # noqa: PLC0415 (loads word lists)

    return group_name(code, language)


def occupation_name(code: str, language: str | None = None) -> str:
    """The name of a group in the reader's language; the code itself where it is not known."""
    if not code:
        return ""
    chosen = (language or get_language() or "id")[:2]
    return _name(code, "en" if chosen == "en" else "id") if is_group(code) else code


def suggest_occupations(words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """(code, name) of groups that `words` may mean, best first."""
    from jobcoder import suggest  # noqa: PLC0415 (loads word lists)

    if not words.strip():
        return []
    return [(code, occupation_name(code)) for code in map(_code_of, suggest(words, limit)) if code]


def major_groups() -> list[tuple[str, str]]:
    """(digit, name) of the ten major groups."""
    return [(code, occupation_name(code)) for code in sorted(_groups()) if len(code) == 1]


def _code_of(found: object) -> str:
    """`suggest` answers with codes or with candidates that carry one."""
    return found if isinstance(found, str) else str(getattr(found, "group", ""))
