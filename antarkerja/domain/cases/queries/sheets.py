"""The questions that an office's notes begin with: its own, and the shipped ones elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.cases.enums.notes import ASKING_SHEETS, SHEET_QUESTIONS, NoteSheet
from antarkerja.domain.cases.models.notes import OfficeSheet
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the office uses it; `is_own` where the office wrote the questions."""

    code: NoteSheet
    questions: tuple[str, ...]
    is_own: bool = False


def shipped_questions(code: NoteSheet) -> tuple[str, ...]:
    """The questions that come with the program, in the language in use."""
    return tuple(str(question) for question in SHEET_QUESTIONS[code])


def sheets_of(viewer: Actor) -> list[Sheet]:
    """All sheets with questions, of the viewer's office. One query.

    Raises NotAllowedError where the viewer does not work cases.
    """
    viewer.require(Permission.WORK_CASES)
    own = dict(
        OfficeSheet.objects.filter(office_id=viewer.own_office).values_list("sheet", "questions")
    )
    return [
        Sheet(code, tuple(own[code].splitlines()), is_own=True) if code in own
        else Sheet(code, shipped_questions(code))
        for code in ASKING_SHEETS
    ]
