"""Tables to take away. Cells that would run as a formula are made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import xlsxwriter

from antarkerja.shared.tabular.safety import neutral

Cells = Sequence[str | int | None]


def write_csv(header: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """UTF-8 with mark, so that Excel shows every letter; lines end in CRLF (RFC 4180)."""
    return b"".join(csv_parts(header, rows))


def write_xlsx(header: Sequence[str], rows: Iterable[Cells], *, sheet: str = "Data") -> bytes:
    """One sheet, the header frozen, every text written as text and never as a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    _fill(book, header, rows, sheet)
    return out.getvalue()


def _safe(cell: str | int | None) -> str | int:
    return neutral(cell) if isinstance(cell, str) else "" if cell is None else cell


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_parts(header: Sequence[str], rows: Iterable[Cells]) -> Iterator[bytes]:
    """What `write_csv` writes, a row at a time: a table of any length needs no memory."""
    writer = csv.writer(_Echo())
    yield "\ufeff".encode() + writer.writerow([neutral(name) for name in header]).encode()
    for row in rows:
        yield writer.writerow([_safe(cell) for cell in row]).encode()


def write_xlsx_to(
    file: IO[bytes], header: Sequence[str], rows: Iterable[Cells], *, sheet: str = "Data"
) -> None:
    """What `write_xlsx` writes, into a file, a row at a time in constant memory."""
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    _fill(book, header, rows, sheet)


def _fill(
    book: xlsxwriter.Workbook, header: Sequence[str], rows: Iterable[Cells], sheet: str
) -> None:
    """Row after row, since a book in constant memory takes nothing back."""
    page = book.add_worksheet(sheet[:31])
    page.freeze_panes(1, 0)
    for column, name in enumerate(header):
        page.set_column(column, column, max(12, len(name) + 2))
    bold = book.add_format({"bold": True})
    for column, name in enumerate(header):
        page.write_string(0, column, neutral(name), bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(line, column, cell)
            elif cell:
                page.write_string(line, column, neutral(cell)[:32_767])
    book.close()
