"""Expected failures of the registry."""

from __future__ import annotations


class UnknownIndicatorError(LookupError):
    """No indicator of this code and version; a version is never removed, so the code is wrong."""
