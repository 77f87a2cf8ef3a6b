"""Finds the skills of the lists in duties, advertisements and a person's own words."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jobcoder.skills import skills
from jobcoder.stemming import stem, verb_roots
from jobcoder.types import Level, Skill

LONGEST_TEXT = 20_000
_TOKEN = re.compile(r"[^\W_]+(?:[+#]+(?!\w))?")
_FUNCTION_WORDS = frozenset(
    ("di", "ke", "dari", "yang", "untuk", "pada", "dengan", "secara", "para", "oleh", "the", "an",
     "of", "to", "for", "with", "in", "on", "at", "sebuah", "suatu", "berbagai")
)
_JOINERS = frozenset(("dan", "and", "atau", "or", "serta", "maupun", "juga", "n"))
_BREAK = re.compile(r"[;:!?\n•●]|\.\s|\s[-–—.]|[-–—]\s")
_TURNS = frozenset(("tapi", "tetapi", "namun", "but", "sedangkan", "melainkan"))
_LEVEL_WORDS: dict[str, Level] = {
    **dict.fromkeys(("dasar", "pemula", "sedikit", "basic", "beginner", "pasif", "awal"), "basic"),
    **dict.fromkeys(("menengah", "cukup", "terbiasa", "berpengalaman", "intermediate"), "able"),
    **dict.fromkeys(("aktif", "good", "baik"), "able"),
    **dict.fromkeys(("mahir", "ahli", "lancar", "fasih", "jago", "terampil", "mendalam"), "expert"),
    **dict.fromkeys(("expert", "advanced", "fluent", "fluently", "proficient"), "expert"),
}
_ABLE = frozenset(("bisa", "mampu", "dapat", "able", "can", "menguasai"))
_NEGATORS = frozenset(
    ("tidak", "belum", "tanpa", "bukan", "tak", "nggak", "gak", "ga", "ndak", "kurang",
     "never", "not", "cannot", "without", "no")
)
# "tidak hanya menjahit" and "tidak takut ketinggian" deny nothing.
_NOT_NEGATED = frozenset(
    ("hanya", "cuma", "saja", "only", "keberatan", "masalah", "malu", "takut", "canggung",
     "gengsi", "sekadar", "terbatas")
)
# Words between "perawatan" and what is cared for that change nothing.
_FILLERS = frozenset(("rutin", "berkala", "kepada", "terhadap", "para"))
_PASSED_OVER = _FUNCTION_WORDS | _FILLERS
# "menetapkan" is no verb of ETAP and "berbasis data" no knowledge of "basis data".
_OTHER_WORDS = frozenset(("menetapkan", "ditetapkan", "dinding", "berbasis"))
_ONLY_CAPITALS = frozenset(("ga", "sem", "mc", "r", "str", "ac"))
_LETTERS = frozenset(("r",))
_NOT_AFTER: dict[str, frozenset[str]] = {
    "mandiri": frozenset(("bank", "livin", "edc", "pt", "usaha", "mitra", "taspen")),
    "java": frozenset(("central", "west", "east")),
    "security": frozenset(("it", "devops", "network", "information", "cyber", "data", "cloud")),
    "kamera": frozenset(("depan", "didepan")),
    "perikanan": frozenset(("kapal", "pelabuhan", "kepelabuhanan")),
    "supervisi": frozenset(("bawah",)),
    "kimia": frozenset(("bahan", "zat")),
    "mekanik": frozenset(("desain", "peralatan", "komponen")),
    "r": frozenset(("n",)),
}
_NOT_BEFORE: dict[str, frozenset[str]] = {
    "loyalitas": frozenset(("pelanggan", "konsumen", "customer", "brand", "peserta", "merek")),
    "loyalty": frozenset(("program", "programs", "card")),
    "kimia": frozenset(("klinik", "farma")),
    "arsitektur": frozenset(("aplikasi", "sistem", "software", "jaringan", "data", "ai")),
    "r": frozenset(("n", "d")),
}
_REACH_LEVEL, _REACH_NEGATION = 3, 4
_BARE_LETTERS = 3


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the text: as folded, as stem, where it stands, and what parts it from the last.

    ``slash`` is a "/" or "&", which may also stand inside a name ("UI/UX").
    """

    word: str
    stem: str
    start: int
    end: int
    breaks: bool
    comma: bool
    slash: bool


class _Node:
    """One step of the trie of stems."""

    __slots__ = ("next", "skill")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.skill: str | None = None


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@cache
def _names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name of each skill as (id, words); function words count only where nothing else is."""
    found = []
    for listed in skills():
        for name in listed.names:
            words = [_fold(word) for word in _TOKEN.findall(name)]
            telling = tuple(w for w in words if w not in _FUNCTION_WORDS)
            # "on time" is more than "time", and "ke sawah" more than "sawah".
            telling = telling if len(telling) > 1 else tuple(words)
            if telling:
                found.append((listed.id, telling))
    return tuple(found)


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(word for _, words in _names() for word in words if len(word) >= _BARE_LETTERS)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return word if word in _OTHER_WORDS else stem(word, _bare_words())


@cache
def _trie(stems: bool) -> _Node:
    root = _Node()
    for skill_id, words in _names():
        # One word alone says too little to be known by its stem: "program" is no "memrogram".
        if stems and len(words) == 1:
            continue
        node = root
        for word in words:
            node = node.next.setdefault(_stem(word) if stems else word, _Node())
        node.skill = node.skill or skill_id
    return root


@cache
def _single() -> dict[str, str]:
    """Skills named by one word, by that word; English ones also by their plural."""
    found: dict[str, str] = {}
    plural: dict[str, str] = {}
    english = {
        (listed.id, _fold(name))
        for listed in skills()
        for name in (listed.name_en, *listed.also_en)
    }
    for skill_id, words in _names():
        if len(words) == 1:
            found.setdefault(words[0], skill_id)
            if (skill_id, words[0]) in english and skill_id not in _tools():
                plural.setdefault(words[0] + "s", skill_id)
    return {**plural, **found}


@cache
def _tools() -> frozenset[str]:
    return frozenset(listed.id for listed in skills() if listed.kind in ("tool", "language"))


@cache
def _single_roots() -> dict[str, str]:
    """Skills named by one verb, by what the verb is without its voice; tools are no verbs."""
    named = [(i, words[0]) for i, words in _names() if len(words) == 1 and i not in _tools()]
    found: dict[str, str] = {}
    for skill_id, word in named:
        found.setdefault(word, skill_id)
    for skill_id, word in named:
        for root in verb_roots(word):
            found.setdefault(root, skill_id)
    return found


@lru_cache(maxsize=50_000)
def _alone(word: str) -> str | None:
    """The skill that one word names: in its own form, its plural or another voice of the verb."""
    known = _single().get(word) or _single().get(word.removesuffix("nya"))
    if known or word in _OTHER_WORDS:
        return known
    roots = _single_roots()
    return next((roots[root] for root in sorted(verb_roots(word)) if root in roots), None)


def _meant(text: str, tokens: list[_Token], at: int) -> bool:
    """Whether a word of several meanings is the skill here: "Central Java" is no Java."""
    token = tokens[at]
    if token.word in _ONLY_CAPITALS and not text[token.start : token.end].isupper():
        return False
    if token.word in _LETTERS and text[token.end : token.end + 1] in (".", "/", "&", ")"):
        return False
    before = tokens[at - 1].word if at and not token.breaks else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) and not tokens[at + 1].breaks else ""
    return before not in _NOT_AFTER.get(token.word, ()) and after not in _NOT_BEFORE.get(
        token.word, ()
    )


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        between = text[last : match.start()]
        last = match.end()
        word = _fold(match.group())
        found.append(
            _Token(
                word,
                _stem(word),
                match.start(),
                match.end(),
                breaks=bool(_BREAK.search(between)),
                comma="," in between,
                slash="/" in between or "&" in between,
            )
        )
    return found


def _longest(tokens: list[_Token], at: int, stems: bool) -> tuple[str, int] | None:
    node, best, reached = _trie(stems), None, at
    while reached < len(tokens):
        token = tokens[reached]
        if reached > at and (token.breaks or token.comma):
            break
        step = node.next.get(token.stem if stems else token.word)
        if step is None:
            if reached == at or token.word not in _PASSED_OVER:
                break
        else:
            node = step
            if node.skill:
                best = (node.skill, reached + 1)
        reached += 1
    return best


def _match(text: str, tokens: list[_Token], at: int) -> tuple[str, int] | None:
    """The skill of the longest name that starts at a token, and the token after it.

    A name as it is written goes before one of the same length that only shares its stems.
    """
    written, stemmed = _longest(tokens, at, False), _longest(tokens, at, True)
    if written and (stemmed is None or written[1] >= stemmed[1]):
        found: tuple[str, int] | None = written
    else:
        found = stemmed
    if found is None:
        alone = _alone(tokens[at].word)
        found = (alone, at + 1) if alone else None
    if found and found[1] == at + 1 and not _meant(text, tokens, at):
        return None
    return found


def _level(tokens: list[_Token], start: int, end: int) -> Level | None:
    """The level named nearest before or after, else able where "bisa" stands before."""
    before: list[str] = []
    for at in range(start, max(0, start - _REACH_LEVEL), -1):
        if tokens[at].breaks or (tokens[at].comma and at <= start):
            break
        before.append(tokens[at - 1].word)
    after: list[str] = []
    for at in range(end, min(len(tokens), end + _REACH_LEVEL - 1)):
        if tokens[at].breaks or tokens[at].comma or tokens[at].word in _JOINERS:
            break
        after.append(tokens[at].word)
    inside = [token.word for token in tokens[start:end]]
    for word in (*before[:2], *after, *before[2:]):
        if word in _LEVEL_WORDS and word not in inside:
            return _LEVEL_WORDS[word]
    return "able" if any(word in _ABLE for word in (*before, *inside)) else None


def _negated(tokens: list[_Token], start: int) -> bool:
    for at in range(start - 1, max(-1, start - 1 - _REACH_NEGATION), -1):
        word = tokens[at].word
        if tokens[at + 1].breaks or tokens[at + 1].comma or word in _TURNS:
            return False
        if word in _NEGATORS:
            return tokens[at + 1].word not in _NOT_NEGATED
    return False


def _joined(tokens: list[_Token], before: int, start: int) -> bool:
    """Whether only commas and "dan" stand between two skills: "mahir Word, Excel dan Canva"."""
    between = tokens[before:start]
    if any(token.word not in _JOINERS for token in between):
        return False
    parted = tokens[before : start + 1]
    return not any(t.breaks for t in parted) and (
        bool(between) or tokens[start].comma or tokens[start].slash
    )


def extract_skills(text: str) -> list[Skill]:
    """Find skills in a text, in their order, none overlapping; Indonesian and English.

    Every mention counts, also a repeated one. The level of a list is that of its first item
    ("mahir Word, Excel"), and so is a denial ("tidak bisa menjahit dan memasak"). Reads the first
    20,000 letters, takes any text and raises nothing.
    """
    text = text[:LONGEST_TEXT]
    tokens = _tokens(text)
    found: list[Skill] = []
    at, ended = 0, 0
    while at < len(tokens):
        matched = _match(text, tokens, at)
        if matched is None:
            at += 1
            continue
        skill_id, end = matched
        span = (tokens[at].start, tokens[end - 1].end)
        one = Skill(
            skill_id,
            text[span[0] : span[1]],
            span,
            _level(tokens, at, end),
            _negated(tokens, at),
        )
        if found and ended and _joined(tokens, ended, at):
            one = replace(
                one, level=one.level or found[-1].level, negated=one.negated or found[-1].negated
            )
        found.append(one)
        at = ended = end
    return found
