"""Names of languages as people and files write them, brought to one form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jobcoder import LANGUAGES

_CODES = frozenset(LANGUAGES.values())


def languages_of(texts: Iterable[str]) -> frozenset[str]:
    """ISO codes of the languages named, by name or code; one that the list lacks stays as its
    word."""
    found: set[str] = set()
    for text in texts:
        words = re.findall(r"[a-z]+", text.lower())
        known = [LANGUAGES.get(word, word) for word in words if word in LANGUAGES or word in _CODES]
        found.update(known or words[:1])
    return frozenset(found)
