"""Expected failures around rules, weights and saved views."""

from __future__ import annotations


class SettingRefusedError(Exception):
    """A rule, its days or a weight is outside of what an office may set; the text says which."""


class TooManyViewsError(Exception):
    """The user keeps as many views as one may keep."""


class CountedJustNowError(Exception):
    """The board was counted less than a minute ago."""
