"""Vacancies packed so that one person is ranked against a million of them in milliseconds.

Rows lie in blocks of like occupation and place. The weight of every distinct combination of a
facet is reckoned once a person (``facets.py``); from these follows the most that a block can
reach, and blocks that cannot reach the best found so far are not read. Nothing is left out that
could be among the best: the answer is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from matchengine import kernel
from matchengine.arrays import Array, Bools, Ints
from matchengine.codes import NO_REGION
from matchengine.columns import Columns, Ragged, Words
from matchengine.facets import Facet, facets_of
from matchengine.pairs import Pairs
from matchengine.signals.skills import Skills, share_of
from matchengine.weights import GRID, Curve, Weights

BLOCK_ROWS = 512

NARROWED_FROM, NARROWED_BELOW = 8_192, 0.5
"""From so many rows on those in reach are looked for first, and only their combinations weighed,
where fewer than this share of the blocks hold any."""

_NO_BOUND = 2**30
"""No sum of weights reaches it."""

COUNTED = (Skills.name,)
"""Signals whose lists differ from row to row; they are counted in the loop itself."""


@dataclass(frozen=True, slots=True)
class Packed:
    """``codes`` (rows, facets) are places in one table of all facets' combinations.

    ``order`` gives each packed row its place among the rows sorted by id, ``inverse`` the other
    way round. ``entries`` lists, for each block and each of its facets, the places in the table
    that the block's rows have.
    """

    facets: tuple[Facet, ...]
    starts: Ints
    codes: Array
    skills: Ragged
    order: Array
    inverse: Array
    entries: Ragged
    block_rows: int
    longest: int = field(init=False)
    """The most skills that a row asks."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", int(self.skills.lengths().max(initial=0)))

    def __len__(self) -> int:
        return len(self.order)

    def arrays(self) -> Iterator[tuple[str, Array]]:
        """Every array with a name of its own, to be written to files."""
        yield "packed.codes", self.codes
        yield "packed.order", self.order
        yield "packed.inverse", self.inverse
        for name, ragged in (("skills", self.skills), ("entries", self.entries)):
            yield f"packed.{name}.offsets", ragged.offsets
            yield f"packed.{name}.values", ragged.values
        for number, facet in enumerate(self.facets):
            for name, values in facet.distinct.arrays():
                yield f"packed.facet{number}.{name}", values


@dataclass(frozen=True, slots=True)
class Asked:
    """One person's weights: of every combination, and of every share of the skills asked.

    ``shares[asked * stride + shared]`` is what the skills add; ``raised`` the most they can.
    ``rows`` are those in reach, and the table knows no others' combinations; None: look for them.
    """

    table: Array
    present: Array
    shares: Array
    stride: int
    raised: int
    rows: Array | None = None


def pack(columns: Columns) -> Packed:
    """The vacancies, packed. ``columns`` are sorted by id and not empty."""
    order = _like_beside_like(columns)
    facets, codes = facets_of(columns, COUNTED)
    sizes = [len(facet.distinct) for facet in facets]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    codes = np.ascontiguousarray((codes + starts[:-1].astype(np.int32))[order])
    return Packed(
        facets=tuple(facets),
        starts=starts,
        codes=codes,
        skills=columns.lists["skills"].take(order),
        order=order.astype(np.int32),
        inverse=np.argsort(order).astype(np.int32),
        entries=_entries(codes),
        block_rows=BLOCK_ROWS,
    )


def _like_beside_like(columns: Columns) -> Ints:
    """By leading digits of the occupation, then province, then both in full."""
    occupation = columns["occupation"].astype(np.int64)
    region = columns["region"].astype(np.int64)
    province = np.where(region == NO_REGION, region, region // 101)
    order: Ints = np.lexsort((region, occupation, province, occupation // 121))
    return order


def _entries(codes: Array) -> Ragged:
    rows, facets = codes.shape
    blocks = -(-rows // BLOCK_ROWS)
    parts = [
        np.unique(codes[block * BLOCK_ROWS : (block + 1) * BLOCK_ROWS, facet])
        for block in range(blocks)
        for facet in range(facets)
    ]
    offsets = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in parts], out=offsets[1:])
    return Ragged(offsets, np.concatenate(parts))


def asked_by(packed: Packed, seeker: Columns, words: Words, weights: Weights, today: int) -> Asked:
    """What one person's row gives for every combination that a row in reach has."""
    known = len(words)
    held = [held_by(facet, seeker, known, today) for facet in packed.facets]
    rows = _rows_in_reach(packed, held)
    if rows is None:
        table = np.concatenate([
            np.where(open_to, weights_of(facet, seeker, known, weights).sum(axis=0), kernel.APART)
            for facet, open_to in zip(packed.facets, held, strict=True)
        ]).astype(np.int32)  # fmt: skip
    else:
        table = _table_of(packed, rows, seeker, known, weights)
    shares, stride = shares_of(weights.curves.get(Skills.name), packed.longest)
    return asked_of(table, seeker.lists["skills"].values, known, shares, stride, rows)


def _rows_in_reach(packed: Packed, held: list[Bools]) -> Array | None:
    """The rows that no condition keeps out, where they are few; None where they may be many.

    ``held`` says of each facet's combinations whether a condition keeps them out.
    """
    loops = kernel.loops()
    if loops is None or len(packed) < NARROWED_FROM:
        return None
    gates = np.array([n for n, facet in enumerate(packed.facets) if facet.conditions])
    open_to = np.concatenate(held)
    blocks = loops.open_blocks(
        open_to, gates, packed.entries.values, packed.entries.offsets, len(packed.facets)
    )
    if len(blocks) * packed.block_rows > NARROWED_BELOW * len(packed):
        return None
    rows: Array = loops.rows_in_reach(packed.codes, open_to, gates, packed.block_rows, blocks)
    return rows


def _table_of(
    packed: Packed, rows: Array, seeker: Columns, words: int, weights: Weights
) -> Array:
    """Weights of the combinations that some of the rows have; 0 for all others."""
    needed = kernel.loops().marked(packed.codes, rows, int(packed.starts[-1]))
    table = np.zeros(len(needed), dtype=np.int32)
    for facet, start in zip(packed.facets, packed.starts.tolist(), strict=False):
        which = np.flatnonzero(needed[start : start + len(facet.distinct)])
        each = weights_of(facet.only(which), seeker, words, weights)
        table[start + which] = each.sum(axis=0)
    return table


def asked_of(
    table: Array, has: Array, words: int, shares: Array, stride: int, rows: Array | None = None
) -> Asked:
    """The same from a table made before; ``has`` are the person's skills."""
    present = np.zeros(words, dtype=np.uint8)
    present[has] = 1
    return Asked(table, present, shares, stride, int(shares.max()) if len(has) else 0, rows)


def held_by(facet: Facet, seeker: Columns, words: int, today: int) -> Bools:
    """Which of the facet's combinations no condition keeps out."""
    pairs = Pairs(seeker, facet.distinct, words)
    held: Bools = np.ones(pairs.size, dtype=np.bool_)
    for condition in facet.conditions:
        held &= condition.holds(pairs, today)
    return held


def weights_of(facet: Facet, seeker: Columns, words: int, weights: Weights) -> Array:
    """What each signal with a curve gives for each combination (signals, combinations), in whole
    numbers of 2^-20."""
    pairs = Pairs(seeker, facet.distinct, words)
    active = [signal for signal in facet.signals if signal.name in weights.curves]
    each = np.zeros((len(active), pairs.size), dtype=np.int32)
    for line, signal in enumerate(active):
        each[line] = signal.weights(pairs, weights.curves[signal.name]) * GRID
    return each


@lru_cache(maxsize=16)
def shares_of(curve: Curve | None, longest: int) -> tuple[Array, int]:
    """What ``shared`` of ``asked`` skills add, at ``asked * stride + shared``, as ``Skills``
    weighs it; none asked, or no curve, adds nothing."""
    counts = np.arange(longest + 1)
    if curve is None:
        return np.zeros((longest + 1) ** 2, dtype=np.int32), longest + 1
    measured = share_of(counts[None, :], counts[:, None])
    return (curve(measured.ravel()) * GRID).astype(np.int32), longest + 1


def best_rows(
    packed: Packed, asked: Asked, k: int, *, prices: Array, masked: Array
) -> tuple[Ints, Ints, int]:
    """Places (in the order of ids) of the k greatest of sum - price, these, and how many rows are
    in reach.

    Greatest first, equal ones by id; sums are without the intercept. ``prices`` (whole numbers of
    2^-20) and ``masked`` (which rows may be taken) have one value a packed row, or none at all.
    """
    loops = kernel.loops()
    if loops is None:
        return _best_by_numpy(packed, asked, k, prices, masked)
    parts, reach = _parts(loops, packed, asked, masked)
    kept = np.empty(k, dtype=np.int64)
    size = loops.best_of(
        packed.codes, asked.table, *parts,
        packed.skills.offsets, packed.skills.values, asked.present,
        asked.shares, asked.stride, asked.raised, prices, masked, packed.order, kept,
    ) if k else 0  # fmt: skip
    keys = np.sort(kept[:size])[::-1]
    rows: Ints = kernel.LAST_ROW - (keys & 0xFFFFFFFF)
    return rows, keys >> 32, reach


def _parts(
    loops: Any, packed: Packed, asked: Asked, masked: Array
) -> tuple[tuple[Array, Array, Array], int]:
    """Where to look: first rows, ends and bounds, the greatest bound first; and rows in reach."""
    rows = asked.rows
    if rows is not None:
        reach = int(masked[rows].sum()) if len(masked) else len(rows)
        return (rows, rows + 1, np.full(len(rows), _NO_BOUND)), reach
    most, least = loops.bounds_of(
        asked.table, packed.entries.values, packed.entries.offsets, len(packed.facets)
    )
    visit = np.flatnonzero(most >= kernel.CUT)
    visit = visit[np.argsort(-most[visit], kind="stable")]
    firsts = visit * packed.block_rows
    lasts = np.minimum(firsts + packed.block_rows, len(packed))
    reach = loops.count_in_reach(
        packed.codes, asked.table, packed.block_rows, most, least, masked
    )
    return (firsts, lasts, most[visit]), int(reach)


def _best_by_numpy(
    packed: Packed, asked: Asked, k: int, prices: Array, masked: Array
) -> tuple[Ints, Ints, int]:
    sums = kernel.sums_of(
        packed.codes, asked.table, packed.skills.offsets, packed.skills.values,
        asked.present, asked.shares, asked.stride, asked.raised,
    )  # fmt: skip
    open_to = sums >= kernel.CUT
    if len(masked):
        open_to &= masked.astype(np.bool_)
    rows = np.flatnonzero(open_to)
    worth = sums[rows] - prices[rows] if len(prices) else sums[rows]
    places = packed.order[rows].astype(np.int64)
    if 0 < k < len(rows):
        near = worth >= np.partition(worth, len(worth) - k)[len(worth) - k]
        places, worth = places[near], worth[near]
    order = np.lexsort((places, -worth))[:k]
    return places[order], worth[order], len(rows)
