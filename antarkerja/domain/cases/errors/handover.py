"""Expected failures around handing over."""

from __future__ import annotations


class NobodyToTakeError(Exception):
    """The officer does not work cases in this office, or is the one who gives."""


class NothingToHandOverError(Exception):
    """The officer has none of these cases any more: somebody was faster."""


class DaysOutOfOrderError(Exception):
    """A leave without a last day in the list, or one that ends before it begins."""
