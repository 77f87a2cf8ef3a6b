"""A paper on a case. Its content lies encrypted in the vault, never in the database."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from antarkerja.domain.cases.enums.files import FileForm, FileKind, ScanState, Visibility
from antarkerja.domain.cases.models.case import Case


class CaseFile(models.Model):
    """One file as it was kept: checked, a picture without where and when it was taken."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "name": "what the person or the officer called the file; scrubbed to its kind",
        "stored_as": "the content, encrypted, in the vault; deleted there",
    }

    case = models.ForeignKey(Case, models.RESTRICT, related_name="files")
    kind = models.CharField(max_length=8, choices=FileKind)
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=4, choices=FileForm)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    # Empty once the content is gone: taken out, or refused by the scan.
    stored_as = models.CharField(max_length=48, blank=True)
    visibility = models.CharField(max_length=6, choices=Visibility)
    scan = models.CharField(max_length=9, choices=ScanState)
    user_id = models.BigIntegerField(null=True)
    # The person sent it from the phone.
    by_person = models.BooleanField(default=False)
    kept_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "-kept_at", "-id"], name="case_file_timeline"),
            models.Index(fields=["scan"], condition=Q(scan="waiting"), name="case_file_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False) | Q(scan="refused") | ~Q(stored_as=""),
                name="case_file_has_content",
            ),
            models.UniqueConstraint(
                fields=["stored_as"], condition=~Q(stored_as=""), name="case_file_content_once"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="case_file_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
