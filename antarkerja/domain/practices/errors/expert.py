"""Expected failures of the expert directory and of mentoring."""

from __future__ import annotations


class OwnOfficeError(Exception):
    """Colleagues of the own office are not endorsed: that is for others to say."""


class NoMentorError(Exception):
    """The colleague is not listed, or takes no learners."""


class AskedAlreadyError(Exception):
    """The two have an open pair in this part of the service."""
