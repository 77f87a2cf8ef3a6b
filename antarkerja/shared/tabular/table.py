"""One way in for every file: `open_table`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from antarkerja.shared.tabular.delimited import records, sniff, split_lines
from antarkerja.shared.tabular.encoding import decode
from antarkerja.shared.tabular.problems import Problem, UnreadableFileError
from antarkerja.shared.tabular.safety import acts_as_formula, neutral
from antarkerja.shared.tabular.workbook import check_archive, is_zip, sheets

# A header may stand below a title and the name of the office.
_HEADER_WITHIN = 12

Record = tuple[int, list[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes of the file, bytes of an unpacked workbook, characters of a cell, columns, rows."""

    max_bytes: int = 25_000_000
    max_unpacked: int = 200_000_000
    max_cell: int = 20_000
    max_columns: int = 200
    max_rows: int = 300_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its line from 1, its cells by column, what is wrong with it."""

    line: int
    cells: dict[str, str]
    problems: tuple[Problem, ...] = ()


class Table:
    """A header and the rows under it. `encoding` is "xlsx" for a workbook."""

    def __init__(
        self, header: list[str], body: Iterator[Record], *, encoding: str, delimiter: str,
        limits: Limits,
    ) -> None:
        self.header = header
        self.encoding = encoding
        self.delimiter = delimiter
        self._body = body
        self._limits = limits

    def rows(self) -> Iterator[Row]:
        """Each row that is not blank, once.

        Raises:
            UnreadableFileError: more rows than the limit.
        """
        count = 0
        for line, cells, code in self._body:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > self._limits.max_rows:
                raise UnreadableFileError("file_too_many_rows", str(self._limits.max_rows))
            yield self._row(line, cells, code)

    def _row(self, line: int, cells: list[str], code: str) -> Row:
        problems = [Problem("", code)] if code else []
        if len(cells) > len(self.header) and any(cells[len(self.header):]):
            problems.append(Problem("", "too_many_cells", str(len(cells))))
        found: dict[str, str] = {}
        for column, raw in zip(self.header, cells, strict=False):
            text = raw.strip()
            if len(text) > self._limits.max_cell:
                problems.append(Problem(column, "cell_too_long", f"{len(text):,}"))
                text = text[:80]
            if text and acts_as_formula(text):
                problems.append(Problem(column, "formula", text, soft=True))
                text = neutral(text)
            found[column] = text
        for column in self.header[len(cells):]:
            found[column] = ""
        return Row(line, found, tuple(problems))


def open_table(
    data: bytes, *, limits: Limits | None = None,
    header_score: Callable[[Sequence[str]], int] | None = None,
) -> Table:
    """The table in `data`.

    `header_score` says how much a row looks like a header that the caller knows; the best of
    the first 12 rows (and of all sheets) is the header. Without it the first row is.

    Raises:
        UnreadableFileError: empty, too large, damaged, or not a table at all.
    """
    limits = limits or Limits()
    if len(data) > limits.max_bytes:
        raise UnreadableFileError("file_too_large", f"{limits.max_bytes // 1_000_000} MB")
    if not data.strip():
        raise UnreadableFileError("file_empty")
    score = header_score or _nothing
    if is_zip(data):
        check_archive(data, limits.max_unpacked)
        return _workbook_table(data, score, limits)
    return _text_table(data, score, limits)


def _nothing(_: Sequence[str]) -> int:
    return 0


def _workbook_table(data: bytes, score: Callable[[Sequence[str]], int], limits: Limits) -> Table:
    best: tuple[int, list[list[str]], int] | None = None
    for _, rows in sheets(data):
        at = _header_at(rows, score)
        if best is None or score(rows[at]) > best[0]:
            best = (score(rows[at]), rows, at)
    if best is None:
        raise UnreadableFileError("file_empty")
    _, rows, at = best
    body = ((n, rows[n - 1], "") for n in range(at + 2, len(rows) + 1))
    return Table(_header(rows[at], limits), body, encoding="xlsx", delimiter="", limits=limits)


def _text_table(data: bytes, score: Callable[[Sequence[str]], int], limits: Limits) -> Table:
    text, encoding = decode(data)
    lines = split_lines(text)
    delimiter, start = sniff(lines)
    top: list[Record] = []
    for record in records(lines, delimiter, start=start):
        top.append(record)
        if len(top) == _HEADER_WITHIN:
            break
    if not any(any(cell.strip() for cell in cells) for _, cells, _ in top):
        raise UnreadableFileError("file_empty")
    at = _header_at([cells for _, cells, _ in top], score)
    header = _header(top[at][1], limits)
    begin = top[at + 1][0] - 1 if at + 1 < len(top) else len(lines)
    body = records(lines, delimiter, start=begin, width=len(top[at][1]))
    return Table(header, body, encoding=encoding, delimiter=delimiter, limits=limits)


def _header_at(rows: Sequence[Sequence[str]], score: Callable[[Sequence[str]], int]) -> int:
    top = range(min(_HEADER_WITHIN, len(rows)))
    filled = [n for n in top if any(cell.strip() for cell in rows[n])]
    if not filled:
        return 0
    return max(filled, key=lambda n: (score(rows[n]), -n))


def _header(cells: Sequence[str], limits: Limits) -> list[str]:
    """Names of the columns, each once: a blank one is called by its number."""
    if len(cells) > limits.max_columns:
        raise UnreadableFileError("file_too_many_columns", str(len(cells)))
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = neutral(" ".join(cell.split())[:60]) or f"({number})"
        while name in names:
            name = f"{name} ({number})"
        names.append(name)
    return names
