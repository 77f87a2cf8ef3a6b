"""Expected failures around meetings of the community."""

from __future__ import annotations


class MeetingOverError(Exception):
    """The meeting was held or called off: seats and details no longer change."""


class TooEarlyError(Exception):
    """The meeting has not begun."""


class WrongCodeError(Exception):
    """Not the code of this minute or the one before, or not around the meeting."""


class NobodyCameError(Exception):
    """A meeting to which nobody came was not held."""


class NotThereError(Exception):
    """Only who was present evaluates a meeting and takes its certificate."""


class SeatsGivenError(Exception):
    """More seats are given out than the meeting would have."""


class MinutesChangedError(Exception):
    """Somebody else wrote on the minutes meanwhile; `theirs` is what they say now."""

    def __init__(self, theirs: str) -> None:
        super().__init__()
        self.theirs = theirs
