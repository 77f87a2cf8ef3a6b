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
    ("memper", ("",)), ("diper", ("",)),
    ("meny", ("s",)), ("meng", ("", "k")), ("mem", ("", "p", "m")), ("men", ("", "t", "n")),
    ("me", ("",)), ("peny", ("s",)), ("peng", ("", "k")), ("pem", ("", "p", "m")),
    ("pen", ("", "t", "n")), ("ber", ("",)), ("ter", ("",)), ("per", ("",)), ("pe", ("",)),
    ("di", ("",)), ("ny", ("s",)), ("ng", ("", "k")),
)  # fmt: skip
SHORTEST = 3


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
        for ended in _bare_of_ending(word, _ENDINGS_OF_VERBS):
            rest = ended[len(beginning) :]
            found += [letter + rest for letter in swallowed if len(letter + rest) >= SHORTEST]
    return found


def stem(word: str, bare: Collection[str]) -> str:
    """The shortest candidate that the lists hold as a word by itself, or the word unchanged."""
    known = [found for found in candidates(word) if found in bare]
    return min(known, key=len) if known else word
