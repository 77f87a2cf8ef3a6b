"""Files and notes on a case: who sees them, what they are, and what the virus scan said."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Visibility(TextChoices):
    """Who reads a note or a file of a case, beside whoever wrote it."""

    TEAM = "team", _("The case's officer and the head")
    OFFICE = "office", _("Everybody of the office who works cases")
    PERSON = "person", _("The office and the person")


class FileKind(TextChoices):
    """What a file is to the case."""

    PROOF = "proof", _("Proof of a step")
    CV = "cv", _("Curriculum vitae")
    DIPLOMA = "diploma", _("Diploma or certificate")
    LETTER = "letter", _("Letter")
    OTHER = "other", _("Another paper")


class FileForm(TextChoices):
    """What a file is by its content; its name is not asked."""

    PDF = "pdf", "PDF"
    JPEG = "jpg", "JPEG"
    PNG = "png", "PNG"
    WEBP = "webp", "WebP"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    ODT = "odt", "OpenDocument"


MEDIA_TYPES = {
    FileForm.PDF: "application/pdf",
    FileForm.JPEG: "image/jpeg",
    FileForm.PNG: "image/png",
    FileForm.WEBP: "image/webp",
    FileForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileForm.ODT: "application/vnd.oasis.opendocument.text",
}
PICTURES = frozenset({FileForm.JPEG, FileForm.PNG, FileForm.WEBP})


class ScanState(TextChoices):
    """Only a clean file, or one of an installation without a scanner, is handed out."""

    WAITING = "waiting", _("Waits for the virus scan")
    CLEAN = "clean", _("Scanned")
    UNSCANNED = "unscanned", _("Not scanned: this installation has no scanner")
    REFUSED = "refused", _("Refused by the virus scan")


class FileFault(TextChoices):
    """Why a file is not taken; the sentence says how to mend it."""

    EMPTY = "empty", _("The file is empty. Choose it again.")
    TOO_BIG = "too_big", _("The file is larger than 10 MB. Send a smaller one, or a photo of it.")
    UNKNOWN = "unknown", _("Only PDF, JPG, PNG, WebP, DOCX, XLSX and ODT are taken.")
    BROKEN = "broken", _("The file cannot be read. Open it, save it again and send that.")
    LOCKED = "locked", _("The file is locked with a password. Save it without one.")
    MACROS = "macros", _("The file holds macros or calls up other files. Save it as PDF.")
    RUNS = "runs", _("The PDF runs something when it is opened. Print it to PDF anew.")
    VIRUS = "virus", _("The virus scan refused the file. Have your device checked, then try again.")
    TOO_MANY = "too_many", _("The case holds 200 files already. Take out some first.")
