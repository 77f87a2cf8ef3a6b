"""Expected failures around a practice."""

from __future__ import annotations


class ChangedMeanwhileError(Exception):
    """Somebody saved another version since this one was read."""


class WrongStateError(Exception):
    """The act does not fit the state of the practice."""


class IncompleteError(Exception):
    """What readers need is missing; `fields` names it."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class UnknownNameError(ValueError):
    """No such indicator, or no such act; `codes` names them."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


class LeadStaysError(Exception):
    """The lead cannot be taken off before somebody else leads."""


class NotAColleagueError(ValueError):
    """Not an account that shares practices."""


class GrownAlreadyError(Exception):
    """The note became a practice before; `practice_id` says which."""

    def __init__(self, practice_id: int) -> None:
        super().__init__(practice_id)
        self.practice_id = practice_id


class TooManyNotesError(Exception):
    """More notes in a day than a person writes."""


class LostContentError(Exception):
    """The row is there and the file is not."""
