"""Expected failures around the end of a case."""

from __future__ import annotations


class ClosingIncompleteError(Exception):
    """The reason asks for more; `fields` names what is missing or does not fit."""

    def __init__(self, *fields: str) -> None:
        super().__init__(*fields)
        self.fields = fields


class TooLateToUndoError(Exception):
    """The thirty days are over: the case is opened anew instead."""


class NotClosedError(Exception):
    """The case goes on."""
