"""How many new things a week brought, as the first line of a message says it."""

from __future__ import annotations

_WORDS = {
    "id": ("{n} praktik baru", "{n} praktik baru", "{n} percakapan", "{n} percakapan"),
    "en": ("{n} new practice", "{n} new practices", "{n} thing said", "{n} things said"),
}


def news_words(practices: int, remarks: int, language: str) -> str:
    """ "4 praktik baru, 2 percakapan"; what there is none of is left out."""
    one, more, said, said_more = _WORDS.get(language, _WORDS["id"])
    parts = []
    if practices:
        parts.append((one if practices == 1 else more).format(n=practices))
    if remarks:
        parts.append((said if remarks == 1 else said_more).format(n=remarks))
    return ", ".join(parts)
