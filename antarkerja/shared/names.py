"""Names of people as they are compared: single words are common, spelling varies."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

# One name, many spellings; compared as one.
_SPELLINGS = {
    "moh": "muhammad", "mohd": "muhammad", "muh": "muhammad", "mhd": "muhammad", "md": "muhammad",
    "mohamad": "muhammad", "mohammad": "muhammad", "muhamad": "muhammad", "mochamad": "muhammad",
    "moch": "muhammad", "mochammad": "muhammad", "achmad": "ahmad", "akhmad": "ahmad",
}
_ALIKE = 88.0


def normalised_name(text: str) -> str:
    """Lower case without accents and marks, one space between words; at most 120 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9 ]+", " ", plain.replace("'", ""))
    return " ".join(plain.split())[:120]


def alike(one: str, other: str) -> bool:
    """Whether two names may be the same person's, whatever the order of words or the spelling."""
    return fuzz.token_sort_ratio(_spelt(one), _spelt(other)) >= _ALIKE


def _spelt(text: str) -> str:
    return " ".join(_SPELLINGS.get(word, word) for word in normalised_name(text).split())
