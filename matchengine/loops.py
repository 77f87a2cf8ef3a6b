"""The inner loops of a ranking over packed vacancies, compiled by numba (the extra ``fast``).

Imported by ``kernel.py`` only, and only once there is something large to rank: numba alone takes
half a second to import.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

from matchengine.arrays import Array
from matchengine.kernel import CUT, LAST_ROW

_SHIFT = 2**32
Loop = TypeVar("Loop", bound=Callable[..., Any])


def _compiled(loop: Loop) -> Loop:
    compiled: Any = numba.njit(cache=True, nogil=True)(loop)
    return cast(Loop, compiled)


@_compiled
def bounds_of(table: Array, entries: Array, starts: Array, facets: int) -> tuple[Array, Array]:
    """For each block the most and the least that its rows' facets can add up to."""
    blocks = (len(starts) - 1) // facets
    most = np.zeros(blocks, dtype=np.int64)
    least = np.zeros(blocks, dtype=np.int64)
    for block in range(blocks):
        for facet in range(facets):
            part = block * facets + facet
            low = high = table[entries[starts[part]]]
            for at in range(starts[part] + 1, starts[part + 1]):
                weight = table[entries[at]]
                if weight > high:
                    high = weight
                if weight < low:
                    low = weight
            most[block] += high
            least[block] += low
    return most, least


@_compiled
def _sum_of(codes: Array, table: Array, row: int) -> Any:
    total = np.int64(0)
    for facet in range(codes.shape[1]):
        total += table[codes[row, facet]]
    return total


@_compiled
def open_blocks(
    open_to: Array, gates: Array, entries: Array, starts: Array, facets: int
) -> Array:
    """Blocks in which each facet named in ``gates`` has an entry that no condition keeps out."""
    blocks = (len(starts) - 1) // facets
    found = np.empty(blocks, dtype=np.int64)
    size = 0
    for block in range(blocks):
        is_open = True
        for facet in gates:
            passes = False
            for at in range(starts[block * facets + facet], starts[block * facets + facet + 1]):
                if open_to[entries[at]]:
                    passes = True
                    break
            is_open = is_open and passes
        if is_open:
            found[size] = block
            size += 1
    return found[:size]


@_compiled
def rows_in_reach(
    codes: Array, open_to: Array, gates: Array, block_rows: int, blocks: Array
) -> Array:
    """Rows of some blocks whose combinations no condition keeps out."""
    rows = codes.shape[0]
    found = np.empty(len(blocks) * block_rows, dtype=np.int64)
    size = 0
    for block in blocks:
        for row in range(block * block_rows, min(rows, (block + 1) * block_rows)):
            passes = True
            for facet in gates:
                passes = passes and open_to[codes[row, facet]]
            if passes:
                found[size] = row
                size += 1
    return found[:size]


@_compiled
def marked(codes: Array, rows: Array, size: int) -> Array:
    """Which of ``size`` entries some of the rows have."""
    found = np.zeros(size, dtype=np.bool_)
    for row in rows:
        for facet in range(codes.shape[1]):
            found[codes[row, facet]] = True
    return found


@_compiled
def shared_counts(values: Array, offsets: Array, present: Array) -> Array:
    """How many of each row's values are present."""
    counts = np.zeros(len(offsets) - 1, dtype=np.int32)
    for row in range(len(counts)):
        for at in range(offsets[row], offsets[row + 1]):
            counts[row] += present[values[at]]
    return counts


@_compiled
def _share_of(
    offsets: Array, listed: Array, present: Array, shares: Array, stride: int, row: int
) -> int:
    shared = 0
    for at in range(offsets[row], offsets[row + 1]):
        shared += present[listed[at]]
    added: int = shares[(offsets[row + 1] - offsets[row]) * stride + shared]
    return added


@_compiled
def best_of(
    codes: Array, table: Array, firsts: Array, lasts: Array, most: Array,
    offsets: Array, listed: Array, present: Array, shares: Array, stride: int, raised: int,
    prices: Array, masked: Array, order: Array, kept: Array,
) -> int:  # fmt: skip
    """Fills ``kept``, a heap of keys, with the greatest; gives how many it holds.

    A key is (sum - price) x 2^32 + (LAST_ROW - place in the order of ids): greater is better.
    Rows ``firsts[i]`` to ``lasts[i]`` (not included) add up to ``most[i]`` at most, the greatest
    bound first; one that cannot reach the heap's least ends the search.
    ``shares[asked x stride + shared]`` is what a list adds.
    """
    # One loop, not a function a row: numba would count the users of each array at every call.
    size = 0
    least = np.int64(-(2**62))
    for part in range(len(firsts)):
        if size == len(kept) and (most[part] + raised + 1) * _SHIFT <= least:
            break
        for row in range(firsts[part], lasts[part]):
            if len(masked) and not masked[row]:
                continue
            total = _sum_of(codes, table, row)
            if total < CUT:
                continue
            if len(prices):
                total -= prices[row]
            if size == len(kept) and (total + raised + 1) * _SHIFT <= least:
                continue
            if raised:
                total += _share_of(offsets, listed, present, shares, stride, row)
            key = total * _SHIFT + (LAST_ROW - order[row])
            if size < len(kept):
                size += 1
                _rise(kept, size - 1, key)
            elif key > least:
                _sink(kept, key)
            if size == len(kept):
                least = kept[0]
    return size


@_compiled
def _rise(heap: Array, at: int, key: int) -> None:
    while at > 0 and heap[(at - 1) // 2] > key:
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = key


@_compiled
def _sink(heap: Array, key: int) -> None:
    at = 0
    while True:
        child = 2 * at + 1
        if child >= len(heap):
            break
        if child + 1 < len(heap) and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= key:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = key


@_compiled
def count_in_reach(
    codes: Array, table: Array, block_rows: int, most: Array, least: Array, masked: Array
) -> int:
    """How many rows no condition keeps out."""
    found, rows = 0, codes.shape[0]
    for block in range(len(most)):
        if most[block] < CUT:
            continue
        first, last = block * block_rows, min(rows, (block + 1) * block_rows)
        if least[block] >= CUT and not len(masked):
            found += last - first
            continue
        for row in range(first, last):
            if len(masked) and not masked[row]:
                continue
            if _sum_of(codes, table, row) >= CUT:
                found += 1
    return found
