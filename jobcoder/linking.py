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

from jobcoder.index import Floats, Ints, TitleIndex, title_index
from jobcoder.meaning import Floats32, encode
from jobcoder.occupations import occupations
from jobcoder.ranking import bag_of
from jobcoder.types import Linked
from jobcoder.wordlists import groups
from jobcoder.words import MAX_LETTERS, normalise_title

# Shares of the likenesses by letters and by words, and of what the text holds of the label's.
LIKE_LETTERS, LIKE_WORDS, HOLDS_LETTERS, HOLDS_WORDS = 1 / 6, 1 / 6, 1 / 3, 1 / 3
MEANING, MEANING_OF_TITLES = 0.4, 0.7
# A short text that is a known title counts also by the English names of the nearest titles: their
# share beside its own letters, their weight beside its own meaning, how many, how steeply falling.
PIVOT_LETTERS, PIVOT_MEANING, PIVOT_WIDTH, PIVOT_SPREAD, PIVOT_LONGEST = 0.7, 1.2, 4, 0.1, 8
# All this only as far as the text looks foreign: fully where no label is spelt this much like it,
# not at all where one is spelt that much like it.
FOREIGN, FAMILIAR = 0.55, 0.75
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
def _english_names(index: TitleIndex) -> tuple[str, ...]:
    """The English name of each known title, in the order of the index; empty without one."""
    english: dict[str, str] = {}
    for group in groups():
        for name in (group.name_id, *group.also_id, group.name_en, *group.also_en):
            english.setdefault(name, group.name_en)
    for listed in occupations():
        english.update(dict.fromkeys(listed.names, listed.name_en))
    return tuple(english.get(known.label, "") for known in index.titles)


def _pivots(text: str) -> dict[str, float]:
    """English names of the known titles most like a short text, with their likeness 0..1."""
    index = title_index()
    bag = bag_of(text, index) if len(text.split()) <= PIVOT_LONGEST else {}
    if not bag:
        return {}
    names, likeness = _english_names(index), index.likeness(bag)
    found: dict[str, float] = {}
    for number in np.argsort(-likeness, kind="stable")[: 3 * PIVOT_WIDTH]:
        if names[number] and len(found) < PIVOT_WIDTH:
            found.setdefault(names[number], float(likeness[number]))
    return found


def _unit(rows: Floats32) -> Floats32:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, dtype=np.float32)


def _meanings(texts: Sequence[str]) -> Floats32 | None:
    plain = [normalise_title(text) or text for text in texts]
    both = encode([*texts, *plain])
    return None if both is None else _unit(both[: len(texts)] + both[len(texts) :])


def _with_pivots(
    rows: Floats32, pivots: Sequence[dict[str, float]], foreign: Floats
) -> Floats32:
    """Move the meaning of each text towards that of its pivots, as far as it is foreign."""
    names = list(dict.fromkeys(name for found in pivots for name in found))
    known = encode(names)
    if known is None or not names:
        return rows
    place = {name: number for number, name in enumerate(names)}
    moved = rows.copy()
    for number, found in enumerate(pivots):
        top = max(found.values(), default=0.0)
        for name, likeness in found.items():
            share = top * math.exp((likeness - top) / PIVOT_SPREAD)
            moved[number] += foreign[number] * PIVOT_MEANING / 2.0 * share * known[place[name]]
    return _unit(moved)


class Linker:
    """A vocabulary made ready to be searched; keep it where many texts are linked to one list."""

    def __init__(self, vocabulary: Sequence[str], meaning: bool = True) -> None:
        self.vocabulary = tuple(vocabulary)
        self._by_letters = _Postings(self.vocabulary, _letters)
        self._by_words = _Postings(self.vocabulary, _words)
        self._rows = _meanings(self.vocabulary) if meaning else None

    def _by_spelling(self, text: str) -> tuple[Floats, float]:
        """Likeness by spelling of every label, and how like the text the likest label is."""
        like_letters, holds_letters = self._by_letters.likenesses(text)
        like_words, holds_words = self._by_words.likenesses(text)
        like = LIKE_LETTERS * like_letters + LIKE_WORDS * like_words
        peak = float(like.max()) / (LIKE_LETTERS + LIKE_WORDS)
        return like + HOLDS_LETTERS * holds_letters + HOLDS_WORDS * holds_words, peak

    def scores(self, texts: Sequence[str]) -> Floats:
        """Scores 0..1 of every label for every text: an array of (texts, labels)."""
        found = np.zeros((len(texts), len(self.vocabulary)))
        if not texts or not self.vocabulary:
            return found
        pivots: list[dict[str, float]] = []
        foreign = np.zeros((len(texts), 1))
        for number, text in enumerate(texts):
            own, peak = self._by_spelling(text)
            found[number] = own
            foreign[number] = min(1.0, max(0.0, (FAMILIAR - peak) / (FAMILIAR - FOREIGN)))
            pivots.append(_pivots(text) if foreign[number] else {})
            if pivots[number]:
                others = [share * self._by_spelling(n)[0] for n, share in pivots[number].items()]
                found[number] += (
                    PIVOT_LETTERS * foreign[number] * (np.maximum.reduce(others) - own)
                )
            else:
                foreign[number] = 0.0
        rows = None if self._rows is None else _meanings(texts)
        if rows is None or self._rows is None:
            return found
        share = MEANING + (MEANING_OF_TITLES - MEANING) * foreign
        likeness = np.maximum(_with_pivots(rows, pivots, foreign[:, 0]) @ self._rows.T, 0.0)
        return np.asarray((1.0 - share) * found + share * likeness, dtype=np.float64)

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
