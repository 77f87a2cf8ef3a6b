"""What is wrong with a cell, a row or a file, as codes that a page puts into words."""

from __future__ import annotations

from dataclasses import dataclass

SHORT = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """`column` as the file names it ("" the whole row), a code, and the start of the value.

    `soft` is a note: the row is taken in all the same.
    """

    column: str
    code: str
    value: str = ""
    soft: bool = False

    def as_json(self) -> dict[str, str | bool]:
        """The form kept in `ImportRow.problems`; the value cut to 60 characters."""
        value = self.value if len(self.value) <= SHORT else f"{self.value[: SHORT - 1]}…"
        return {"column": self.column, "code": self.code, "value": value, "soft": self.soft}


class UnreadableFileError(ValueError):
    """The whole file is refused: it is not a table, too large, or empty."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.problem = Problem("", code, value)
