"""Expected failures around messages."""

from __future__ import annotations

from collections.abc import Iterable


class MissingValueError(Exception):
    """The wording asks for values that the caller did not give; `names` says which."""

    def __init__(self, event: str, names: Iterable[str]) -> None:
        self.names = sorted(names)
        super().__init__(event, self.names)


class UnknownPlaceholderError(ValueError):
    """A wording names something that this event does not know; `names` says which."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(names)
        super().__init__(self.names)


class BracesError(ValueError):
    """A wording has a brace that is not closed, or more than a name between two."""


class NotToResendError(Exception):
    """The message is still on its way, or its address and text were removed."""


class NotToWithdrawError(Exception):
    """The message has left already."""
