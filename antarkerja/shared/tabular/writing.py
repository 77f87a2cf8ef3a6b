"""Tables to take away. Cells that would run as a formula are made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from antarkerja.shared.tabular.safety import neutral

Cells = Sequence[str | int | None]


def write_csv(header: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """UTF-8 with mark, so that Excel shows every letter; lines end in CRLF (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([neutral(name) for name in header])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(header: Sequence[str], rows: Iterable[Cells], *, sheet: str = "Data") -> bytes:
    """One sheet, the header frozen, every text written as text and never as a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet(sheet[:31])
    page.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for column, name in enumerate(header):
        page.write_string(0, column, neutral(name), bold)
        page.set_column(column, column, max(12, len(name) + 2))
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(line, column, cell)
            elif cell:
                page.write_string(line, column, neutral(cell)[:32_767])
    book.close()
    return out.getvalue()


def _safe(cell: str | int | None) -> str | int:
    return neutral(cell) if isinstance(cell, str) else "" if cell is None else cell
