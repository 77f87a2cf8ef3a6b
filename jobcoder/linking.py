"""Ranks any list of labels for any texts: skills for a sentence, titles of ESCO for a title.

A label's score is a weighted mean of likenesses, each 0..1: by meaning (the sentence encoder), by
character n-grams and by words (cosine of TF-IDF), and by the share of the label's own n-grams and
words that the text holds, which finds a short label inside a long sentence.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from jobcoder.index import Floats, Ints, title_index
from jobcoder.meaning import Floats32, encode
from jobcoder.occupations import occupations
from jobcoder.ranking import bag_of
from jobcoder.types import Linked
from jobcoder.wordlists import groups
from jobcoder.words import MAX_LETTERS, normalise_title

MEANING, LIKE_LETTERS, LIKE_WORDS, HOLDS_LETTERS, HOLDS_WORDS = 0.4, 0.1, 0.1, 0.2, 0.2
# A short text that is a known title also counts by the English names of the nearest titles.
PIVOT_SHARE, PIVOT_WIDTH, PIVOT_SPREAD, PIVOT_LONGEST = 0.6, 5, 0.1, 8
_WORD = re.compile(r"[^\W_]+|[+#]+")


def _words(text: str) -> Counter[str]:
    """Words with the English plural taken off."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(text[:MAX_LETTERS].lower()):
        whole = word[:-3] + "y" if word.endswith("ies") else word
        found[whole[:-1] if len(whole) > 3 and whole.endswith("s") else whole] += 1
    return found


def _letters(text: str) -> Counter[str]:
    """Character n-grams of lengths 2 to 5 within the words' boundaries."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(text[:MAX_LETTERS].lower()):
        bounded = f" {word} "
        for n in range(2, 6):
            found.update(bounded[i : i + n] for i in range(max(1, len(bounded) - n + 1)))
    return found


class _Postings:
    """TF-IDF of the labels by term, for cosine and for the share that a text holds."""

    def __init__(self, labels: Sequence[str], terms: Callable[[str], Counter[str]]) -> None:
        self._terms = terms
        self._size = len(labels)
        counted = [terms(label) for label in labels]
        often: Counter[str] = Counter(chain.from_iterable(counted))
        self._idf = {t: math.log((1 + self._size) / (1 + n)) + 1.0 for t, n in often.items()}
        holders: dict[str, list[int]] = defaultdict(list)
        values: dict[str, list[float]] = defaultdict(list)
        for number, counts in enumerate(counted):
            weights = {t: (1.0 + math.log(n)) * self._idf[t] for t, n in counts.items()}
            length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            for term, weight in weights.items():
                holders[term].append(number)
                values[term].append(weight / length)
        self._holders: dict[str, Ints] = {t: np.array(n) for t, n in holders.items()}
        self._values: dict[str, Floats] = {t: np.array(v) for t, v in values.items()}

    def likenesses(self, text: str) -> tuple[Floats, Floats]:
        """Cosine with every label, and how much of every label the text holds."""
        counts = {t: n for t, n in self._terms(text).items() if t in self._idf}
        weights = {t: (1.0 + math.log(n)) * self._idf[t] for t, n in counts.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        if not weights:
            return np.zeros(self._size), np.zeros(self._size)
        numbers = np.concatenate([self._holders[t] for t in weights])
        values = np.concatenate([self._values[t] for t in weights])
        own = np.repeat(
            [w / length for w in weights.values()], [len(self._holders[t]) for t in weights]
        )
        like = np.bincount(numbers, weights=values * own, minlength=self._size)
        holds = np.bincount(numbers, weights=values * values, minlength=self._size)
        return np.asarray(like, dtype=np.float64), np.sqrt(holds.astype(np.float64))


@lru_cache(maxsize=1)
def _pivots() -> tuple[Ints, Floats32] | None:
    """For each known title the row of its English name, -1 without one, and those rows."""
    english: dict[str, str] = {}
    for group in groups():
        for name in (group.name_id, *group.also_id, group.name_en, *group.also_en):
            english.setdefault(name, group.name_en)
    for listed in occupations():
        english.update(dict.fromkeys(listed.names, listed.name_en))
    names = sorted(set(english.values()))
    rows = encode(names)
    if rows is None:
        return None
    place = {name: i for i, name in enumerate(names)}
    of_title = [place.get(english.get(t.label, ""), -1) for t in title_index().titles]
    return np.array(of_title), rows


def _pivot(text: str) -> Floats32 | None:
    """The mean meaning, in English, of the known titles that are most like a short text."""
    pivots, index = _pivots(), title_index()
    if pivots is None or len(text.split()) > PIVOT_LONGEST:
        return None
    bag = bag_of(text, index)
    if not bag:
        return None
    of_title, rows = pivots
    likeness = np.where(of_title >= 0, index.likeness(bag), 0.0)
    best = np.argsort(-likeness, kind="stable")[:PIVOT_WIDTH]
    share = np.exp((likeness[best] - likeness[best[0]]) / PIVOT_SPREAD) * likeness[best[0]]
    return np.asarray(share @ rows[of_title[best]], dtype=np.float32)


def _unit(rows: Floats32) -> Floats32:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, dtype=np.float32)


def _meanings(texts: Sequence[str], pivot: bool) -> Floats32 | None:
    plain = [normalise_title(text) or text for text in texts]
    both = encode([*texts, *plain])
    if both is None:
        return None
    rows = both[: len(texts)] + both[len(texts) :]
    if pivot:
        for number, text in enumerate(texts):
            found = _pivot(text)
            if found is not None:
                rows[number] += 2.0 * PIVOT_SHARE * found
    return _unit(rows)


class Linker:
    """A vocabulary made ready to be searched; keep it where many texts are linked to one list."""

    def __init__(self, vocabulary: Sequence[str], meaning: bool = True) -> None:
        self.vocabulary = tuple(vocabulary)
        self._by_letters = _Postings(self.vocabulary, _letters)
        self._by_words = _Postings(self.vocabulary, _words)
        self._rows = _meanings(self.vocabulary, False) if meaning else None

    def scores(self, texts: Sequence[str]) -> Floats:
        """Scores 0..1 of every label for every text: an array of (texts, labels)."""
        found = np.zeros((len(texts), len(self.vocabulary)))
        for number, text in enumerate(texts):
            like_letters, holds_letters = self._by_letters.likenesses(text)
            like_words, holds_words = self._by_words.likenesses(text)
            found[number] = LIKE_LETTERS * like_letters + LIKE_WORDS * like_words
            found[number] += HOLDS_LETTERS * holds_letters + HOLDS_WORDS * holds_words
        rows = None if self._rows is None or not texts else _meanings(texts, True)
        if rows is None or self._rows is None:
            return found / (1.0 - MEANING)
        return np.asarray(found + MEANING * np.maximum(rows @ self._rows.T, 0.0), dtype=np.float64)

    def link(self, texts: Sequence[str], k: int = 10) -> list[list[Linked]]:
        """The best ``k`` labels of each text, best first; labels without any likeness are left."""
        answers = []
        for start in range(0, len(texts), 64):
            for scores in self.scores(texts[start : start + 64]):
                best = np.argsort(-scores, kind="stable")[: max(k, 0)]
                answers.append(
                    [
                        Linked(int(n), self.vocabulary[n], round(float(scores[n]), 4))
                        for n in best
                        if scores[n] > 0.0
                    ]
                )
        return answers


@lru_cache(maxsize=4)
def _linker(vocabulary: tuple[str, ...]) -> Linker:
    return Linker(vocabulary)


def link(texts: Sequence[str], vocabulary: Sequence[str], k: int = 10) -> list[list[Linked]]:
    """Rank the labels of a vocabulary for each text, best first, at most ``k``.

    The last four vocabularies stay prepared. Any text is taken; an empty one links to nothing.
    """
    return _linker(tuple(vocabulary)).link(texts, k)
