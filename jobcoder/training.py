"""Learns which group a title means from the word lists: ``python -m jobcoder train``.

A softmax over the encoder's numbers and over words, trained on every name of the lists and on
nothing else; no labelled advertisement is read. The same lists and the same encoder give the same
weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from jobcoder.index import KnownTitle, known_titles
from jobcoder.meaning import MODEL, Floats32, features, log_softmax, telling_words
from jobcoder.wordlists import groups

EPOCHS, BATCH, STEP, DECAY = 10, 512, 0.02, 1e-5
# A word must stand in this many names to have weights of its own.
LEAST_NAMES = 4
# Rare groups would drown under the many names of busy ones, yet busy ones are likelier.
BALANCE = 0.5
# A title with several meanings teaches each of them, the most usual one most.
MEANINGS = (1.0, 0.35, 0.2, 0.1, 0.1)

Ints = npt.NDArray[np.int64]


class Examples:
    """Titles, the number of the group that each teaches, and how much it counts."""

    def __init__(self, known: list[KnownTitle]) -> None:
        position = {group.code: i for i, group in enumerate(groups())}
        self.titles: list[str] = []
        of_group: list[int] = []
        counts: list[float] = []
        for title in known:
            shares = MEANINGS if len(set(title.shares.values())) > 1 else (1.0,) * 99
            for code, share in zip(title.shares, shares, strict=False):
                for label in title.spellings:
                    self.titles.append(label)
                    of_group.append(position[code])
                    counts.append(share / len(title.shares) if shares[1] == 1.0 else share)
        self.groups: Ints = np.array(of_group)
        self.counts: Floats32 = np.array(counts, dtype=np.float32)


def fit(read: Floats32, examples: Examples, seed: int = 0) -> tuple[Floats32, Floats32]:
    """Fit weights and constants by Adam; ``read`` holds the features of the examples."""
    size = len(groups())
    often = np.bincount(examples.groups, minlength=size)[examples.groups].astype(np.float32)
    share = examples.counts * often**-BALANCE
    share /= share.mean()
    draw = np.random.default_rng(seed)
    values = [np.zeros((read.shape[1], size), np.float32), np.zeros(size, np.float32)]
    first = [np.zeros_like(value) for value in values]
    second = [np.zeros_like(value) for value in values]
    steps = 0
    for epoch in range(EPOCHS):
        step = STEP * (1.0 - epoch / EPOCHS) + 1e-4
        order = draw.permutation(len(read))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            off = np.exp(log_softmax(read[chosen] @ values[0] + values[1]))
            off[np.arange(len(chosen)), examples.groups[chosen]] -= 1.0
            off *= share[chosen, None] / len(chosen)
            slopes = [read[chosen].T @ off + DECAY * values[0], off.sum(axis=0)]
            steps += 1
            for value, slope, mean, square in zip(values, slopes, first, second, strict=True):
                mean *= 0.9
                mean += 0.1 * slope
                square *= 0.99
                square += 0.01 * slope * slope
                value -= step * (mean / (1 - 0.9**steps)) / (
                    np.sqrt(square / (1 - 0.99**steps)) + 1e-8
                )
    return values[0], values[1]


def frequent_words(titles: Sequence[str]) -> list[str]:
    """The words that stand in at least ``LEAST_NAMES`` titles, in order of the alphabet."""
    often = Counter(word for title in titles for word in telling_words(title))
    return sorted(word for word, count in often.items() if count >= LEAST_NAMES)


def words_of(titles: Sequence[str], words: Sequence[str]) -> Floats32:
    """Which of the words each title has, as rows of length one: an array of (titles, words)."""
    place = {word: number for number, word in enumerate(words)}
    found = np.zeros((len(titles), len(words)), dtype=np.float32)
    for row, title in zip(found, titles, strict=True):
        held = [place[word] for word in telling_words(title) if word in place]
        if held:
            row[held] = len(held) ** -0.5
    return found


def save(path: Path, weights: Floats32, constants: Floats32, words: Sequence[str]) -> None:
    """Write weights as whole numbers of -127..127 with a step for each row."""
    steps = np.maximum(np.abs(weights).max(axis=1), 1e-6) / 127.0
    whole = np.rint(weights / steps[:, None]).astype(np.int8)
    np.savez_compressed(
        path, weights=whole, steps=steps, constants=constants, words=np.array(words, dtype=np.str_)
    )


def train(target: Path | None = None) -> int:
    """Train on the lists and write the weights; returns the number of examples.

    Raises ``RuntimeError`` where the encoder is not installed. Takes a minute and 1 GB of memory.
    """
    examples = Examples(list(known_titles().values()))
    read = features(examples.titles)
    if read is None:
        raise RuntimeError("the encoder is needed: pip install 'jobcoder[meaning]'")
    words = frequent_words(examples.titles)
    weights, constants = fit(np.hstack([read, words_of(examples.titles, words)]), examples)
    save(target or Path(__file__).parent / "data" / MODEL, weights, constants, words)
    return len(examples.titles)
