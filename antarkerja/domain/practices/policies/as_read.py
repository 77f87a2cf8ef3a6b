"""A text as its readers shall read it: nothing in it hides, or turns the words beside it. Pure."""

from __future__ import annotations

import re

# NUL, which no database keeps, and the signs that change the direction of what follows: left open
# they turn a date or a name that stands behind them on the page.
_TURNING = re.compile("[\x00\u202a-\u202e\u2066-\u2069]")


def as_read(text: str) -> str:
    """The text without them. Letters of every script, emoji and their joiners stay."""
    return _TURNING.sub("", text)
