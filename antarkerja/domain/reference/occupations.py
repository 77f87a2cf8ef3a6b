"""KBJI groups and their names, from the project's own word lists in `jobcoder`.

The word lists load at the first question, not when the program starts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from jobcoder import Candidate

TITLE_MAX, DESCRIPTION_MAX = 200, 1_500
AFTER_FIELDS_MAX = 4
SAYS_LITTLE = 0.3
"""Words of a title that weigh no more than this in the coder's list name no work."""
OF_THE_PERSON = frozenset({
    "pria", "wanita", "laki", "perempuan", "cowok", "cewek", "lelaki", "male", "female", "men",
    "women", "man", "woman", "boy", "girl", "ibu", "bapak", "ayah", "bunda", "suami", "istri",
    "janda", "duda", "gadis", "jejaka", "lajang", "menikah", "single", "married", "muslim",
    "muslimah", "difabel", "disabilitas", "lansia", "karyawan", "karyawati", "siswa", "siswi",
    "mahasiswa", "mahasiswi", "mr", "mrs",
})
"""Words of a title that say who somebody is and not what is done; they are never compared."""
OF_RANK = frozenset({
    "staff", "officer", "assistant", "supervisor", "manager", "intern", "leader", "senior",
    "junior", "coordinator", "trainee", "associate",
})
"""Words of a title that say how high and not what: alone they name no work."""
_NO_CHILD = re.compile(
    r"\banak\s+(?=(?:kandang|kapal|buah|magang|perusahaan|pkl|gudang|dapur|toko)\b)", re.IGNORECASE
)
"""Where "anak" is whoever belongs to a place or a crew."""


@cache
def _name(code: str, language: str) -> str | None:
    from jobcoder import group_name  # noqa: PLC0415 (loads word lists)

    try:
        return group_name(code, "en" if language == "en" else "id")
    except KeyError:
        return None


def is_group(code: str) -> bool:
    """Whether `code` is a KBJI group, of 1 to 4 digits."""
    return bool(code) and _name(code, "id") is not None


def is_unit_group(code: str) -> bool:
    """Whether `code` is a KBJI group of four digits, as vacancies are coded."""
    return len(code) == 4 and is_group(code)


def group_of_kbji(code: str) -> str:
    """The group that a KBJI 2014 code of four digits belongs to; KBJI splits the armed forces.

    Empty where there is none.
    """
    from jobcoder import bridge  # noqa: PLC0415 (loads word lists)

    if is_unit_group(code):
        return code
    found = bridge(code, from_="KBJI 2014", to="ISCO-08")
    return found[0].code if found else ""


def occupation_name(code: str, language: str | None = None) -> str:
    """The name of a group in the reader's language; the code itself where it is not known."""
    chosen = (language or get_language() or "id")[:2]
    return (_name(code, "en" if chosen == "en" else "id") or code) if code else ""


def suggest_occupations(words: str, *, limit: int = 8) -> list[tuple[str, str]]:
    """(code, name) of groups that `words` may mean, best first, each once."""
    from jobcoder import code_many, suggest  # noqa: PLC0415 (loads word lists)

    text = words.strip()[:200]
    if not text:
        return []
    if is_unit_group(text):
        return [(text, occupation_name(text))]
    codes = [found.group for found in suggest(text, limit)]
    codes += [candidate.group for candidate in code_many([text], k=limit)[0]]
    return [(code, occupation_name(code)) for code in list(dict.fromkeys(codes))[:limit]]


def suggest_titles(words: str, *, limit: int = 8) -> list[str]:
    """Job titles for what somebody has typed so far."""
    from jobcoder import suggest  # noqa: PLC0415 (loads word lists)

    return [found.label for found in suggest(words[:200], limit)]


def major_groups() -> list[tuple[str, str]]:
    """(digit, name) of the ten major groups."""
    return [(code, occupation_name(code)) for code in "1234567890" if is_group(code)]


@dataclass(frozen=True, slots=True)
class Likely:
    """A group that a title may mean, the concrete occupation where one is meant, and how likely."""

    group: str
    occupation: str
    probability: float


def likely_occupations(titles: Sequence[str]) -> list[tuple[Likely, ...]]:
    """For each title the groups it may mean, the likeliest first, three at most."""
    from jobcoder import code_many  # noqa: PLC0415 (loads word lists)

    return [_likely(found) for found in code_many([title[:TITLE_MAX] for title in titles], k=3)]


def likely_occupation_of(title: str, description: str) -> tuple[Likely, ...]:
    """As `likely_occupations`, of one title that a description helps to read."""
    from jobcoder import code_occupation  # noqa: PLC0415 (loads word lists)

    found = code_occupation(title[:TITLE_MAX], description=description[:DESCRIPTION_MAX], k=3)
    return _likely(found)


def _likely(found: Iterable[Candidate]) -> tuple[Likely, ...]:
    return tuple(
        Likely(one.group, one.occupation or "", min(1.0, max(0.0, one.probability)))
        for one in found
    )


@lru_cache(maxsize=20_000)
def groups_after(fields: frozenset[str]) -> tuple[str, ...]:
    """Minor groups (three digits) of the work that fields of study lead to, the most usual first.

    They are wider than the work itself: a field says less than a wish.
    """
    from jobcoder import occupations_after  # noqa: PLC0415 (loads word lists)

    after = Counter(one.group[:3] for field in sorted(fields) for one in occupations_after(field))
    return tuple(group for group, _ in after.most_common(AFTER_FIELDS_MAX))


@lru_cache(maxsize=50_000)
def title_words(title: str) -> frozenset[str]:
    """The canonical words of a title that say what is done ("urgent" and "staff" do not)."""
    from jobcoder import normalise_title  # noqa: PLC0415 (loads word lists)
    from jobcoder.words import word_weights  # noqa: PLC0415

    weights = word_weights()
    words = normalise_title(_NO_CHILD.sub("", title[:TITLE_MAX])).split()
    return frozenset(
        word for word in words
        if weights.get(word, 1.0) > SAYS_LITTLE and word not in OF_THE_PERSON | OF_RANK
    )
