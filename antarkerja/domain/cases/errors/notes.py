"""Expected failures around notes."""

from __future__ import annotations


class EmptyNoteError(Exception):
    """The note says nothing, or more than a note holds."""


class NotYourNoteError(Exception):
    """Only who wrote a note, or the head, changes it; a partner's note is nobody's to change."""
