"""What a step costs: seconds, seconds of processors, memory of all processes together."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

EVERY_SECONDS = 0.5
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Cost:
    """`busy` are seconds of processors of this process and all below it, `most` bytes of memory
    at the worst moment, what processes share counted once."""

    seconds: float = 0.0
    busy: float = 0.0
    most: int = 0

    def __str__(self) -> str:
        return f"{self.seconds:.0f} s ({self.busy:.0f} s of processors, {self.most / 1e9:.1f} GB)"


@contextmanager
def watched() -> Iterator[Cost]:
    """The cost of what happens inside; its figures stand once that is over."""
    cost, over = Cost(), threading.Event()
    known: dict[int, float] = {}
    before = _look(known)[0]

    def watch() -> None:
        while not over.wait(EVERY_SECONDS):
            cost.most = max(cost.most, _look(known)[1])

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    began = time.perf_counter()
    try:
        yield cost
    finally:
        cost.seconds = time.perf_counter() - began
        over.set()
        watcher.join()
        after, held = _look(known)
        cost.busy, cost.most = after - before, max(cost.most, held)


def _look(known: dict[int, float]) -> tuple[float, int]:
    """Processor seconds so far, of those that have ended too, and bytes held now."""
    held = 0
    for pid in below(os.getpid()):
        with suppress(OSError):
            parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            known[pid] = (int(parts[11]) + int(parts[12])) / _TICKS
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            held += next(int(row.split()[1]) for row in rollup.splitlines() if row[:4] == "Pss:")
    return sum(known.values()), held * 1024


def below(pid: int) -> list[int]:
    """The process, its children, theirs, and so on."""
    found = [pid]
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += below(int(child))
    return found
