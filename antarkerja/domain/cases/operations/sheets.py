"""An office writes its own questions for the sheets that notes begin with."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.cases.enums.notes import SHEET_LETTERS, NoteSheet
from antarkerja.domain.cases.models.notes import OfficeSheet
from antarkerja.domain.cases.queries.sheets import shipped_questions
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def keep_sheet(*, by: Actor, at: datetime, sheet: NoteSheet, questions: str) -> bool:
    """The office's questions of a sheet, a line each; notes that were written stay as they are.

    Nothing, or the shipped questions as they are, brings those back. Returns whether the office
    has its own now.

    Raises NotAllowedError where the actor does not lead the office's case work.
    """
    by.require(Permission.LEAD_CASES)
    lines = tuple(line.strip() for line in questions[:SHEET_LETTERS].splitlines() if line.strip())
    if not lines or lines == shipped_questions(sheet):
        OfficeSheet.objects.filter(office_id=by.own_office, sheet=sheet).delete()
        return False
    OfficeSheet.objects.update_or_create(
        office_id=by.own_office, sheet=sheet,
        defaults={"questions": "\n".join(lines), "user_id": by.user_id, "changed_at": at},
    )
    return True
