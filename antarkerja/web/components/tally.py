"""What a tally shows: numbers with the lists behind them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A cell of the tally; `number` above a thousand is capped, so that no count grows slow."""

    number: int
    label: str
    url: str
    tone: str = ""
