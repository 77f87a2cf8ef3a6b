"""Expected failures around a case as a whole."""

from __future__ import annotations


class NoOpenCaseError(Exception):
    """The case is closed, or was never opened."""


class CaseOpenAlreadyError(Exception):
    """The person has an open case; `case_id` says which."""

    def __init__(self, case_id: int) -> None:
        super().__init__(case_id)
        self.case_id = case_id


class ChangedMeanwhileError(Exception):
    """Somebody else saved in the meantime: the page shows what changed, and the officer chooses."""
