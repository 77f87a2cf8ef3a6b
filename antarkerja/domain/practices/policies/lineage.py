"""From which office to which: the replications of one practice as a tree. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Branch(Generic[T]):
    """One replication and those that learnt from it; `depth` 1 learnt from the origin itself."""

    row: T
    depth: int
    learnt: list[Branch[T]] = field(default_factory=list)

    def each(self) -> Iterator[Branch[T]]:
        """This one and all below it, parents before children. Needs no recursion."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.learnt))


def tree_of(
    rows: Sequence[T], *, number: Callable[[T], int], source: Callable[[T], int | None]
) -> list[Branch[T]]:
    """The branches that stand below the origin, in the order of `rows`; each row stands once.

    `number` names a row, `source` the row that it was learnt from. A source that is not among the
    rows (out of sight, or lost with a package) counts as the origin. Rows that name each other in
    a ring, which only a broken package can bring, are cut open at the one that comes first.
    """
    known = {number(row) for row in rows}
    below: dict[int | None, list[T]] = defaultdict(list)
    for row in rows:
        taught = source(row)
        below[taught if taught in known else None].append(row)
    placed: set[int] = set()
    roots: list[Branch[T]] = []
    for row in (*below[None], *rows):
        if number(row) not in placed:
            roots.append(_grow(row, below, placed, number))
    return roots


def _grow(
    first: T, below: dict[int | None, list[T]], placed: set[int], number: Callable[[T], int]
) -> Branch[T]:
    root = Branch(first, 1)
    placed.add(number(first))
    waiting = [root]
    while waiting:
        branch = waiting.pop()
        for row in below.get(number(branch.row), ()):
            if number(row) not in placed:
                placed.add(number(row))
                branch.learnt.append(Branch(row, branch.depth + 1))
        waiting.extend(branch.learnt)
    return root
