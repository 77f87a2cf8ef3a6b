"""Expected failures around the duty record."""

from __future__ import annotations


class PointsRefusedError(ValueError):
    """A point value without a source, or not above zero."""
