"""A light stem of Indonesian and English words: enough that "menjahit" meets "jahit".

Only endings and beginnings are taken off, and only where the rest is a word that the lists hold
bare, so that no word becomes another by chance.
"""

from collections.abc import Collection

_ENDINGS = ("nya", "lah", "kan", "an", "ing", "es", "s")
# "gulai" is no "gula"; "-i" is an ending only after a beginning: "mencabuti".
_ENDINGS_OF_VERBS = (*_ENDINGS, "i")
# Each beginning with the letters that it may have swallowed: "menyapu" is meN- and "sapu".
_BEGINNINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("memper", ("",)), ("diper", ("",)), ("menge", ("",)), ("penge", ("",)),
    ("meny", ("s",)), ("meng", ("", "k")), ("mem", ("", "p", "m")), ("men", ("", "t", "n")),
    ("me", ("",)), ("peny", ("s",)), ("peng", ("", "k")), ("pem", ("", "p", "m")),
    ("pen", ("", "t", "n")), ("ber", ("",)), ("per", ("",)), ("pe", ("",)),
    ("di", ("",)), ("ny", ("s",)), ("ng", ("", "k")),
)  # fmt: skip
# A shorter rest is chance ("mencari" is no "car"), save after the beginning of short verbs.
SHORTEST, SHORTEST_VERB = 4, 3
_OF_SHORT_VERBS = ("menge", "penge")
_OF_VOICES = frozenset(("menge", "meny", "meng", "mem", "men", "me", "di", "ny", "ng"))
_ENDINGS_OF_VOICES = ("nya", "lah", "kan")


def _bare_of_ending(word: str, endings: tuple[str, ...]) -> list[str]:
    found = [word]
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found.append(word[: -len(ending)])
    return found


def candidates(word: str) -> list[str]:
    """What a word may be without its beginning and ending, least changed first."""
    found = _bare_of_ending(word, _ENDINGS)
    for beginning, swallowed in _BEGINNINGS:
        if not word.startswith(beginning):
            continue
        least = SHORTEST_VERB if beginning in _OF_SHORT_VERBS else SHORTEST
        for ended in _bare_of_ending(word, _ENDINGS_OF_VERBS):
            rest = ended[len(beginning) :]
            found += [letter + rest for letter in swallowed if len(letter + rest) >= least]
    return found


def verb_roots(word: str) -> frozenset[str]:
    """What a verb may be without the beginning of its voice: "dijahit" and "menjahit" share one.

    Nouns made of a verb (pe-…-an), "ter-" and the ending "-i" are left alone: "mencapai" is no
    "capa" and "pengantin" no "kantin". A word that is no such verb has none.
    """
    found: set[str] = set()
    for beginning, swallowed in _BEGINNINGS:
        if beginning not in _OF_VOICES or not word.startswith(beginning):
            continue
        least = SHORTEST_VERB if beginning in _OF_SHORT_VERBS else SHORTEST
        for ended in _bare_of_ending(word, _ENDINGS_OF_VOICES):
            rest = ended[len(beginning) :]
            found.update(letter + rest for letter in swallowed if len(letter + rest) >= least)
    return frozenset(found)


def stem(word: str, bare: Collection[str]) -> str:
    """The shortest candidate that the lists hold as a word by itself, or the word unchanged."""
    known = [found for found in candidates(word) if found in bare]
    return min(known, key=len) if known else word
