"""The same vacancies and people as other search programs can take them: texts, vectors, regions.

A text holds a row's title words, skills, fields of study and the leading digits of its occupation,
as tokens without any grammar ("n812 o2511 o251"), so that all programs see the same. A vector is 64
numbers of 4 bytes, 256 bytes a row: the sum of a fixed random vector a token, skills weighing
double, and of one for each leading part of the occupation. A region filter lists the regions in
which the person's place condition holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from benchmarks.match_rows import TODAY, Rows
from matchengine import Seeker
from matchengine.arrays import Array, Ints
from matchengine.codes import NO_OCCUPATION, occupation_text
from matchengine.columns import Columns, Words
from matchengine.conditions.place import Place
from matchengine.pairs import Pairs
from matchengine.ranking import encoded

WIDTH = 64
LISTS = (("words", 1.0), ("skills", 2.0), ("fields", 1.0))


@dataclass(frozen=True, slots=True)
class Question:
    """What one person asks: ``regions`` is None where every row may be found."""

    tokens: tuple[str, ...]
    vector: Array
    regions: tuple[int, ...] | None

    def passes(self, region: int) -> bool:
        """Whether a row of a region may be found."""
        return self.regions is None or region in self.regions


@dataclass(frozen=True, slots=True)
class Corpus:
    """Rows to be found; ids are 1, 2, ... in the rows' order."""

    rows: Rows
    vectors: Array
    regions: Array

    def __len__(self) -> int:
        return len(self.rows)

    def texts(self) -> Iterator[str]:
        """The rows' texts, one after the other."""
        for tokens in _tokens(self.rows.columns):
            yield " ".join(tokens)

    def mask(self, question: Question) -> Array:
        """Which rows pass the filter."""
        if question.regions is None:
            return np.ones(len(self), dtype=np.bool_)
        return np.isin(self.regions, question.regions)


def corpus_of(rows: Rows) -> Corpus:
    """The rows with their vectors."""
    occupation = rows.columns["occupation"]
    vectors = np.zeros((len(rows), WIDTH), dtype=np.float32)
    table = _table(len(rows.words))
    for name, weight in LISTS:
        column = rows.columns.lists[name]
        for start in range(0, len(rows), 100_000):
            part = column.take(np.arange(start, min(start + 100_000, len(rows))))
            summed = np.zeros((len(part.values) + 1, WIDTH))
            np.cumsum(table[part.values], axis=0, out=summed[1:])
            vectors[start : start + len(part)] += weight * np.diff(summed[part.offsets], axis=0)
    codes, places = np.unique(occupation, return_inverse=True)
    vectors += np.stack([_occupation_vector(int(code)) for code in codes])[places]
    return Corpus(rows, vectors, rows.columns["region"].astype(np.int64))


def question_of(seeker: Seeker, corpus: Corpus, *, filtered: bool) -> Question:
    """The person's words, skills, fields and wishes as tokens and as a vector."""
    words = corpus.rows.words
    one, laid = encoded(seeker, words)
    known = {name: [n for n in one.lists[name].values.tolist() if n < len(words)]
             for name, _ in LISTS}  # fmt: skip
    vector = np.zeros(WIDTH, dtype=np.float32)
    table = _table(len(words))
    for name, weight in LISTS:
        vector += weight * table[known[name]].sum(axis=0)
    wishes = [int(code) for code in one.lists["wishes"].values]
    for code in wishes:
        vector += _occupation_vector(code) / len(wishes)
    tokens = [f"n{number}" for numbers in known.values() for number in numbers]
    tokens += [digits for code in wishes for digits in _digits(code)]
    regions = _regions(one, corpus, laid) if filtered else None
    return Question(tuple(dict.fromkeys(tokens)), vector, regions)


def _regions(one: Columns, corpus: Corpus, words: Words) -> tuple[int, ...]:
    codes, first = np.unique(corpus.regions, return_index=True)
    pairs = Pairs(one, corpus.rows.columns.take(first), len(words))
    held = np.broadcast_to(Place().holds(pairs, TODAY), len(codes))
    return tuple(codes[held].tolist())


def _tokens(columns: Columns) -> Iterator[list[str]]:
    lists = [(columns.lists[name].offsets.tolist(), columns.lists[name].values.tolist())
             for name, _ in LISTS]  # fmt: skip
    work = {int(code): _digits(int(code)) for code in np.unique(columns["occupation"])}
    for row, code in enumerate(columns["occupation"].tolist()):
        found = (n for starts, values in lists for n in values[starts[row] : starts[row + 1]])
        yield [*dict.fromkeys(f"n{number}" for number in found), *work[code]]


def _digits(code: int) -> list[str]:
    text = "" if code == NO_OCCUPATION else occupation_text(code)
    return [f"o{text[:width]}" for width in range(1, len(text) + 1)]


@cache
def _table(count: int) -> Array:
    return np.random.default_rng(64).standard_normal((count, WIDTH)).astype(np.float32)


@cache
def _occupation_vector(code: int) -> Array:
    """The sum of a vector for each leading part of the code: nearer codes share more."""
    found = np.zeros(WIDTH, dtype=np.float32)
    for digits in _digits(code):
        seed = int(digits[1:]) + 10_000 * len(digits)
        found += np.random.default_rng(seed).standard_normal(WIDTH).astype(np.float32)
    return found


def best_by_product(corpus: Corpus, question: Question, k: int) -> Ints:
    """Ids of the greatest inner products among the rows that pass, plainly: what is exact."""
    rows = np.flatnonzero(corpus.mask(question))
    products = corpus.vectors[rows] @ question.vector
    return rows[np.argsort(-products, kind="stable")[:k]] + 1
