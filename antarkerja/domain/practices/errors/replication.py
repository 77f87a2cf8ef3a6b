"""Expected failures when a practice is carried into another office."""

from __future__ import annotations


class NotToBeAdoptedError(Exception):
    """Not published, or the office's own work already."""


class AlreadyAdoptedError(Exception):
    """The office carries this practice already; `replication_id` says where."""

    def __init__(self, replication_id: int) -> None:
        super().__init__(replication_id)
        self.replication_id = replication_id


class SourceDoesNotFitError(ValueError):
    """What it was learnt from is another practice, this very office, or has not begun."""


class NotOfThisOfficeError(ValueError):
    """Whoever shall do it does not share practices in the adopting office."""


class ReplicationStateError(Exception):
    """The act does not fit how far the replication came: ended, or not begun."""


class DayDoesNotFitError(ValueError):
    """A day to come, too long ago, or before the day on which it was planned to exist."""


class NothingToDoError(ValueError):
    """Every step was left out, or a text that must say something is empty."""


class TellsOfPeopleError(ValueError):
    """The text holds personal data; `words` are those found."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(", ".join(words))
        self.words = words
