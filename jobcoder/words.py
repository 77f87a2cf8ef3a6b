"""Turns a title into canonical words: one spelling for "adm", "administrasi" and "admin".

Canonical words join the two languages (``gudang`` and ``warehouse`` are one word here), which is
what lets a title that is half English find an Indonesian entry of the list.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from jobcoder.wordlists import read_rows, split_list

MAX_LETTERS = 400
_SEPARATORS = frozenset("/,+|;")
_ASIDES = frozenset("()[]:-")
_TOKENS = re.compile(r"[a-z0-9]+|[/,+|;()\[\]:&-]")
_LANGUAGE = "(?:mandarin|chinese|english|inggris|japanese|jepang|korean|korea|arabic)"
_SPEAKERS = rf"{_LANGUAGE}(?:\s*(?:&|/|,|and|or|dan)\s*{_LANGUAGE})*\s+speak(?:er|ing)s?\b"
_REWRITES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\br\s*[&n+]\s*d\b", "rnd"),
        (r"\bf\s*[&n+]\s*b\b", "fnb"),
        (r"\bm\s*[&n+]\s*e\b", "mechanical electrical"),
        (r"\bo\s*[&n+]\s*m\b", "operation maintenance"),
        (r"\be\s*[&n+]\s*i\b", "electrical instrument"),
        (r"\bm\s*[&n+]\s*a\b", "merger acquisition"),
        (r"\bc\s*\+\+", "cpp"),
        (r"\bc#", "csharp"),
        (r"(?<!\w)\.net\b", "dotnet"),
        (r"[\u2019'`.]", ""),
        (r"[\u2013-\u2015~\u2022\u00b7_]", " - "),
        (r"(?<=\w)-(?=\w)", " "),
        # "Engineer - Mining Industry" says where, not what.
        (r"[-(][^-()]{0,40}\bindustr(?:y|ies)\b", " "),
        (r"(?<=\w)\s*[-(]\s*(?:manufactur\w+|trading|banking|fmcg)\s*(?=[-()]|$)", " "),
        # "Staf Penelaah Teknis pada Asdep Mineral" tells the office after "pada", not the work.
        # ... and nothing of it helps where the work has been named in two words or more.
        (
            r"^(?!sta(?:ff?)\s+(?:umum|teknis|fungsional|pelaksana)\s+pada)"
            r"(\S+\s+\S.*?)\s+pada\s+(?:asdep|asisten deputi|deputi|direktorat|biro|sekretariat"
            r"|inspektorat|pusat|balai|bagian|bidang|kantor|dinas)\b.*$",
            r"\1",
        ),
        (r"(?<=\w)\s+pada\s+(?=asdep|asisten deputi|deputi|direktorat|biro|sekretariat)", " - "),
        # "Procurement (Mandarin Speaker)" says how one speaks, not what one does.
        (rf"(?<=\w)\s*[-(,]?\s*\b{_SPEAKERS}", " "),
        (rf"^\W*{_SPEAKERS}(?=\s+\w)", " "),
        (r"(?<=[a-z])(?=\d{2,})", " "),
    )
)

# Most names of the lists are words of two small letters or more, which no rewriting touches.
_PLAIN = re.compile(
    r"(?!.*\b(?:pada|mne|onm|eni|mna)\b)(?!.*speak)[a-z]{2,}(?: [a-z]{2,})*", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Word:
    """A canonical word and whether it stands in an aside: in brackets or after a dash."""

    text: str
    aside: bool


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Word forms by their first token, longest first."""
    table: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for row in read_rows("word_forms.csv"):
        target = tuple(row["word"].split())
        for form in (row["word"], *split_list(row["also"])):
            key = tuple("&" if t in ("dan", "and") else t for t in re.sub("-", " ", form).split())
            table.setdefault(key[0], {}).setdefault(key, target)
    return {
        first: sorted(forms.items(), key=lambda item: -len(item[0]))
        for first, forms in table.items()
    }


@cache
def word_aliases() -> tuple[tuple[str, str], ...]:
    """Single-word forms, each with the single canonical word that it stands for."""
    return tuple(
        (form[0], target[0])
        for forms in _phrases().values()
        for form, target in forms
        if len(form) == len(target) == 1 and form != target
    )


def _tokens(text: str, limit: int) -> list[str]:
    plain = text[:limit].lower()
    if _PLAIN.fullmatch(plain):
        return ["&" if t in ("dan", "and") else t for t in plain.split()]
    folded = unicodedata.normalize("NFKD", text[:limit]).lower()
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    for pattern, replacement in _REWRITES:
        folded = pattern.sub(replacement, folded)
    return ["&" if t in ("dan", "and", "n") else t for t in _TOKENS.findall(folded)]


def _replace_at(tokens: list[str], at: int) -> tuple[tuple[str, ...], int]:
    for form, target in _phrases().get(tokens[at], ()):
        if tuple(tokens[at : at + len(form)]) == form:
            return target, len(form)
    return (tokens[at],), 1


def canonical_parts(text: str, limit: int = MAX_LETTERS) -> list[list[Word]]:
    """Split a text into the jobs that it names, each a list of canonical words.

    "Admin & Kasir (Bekasi)" gives ``[[admin], [cashier, bekasi (aside)]]``. Parts without any
    word are left out, so a text of emoji gives an empty list. Only the first ``limit`` letters
    are read.
    """
    tokens = _tokens(text, limit)
    parts: list[list[Word]] = [[]]
    aside, at = False, 0
    while at < len(tokens):
        token = tokens[at]
        if token in _ASIDES:
            aside = token not in ")]" and any(parts)
            at += 1
        elif token in _SEPARATORS or (token == "&" and parts[-1]):
            if not aside:
                parts.append([])
            at += 1
        else:
            words, used = _replace_at(tokens, at)
            parts[-1].extend(Word(word, aside) for word in words if word != "&")
            at += used
    return [part for part in parts if part]


def canonical_words(text: str) -> tuple[str, ...]:
    """All canonical words of a text in their order."""
    return tuple(word.text for part in canonical_parts(text) for word in part)


@cache
def word_weights() -> dict[str, float]:
    """How much listed words count; 0 for those that say nothing about the job."""
    return {row["word"]: float(row["weight"]) for row in read_rows("word_weights.csv")}


def normalise_title(text: str) -> str:
    """Return the title in canonical words, without places, "urgent", "magang" and the like.

    Two titles that differ only in spelling, language of common words or such noise become equal.
    """
    weights = word_weights()
    return " ".join(w for w in canonical_words(text) if weights.get(w, 1.0) > 0.0)
