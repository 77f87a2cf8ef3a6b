"""What officers, persons and partners write on a case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.cases.enums.files import Visibility
from antarkerja.domain.cases.enums.notes import (
    ASKING_SHEETS,
    SHEET_LETTERS,
    ContactKind,
    NoteSheet,
)
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.sharing import CaseShare
from antarkerja.domain.offices.models import Office, User


class CaseNote(models.Model):
    """Plain text on a case. What it said before an edit stays in `NoteVersion`."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "text": "what was talked about, in the officer's words; deleted with its former texts",
    }

    case = models.ForeignKey(Case, models.RESTRICT, related_name="notes")
    # Nobody of the office: a partner left it (`share`).
    author = models.ForeignKey(User, models.RESTRICT, null=True, related_name="case_notes")
    share = models.ForeignKey(CaseShare, models.RESTRICT, null=True, related_name="notes")
    sheet = models.CharField(max_length=10, choices=NoteSheet, default=NoteSheet.PLAIN)
    contact = models.CharField(max_length=8, choices=ContactKind, default=ContactKind.NONE)
    happened_on = models.DateField()
    text = models.TextField()
    visibility = models.CharField(max_length=6, choices=Visibility)
    # Counts edits: a page that saves names the one it was read at.
    version = models.IntegerField(default=0)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "-written_at", "-id"], name="case_note_timeline"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="case_note_says_something"),
            models.CheckConstraint(
                condition=Q(author__isnull=False) | Q(share__isnull=False),
                name="case_note_has_a_writer",
            ),
        ]


class NoteVersion(models.Model):
    """What a note said before somebody changed it."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "text": "what the note said before; deleted with the note",
    }

    note = models.ForeignKey(CaseNote, models.CASCADE, related_name="versions")
    number = models.IntegerField()
    text = models.TextField()
    visibility = models.CharField(max_length=6, choices=Visibility)
    replaced_at = models.DateTimeField()
    replaced_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "number"], name="note_version_once"),
        ]


class OfficeSheet(models.Model):
    """What an office asks on a sheet in place of the shipped questions, a line each."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="note_sheets")
    sheet = models.CharField(max_length=10, choices=NoteSheet)
    questions = models.TextField(max_length=SHEET_LETTERS)
    user_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "sheet"], name="office_sheet_once"),
            models.CheckConstraint(
                condition=Q(sheet__in=[one.value for one in ASKING_SHEETS]),
                name="office_sheet_asks_something",
            ),
            models.CheckConstraint(condition=~Q(questions=""), name="office_sheet_not_empty"),
        ]
