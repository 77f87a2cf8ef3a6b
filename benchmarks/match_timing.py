"""Times, their lines in a table, and the machine that they are of."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

ROUNDS = 3
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each question, the best of three rounds over all of them.

    Round by round, so that no question finds its own data still in the cache; the best of three,
    since others use the machine too.
    """

    each: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.each)

    @property
    def p95(self) -> float:
        """19 of 20 are quicker."""
        return float(np.percentile(self.each, 95))

    @property
    def least(self) -> float:
        """The quickest."""
        return min(self.each)


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1_000.0


def times_of(acts: Sequence[Callable[[], object]], rounds: int = ROUNDS) -> Times:
    """Times of the calls, each the best of some rounds."""
    acts[0]()
    found = [[timed(act) for act in acts] for _ in range(rounds)]
    return Times(tuple(min(each) for each in zip(*found, strict=True)))


@dataclass(frozen=True, slots=True)
class Goal:
    """What a case should reach: milliseconds, p50 and (where it is asked) p95."""

    p50: float
    p95: float | None = None
    stretch: float | None = None

    def verdict(self, times: Times) -> str:
        """Both goals and whether they are met."""
        met = times.p50 <= self.p50 and (self.p95 is None or times.p95 <= self.p95)
        told = f"p50 ≤ {self.p50:g}" + (f", p95 ≤ {self.p95:g}" if self.p95 else "")
        reach = f"{told}: {'met' if met else 'MISSED'}"
        if self.stretch is None:
            return reach + " | "
        far = "met" if times.p50 <= self.stretch else "not met"
        return f"{reach} | p50 ≤ {self.stretch:g}: {far}"


HEAD = """| case | p50 ms | p95 ms | least ms | runs | load | in reach | reach | stretch |
|---|---|---|---|---|---|---|---|---|"""


def line(label: str, times: Times, reach: str = "", goal: Goal | None = None) -> str:
    """A line of the table."""
    return (
        f"| {label} | {times.p50:.2f} | {times.p95:.2f} | {times.least:.2f} | {len(times.each)} "
        f"| {os.getloadavg()[0]:.1f} | {reach} | {goal.verdict(times) if goal else ' | '} |"
    )


def machine() -> str:
    """The machine in one line, its load too: others may be using it."""
    known = Path("/proc/cpuinfo")
    names = [
        text.partition(":")[2].strip()
        for text in (known.read_text("utf-8").splitlines() if known.exists() else ())
        if text.startswith("model name")
    ]
    cpu = names[0] if names else platform.processor() or platform.machine()
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return (
        f"{cpu}, {os.cpu_count()} cores (one used), {pages / 2**30:.0f} GiB, load "
        f"{os.getloadavg()[0]:.1f}, Python {platform.python_version()}, numpy {np.__version__}"
    )


def resident() -> int:
    """Bytes of memory that this process holds now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    found = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
    return int(found.split()[1]) * 1024


def megabytes(count: float) -> str:
    """Bytes in words."""
    return f"{count / 1e6:,.0f} MB"


def reading_limit(codes: np.ndarray, say: Say) -> None:
    """How long reading some bytes once takes: no search that reads all rows can be quicker."""
    whole = np.ascontiguousarray(codes).view(np.int32).ravel()
    wide = whole[: len(whole) // 2 * 2].view(np.int64)
    lines = [("numpy", min(timed(wide.sum) for _ in range(15)))]
    compiled = _compiled_sum()
    if compiled is not None:
        act = partial(compiled, wide)
        act()
        lines.append(("numba", min(timed(act) for _ in range(15))))
    told = ", ".join(
        f"{ms:.2f} ms by {name} ({whole.nbytes / ms / 1e6:.1f} GB/s)" for name, ms in lines
    )
    say(f"limit: reading the packed codes once, {megabytes(whole.nbytes)}: {told}")
    wider = np.ones((len(codes), 32), dtype=np.int64)
    took = min(timed(wider.sum) for _ in range(5))
    say(f"limit: reading 256 bytes a row once, {megabytes(wider.nbytes)}: {took:.1f} ms by numpy")


def _compiled_sum() -> Callable[[np.ndarray], int] | None:
    try:
        import numba
    except ImportError:
        return None

    def total(values: np.ndarray) -> int:
        found = 0
        for at in range(len(values)):
            found += values[at]
        return found

    compiled: Callable[[np.ndarray], int] = numba.njit(total)
    return compiled
