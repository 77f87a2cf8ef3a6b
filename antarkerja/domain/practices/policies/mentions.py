"""Whom a remark names: `@` and a work name. Pure."""

from __future__ import annotations

import re

MOST = 10
# As accounts are named; an e-mail address is none, for something stands before its sign.
_NAMED = re.compile(r"(?<![\w.@])@([a-z0-9][a-z0-9._\-]{0,58}[a-z0-9])", re.IGNORECASE)


def named_in(text: str) -> list[str]:
    """Work names in the order in which they stand, each once, at most ten."""
    return list(dict.fromkeys(name.lower() for name in _NAMED.findall(text)))[:MOST]
