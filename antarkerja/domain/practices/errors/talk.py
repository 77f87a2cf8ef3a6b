"""Expected failures of talk, follows and reports."""

from __future__ import annotations


class NotToBeSaidError(Exception):
    """Nothing is said, or it does not fit: an answer to what is no question, or long withdrawn."""


class SettledAlreadyError(Exception):
    """Somebody else settled the report meanwhile."""


class NothingToFollowError(ValueError):
    """No such practice, part of the service, group or office."""
