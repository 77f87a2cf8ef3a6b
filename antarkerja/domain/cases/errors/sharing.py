"""Expected failures around other agencies."""

from __future__ import annotations


class ShareIncompleteError(Exception):
    """`fields` names what is missing: an agency, a part, a consent, a day that fits."""

    def __init__(self, *fields: str) -> None:
        super().__init__(*fields)
        self.fields = fields


class ShareOverError(Exception):
    """The sharing has ended, its last day is past, or the case is closed."""


class TooManyNotesError(Exception):
    """The agency left twenty notes today."""
