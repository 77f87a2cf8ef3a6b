"""Skills in running text: an advertisement, duties, a person's own words.

Names and phrases of the lists are looked up word by word, the longest first.
"""

import re
from dataclasses import dataclass
from functools import cache

from jobcoder.skills import skills
from jobcoder.types import Level, Skill

LONGEST_TEXT = 100_000
WORD = re.compile(r"[^\W_]+(?:[+#]+)?", re.UNICODE)
# How many words before a skill may speak of it.
REACH = 3
NEGATIONS = {"tidak", "tak", "belum", "bukan", "tanpa", "nggak", "gak", "ga", "ndak", "kurang",
             "not", "no", "never", "without", "cannot"}
LEVELS: dict[str, Level] = {
    "dasar": "basic", "basic": "basic", "sedikit": "basic", "pemula": "basic", "beginner": "basic",
    "bisa": "able", "mampu": "able", "lancar": "able", "good": "able", "baik": "able",
    "fluent": "able", "terbiasa": "able",
    "mahir": "expert", "ahli": "expert", "expert": "expert", "advanced": "expert",
    "menguasai": "expert", "jago": "expert",
}


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Known wordings as tuples of lower-case words, and how many words the longest has."""

    wordings: dict[tuple[str, ...], str]
    longest: int


@cache
def _lexicon() -> _Lexicon:
    wordings: dict[tuple[str, ...], str] = {}
    for listed in skills():
        for label in (listed.name_id, listed.name_en, *listed.also_id, *listed.also_en,
                      *listed.phrases):
            words = tuple(WORD.findall(label.lower()))
            if words:
                wordings.setdefault(words, listed.id)
    return _Lexicon(wordings, max(map(len, wordings), default=0))


def extract_skills(text: str) -> list[Skill]:
    """The skills that a text names, in order, each once; raises nothing.

    ``span`` holds places in ``text``. A skill that the text denies is given with ``negated``.
    """
    lexicon = _lexicon()
    found = list(WORD.finditer(text[:LONGEST_TEXT]))
    words = [match.group().lower() for match in found]
    skills_found: dict[str, Skill] = {}
    place = 0
    while place < len(words):
        length = _longest_at(words, place, lexicon)
        if not length:
            place += 1
            continue
        start, end = found[place].start(), found[place + length - 1].end()
        skill_id = lexicon.wordings[tuple(words[place : place + length])]
        before = words[max(0, place - REACH) : place]
        skills_found.setdefault(skill_id, Skill(
            id=skill_id, surface=text[start:end], span=(start, end), level=_level(before),
            negated=any(word in NEGATIONS for word in before),
        ))
        place += length
    return list(skills_found.values())


def _longest_at(words: list[str], place: int, lexicon: _Lexicon) -> int:
    for length in range(min(lexicon.longest, len(words) - place), 0, -1):
        if tuple(words[place : place + length]) in lexicon.wordings:
            return length
    return 0


def _level(before: list[str]) -> Level | None:
    return next((LEVELS[word] for word in reversed(before) if word in LEVELS), None)
