"""Words as the search compares them: stems, in Indonesian and English, alike on every database.

What a text says is kept as its stems, each once; a stem that stands in the title or the problem is
kept a second time with a mark, so that these can be asked for. A query does not say its language:
each of its words is looked for by the stems of both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

from antarkerja.domain.practices.enums.practice import Language

MOST_WORDS = 6
# Marks begin with a figure and an x, as no word of a text does.
IN_TITLE, IN_PROBLEM = "1x", "2x"
_ALGORITHMS = {Language.INDONESIAN: "indonesian", Language.ENGLISH: "english"}
_WORD = re.compile(r"[a-z0-9]+")
_SWALLOWED = re.compile(r"[mp]e(ng|ny|m|n)[aiueo]")
_SOUND = {"ng": "k", "ny": "s", "m": "p", "n": "t"}
_MARKED = re.compile(r"[12]x")
# Words that stand in every text and tell nothing apart.
_EVERYWHERE = (
    "yang dan di ke dari untuk dengan pada adalah itu ini atau juga tidak ada akan oleh dalam bagi "
    "the a an and of to in for with on is are was were be that this it or as by at from"
)
_EMPTY = frozenset(_EVERYWHERE.split())


def plain_words(text: str) -> list[str]:
    """Words of letters and figures without accents, lower case; marks look like none of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [word for word in _WORD.findall(plain) if not _MARKED.match(word)]


@lru_cache(maxsize=100_000)
def stem(word: str, language: Language) -> str:
    """The stem of one plain word."""
    # A stemmer must not be used by two threads; making one takes a microsecond.
    found: str = Stemmer.Stemmer(_ALGORITHMS[language]).stemWord(word)
    return found


def stems_of(word: str, language: Language) -> tuple[str, ...]:
    """The stem, and the one with the sound that an Indonesian prefix swallows: "mengunjungi" is of
    "kunjung" (meng-k, mem-p, men-t, meny-s), which the stemmer cannot know without a dictionary."""
    found = stem(word, language)
    if language == Language.INDONESIAN and (swallowed := _SWALLOWED.match(word)):
        return found, _SOUND[swallowed[1]] + found.removeprefix(swallowed[1])
    return (found,)


def kept_words(title: str, problem: str, everything: str, language: Language) -> str:
    """What a row keeps for the search."""
    marked = [
        *(f"{IN_TITLE}{one}" for one in _stems(title, language)),
        *(f"{IN_PROBLEM}{one}" for one in _stems(problem, language)),
    ]
    return " ".join((*marked, *_stems(everything, language)))


def asked_words(text: str) -> list[tuple[str, ...]]:
    """For each word of a query, at most six, the stems that it may have. Empty words are left out
    unless there are no others."""
    words = plain_words(text)
    telling = [word for word in words if word not in _EMPTY] or words
    return [
        tuple(sorted({one for language in Language for one in stems_of(word, language)}))
        for word in dict.fromkeys(telling[:MOST_WORDS])
    ]


def likeness(asked: Iterable[tuple[str, ...]], kept: str) -> int:
    """How well a row fits: a word in the title counts four, in the problem two, elsewhere one."""
    held = set(kept.split())
    score = 0
    for stems in asked:
        if any(f"{IN_TITLE}{one}" in held for one in stems):
            score += 4
        elif any(f"{IN_PROBLEM}{one}" in held for one in stems):
            score += 2
        elif any(one in held for one in stems):
            score += 1
    return score


def _stems(text: str, language: Language) -> list[str]:
    return list(dict.fromkeys(
        one for word in plain_words(text) if word not in _EMPTY
        for one in stems_of(word, language)))
