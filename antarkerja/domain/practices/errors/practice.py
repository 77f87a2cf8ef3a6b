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
