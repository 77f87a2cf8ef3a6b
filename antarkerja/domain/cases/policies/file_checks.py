"""What a file is, read from its content, and whether it may be kept."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from hashlib import sha256

from antarkerja.domain.cases.enums.files import PICTURES, FileFault, FileForm
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.policies.file_names import clean_name
from antarkerja.domain.cases.policies.packed_checks import check_packed
from antarkerja.domain.cases.policies.pdf_checks import check_pdf
from antarkerja.domain.cases.policies.pictures import plain_picture

MOST_BYTES = 10_000_000
_PACKED = {"word/document.xml": FileForm.DOCX, "xl/workbook.xml": FileForm.XLSX}
_ODT = b"application/vnd.oasis.opendocument.text"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: its name and form by its content, and the bytes to keep."""

    name: str
    form: FileForm
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def checked(name: str, content: bytes) -> CheckedFile:
    """The file as it may be kept; a picture is drawn anew and loses all that it told beside.

    Raises FileRefusedError with the fault.
    """
    if not content:
        raise FileRefusedError(FileFault.EMPTY)
    if len(content) > MOST_BYTES:
        raise FileRefusedError(FileFault.TOO_BIG)
    form = form_of(content)
    if form is None:
        raise FileRefusedError(FileFault.UNKNOWN)
    if form in PICTURES:
        form, content = plain_picture(content)
    elif form is FileForm.PDF:
        check_pdf(content)
    else:
        check_packed(content, form)
    return CheckedFile(clean_name(name, form), form, content)


def form_of(content: bytes) -> FileForm | None:
    """The form of a file by its first bytes, and for a packed one by its parts."""
    if content.startswith(b"%PDF-"):
        return FileForm.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return FileForm.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileForm.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return FileForm.WEBP
    if content.startswith(b"PK\x03\x04"):
        return _packed_form(content)
    return None


def _packed_form(content: bytes) -> FileForm | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            if "[Content_Types].xml" in names:
                return next((form for part, form in _PACKED.items() if part in names), None)
            if "mimetype" in names and packed.getinfo("mimetype").file_size == len(_ODT):
                return FileForm.ODT if packed.read("mimetype") == _ODT else None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return None
    return None
