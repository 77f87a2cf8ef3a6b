"""What a file is, read from its content, and whether it may be kept."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from hashlib import sha256

from antarkerja.domain.cases.enums.files import PICTURES, FileFault, FileForm
from antarkerja.domain.cases.errors.files import FileRefusedError
from antarkerja.domain.cases.policies.file_names import clean_name
from antarkerja.domain.cases.policies.pdf_checks import check_pdf
from antarkerja.domain.cases.policies.pictures import plain_picture

MOST_BYTES = 10_000_000
_MOST_PARTS = 2_000
_MOST_UNPACKED = 100_000_000
_PACKED = {"word/document.xml": FileForm.DOCX, "xl/workbook.xml": FileForm.XLSX}
_ODT = b"application/vnd.oasis.opendocument.text"
# Parts of office files that run something, or bring along another program's file.
_RUNNING = re.compile(
    r"vbaproject|vbadata|macrosheets/|dialogsheets/|activex|oleobject|/embeddings/|^basic/"
    r"|^scripts/|^object |externallinks/|\.bin$|\.exe$|\.js$|\.vbs$",
    re.IGNORECASE,
)
# A part that calls up something from outside when the file is opened; a plain link to click stays.
_CALLS_UP = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?![^>]*/hyperlink[\"'])[^>]*>",
    re.IGNORECASE,
)
_MACRO_TYPE = re.compile(rb"macroEnabled|ms-office\.vba", re.IGNORECASE)
_ODT_RUNS = re.compile(
    rb"<script:event-listener|<office:script\b|vnd\.sun\.star\.script:|<text:dde-|"
    rb"<draw:(?:object|object-ole|plugin|applet)\b", re.IGNORECASE)


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
        _check_packed(content, form)
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


def _check_packed(content: bytes, form: FileForm) -> None:
    """Refuses macros, embedded programs, templates from elsewhere, locks and bombs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_UNPACKED:
                raise FileRefusedError(FileFault.TOO_BIG)
            if any(one.flag_bits & 1 for one in parts):
                raise FileRefusedError(FileFault.LOCKED)
            if any(_RUNNING.search(one.filename) for one in parts):
                raise FileRefusedError(FileFault.MACROS)
            for one in parts:
                _check_part(one.filename, _read(packed, one), form)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError,
            RuntimeError) as error:
        raise FileRefusedError(FileFault.BROKEN) from error


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The part, though never more than it said it is: the header of a bomb lies."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return b""
    with packed.open(part) as opened:
        content = opened.read(part.file_size + 1)
    if len(content) > part.file_size:
        raise FileRefusedError(FileFault.TOO_BIG)
    return content


def _check_part(name: str, content: bytes, form: FileForm) -> None:
    lower = name.lower()
    if form is FileForm.ODT:
        if lower == "meta-inf/manifest.xml" and b"encryption-data" in content:
            raise FileRefusedError(FileFault.LOCKED)
        if _ODT_RUNS.search(content):
            raise FileRefusedError(FileFault.MACROS)
        return
    if lower.endswith(".rels") and _CALLS_UP.search(_plain(content)):
        raise FileRefusedError(FileFault.MACROS)
    if lower == "[content_types].xml" and _MACRO_TYPE.search(_plain(content)):
        raise FileRefusedError(FileFault.MACROS)


def _plain(content: bytes) -> bytes:
    """XML in UTF-16 is XML too."""
    return content.replace(b"\x00", b"")
