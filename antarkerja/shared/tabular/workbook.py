"""Rows of an XLSX file, after a look at what unpacking it would cost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from antarkerja.shared.tabular.problems import UnreadableFileError

_MAX_PARTS = 2000
_MAX_RATIO = 200


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06")


def check_archive(data: bytes, max_unpacked: int) -> None:
    """Refuses an archive that is no workbook or that unpacks to more than it may.

    Raises:
        UnreadableFileError: file_is_archive, file_is_document, file_too_large_unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFileError("file_damaged") from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        known = {"word/document.xml", "ppt/presentation.xml", "content.xml"}
        raise UnreadableFileError("file_is_document" if names & known else "file_is_archive")
    unpacked = sum(part.file_size for part in parts)
    too_dense = unpacked > 10_000_000 and unpacked > _MAX_RATIO * len(data)
    if len(parts) > _MAX_PARTS or unpacked > max_unpacked or too_dense:
        raise UnreadableFileError("file_too_large_unpacked")


def sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """(name, rows of text) of each sheet that holds something.

    Raises:
        UnreadableFileError: the workbook is damaged or locked by a password.
    """
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if rows:
                yield name, [[_text(cell) for cell in row] for row in rows]
    except python_calamine.PasswordError as error:
        raise UnreadableFileError("file_locked") from error
    except python_calamine.CalamineError as error:
        raise UnreadableFileError("file_damaged") from error


def _text(cell: Any) -> str:
    """A cell as a person would type it: whole numbers without ".0", days in ISO form."""
    if isinstance(cell, str):
        return cell.replace("\x00", "")
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return "" if cell is None else str(cell)
