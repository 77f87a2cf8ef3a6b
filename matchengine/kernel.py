"""Sums of weights over packed vacancies, and the best of them: compiled, or by numpy.

Weights are whole numbers of 2^-20, so sums are exact in any order and on any machine: the
compiled loops and numpy give the same numbers, bit for bit.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

import numpy as np

from matchengine.arrays import Array, Ints

APART = -(2**27)
"""What a condition puts in the place of a weight: no sum of weights reaches it."""

CUT = APART // 2
"""Below this a sum holds at least one APART."""

LAST_ROW = 2**31 - 1


@cache
def loops() -> Any:
    """The module of compiled loops; None where numba is not installed."""
    try:
        return importlib.import_module("matchengine.loops")
    except ImportError:
        return None


def sums_of(
    codes: Array,
    table: Array,
    offsets: Ints,
    listed: Array,
    present: Array,
    shares: Array,
    stride: int,
    raised: int,
) -> Ints:
    """Every row's sum, by numpy: the twin of ``best_of``. Sums below CUT are kept apart."""
    total: Ints = table[codes].sum(axis=1, dtype=np.int64)
    if raised:
        running = np.concatenate([[0], np.cumsum(present[listed], dtype=np.int64)])
        shared = running[offsets[1:]] - running[offsets[:-1]]
        total += shares[np.diff(offsets) * stride + shared]
    return total
