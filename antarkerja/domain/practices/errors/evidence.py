"""Expected failures around evidence and trials."""

from __future__ import annotations


class NotNamedError(Exception):
    """The practice does not name this indicator."""


class BeganInFutureError(ValueError):
    """Work that has not begun yet cannot be measured."""


class TrialFixedError(Exception):
    """The order is drawn and the analysis named: nothing of the trial changes any more."""


class TrialIncompleteError(ValueError):
    """Fewer offices than waves, an office twice, or one that works by the practice already."""
