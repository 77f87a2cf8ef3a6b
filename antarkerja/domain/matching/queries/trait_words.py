"""Words of a text that tell a person's sex or family, and their counterparts.

For the swap test alone: a profile and its swapped twin should get the same list.
"""

from __future__ import annotations

import re
from functools import cache

# Each pair stands for one trait told the one way and the other; reviewed by hand. Left out are
# words that mostly mean something else in a title: "mas" is gold, "putra" a firm, "SHE" safety,
# health and environment, "bu" a business unit, "man" short for management. Names are left out too.
PAIRS = (
    ("laki-laki", "perempuan"), ("pria", "wanita"), ("cowok", "cewek"),
    ("suami", "istri"), ("duda", "janda"), ("jejaka", "gadis"), ("ayah", "bunda"),
    ("bapak", "ibu"), ("bapak-bapak", "ibu-ibu"),
    ("bapak rumah tangga", "ibu rumah tangga"),
    ("karyawan", "karyawati"), ("siswa", "siswi"), ("mahasiswa", "mahasiswi"),
    ("wartawan", "wartawati"), ("pramugara", "pramugari"), ("peragawan", "peragawati"),
    ("seniman", "seniwati"), ("salesman", "salesgirl"), ("waiter", "waitress"),
    ("mr", "mrs"), ("sir", "madam"), ("male", "female"), ("men", "women"),
    ("boy", "girl"), ("husband", "wife"), ("father", "mother"),
    ("muslim", "muslimah"),
)  # fmt: skip
# Not about a person.
FIXED = ("ibu kota", "ibukota", "ibu jari")


@cache
def _counterparts() -> dict[str, str]:
    found = dict(PAIRS) | {after: before for before, after in PAIRS}
    return found | {word: word for word in FIXED}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_counterparts(), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE
    )


def swapped(text: str) -> str:
    """The text with each such word as its counterpart, written as large; swapped twice it is as
    before but for odd mixtures of large and small letters."""
    other = _counterparts()
    return _pattern().sub(lambda found: _as_large(found[0], other[found[0].lower()]), text)


def _as_large(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
