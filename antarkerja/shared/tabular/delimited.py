"""Records of delimited text, with recovery where a quotation mark is never closed.

The standard reader swallows everything after a stray opening mark into one cell. Here such a
record gives up its first line as broken and the swallowed lines are read again, so that one bad
row costs one row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 30
_MAX_RECOVERIES = 2000


class _Feed:
    """Hands lines to the csv reader and remembers which ones the current record took."""

    def __init__(self, lines: list[str], start: int) -> None:
        self.lines, self.at, self.ended = lines, start, False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            self.ended = True
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def split_lines(text: str) -> list[str]:
    """Physical lines with their ends; only CR, LF and CRLF part lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.splitlines(keepends=True) if text.isascii() else _split_at_newline(text)


def _split_at_newline(text: str) -> list[str]:
    parts = text.split("\n")
    lines = [f"{part}\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def records(
    lines: list[str], delimiter: str, *, start: int = 0, width: int = 0
) -> Iterator[tuple[int, list[str], str]]:
    """(line number from 1, cells, problem code or "") of each record from index `start`.

    `width` is the number of columns that a sound record has, 0 where it is not known yet.
    Codes: "cut_off" for a record whose quotation mark is never closed.
    """
    csv.field_size_limit(2**31 - 1)
    recoveries = 0
    at = start
    while at < len(lines):
        feed = _Feed(lines, at)
        for cells in csv.reader(feed, delimiter=delimiter):
            first, at = at, feed.at
            taken = at - first
            broken = feed.ended or (
                taken > 1
                and ((width > 0 and len(cells) != width) or not _sound(lines[first:at], delimiter))
            )
            if broken and (recoveries < _MAX_RECOVERIES or taken == 1):
                recoveries += 1
                at = first + 1
                yield first + 1, _plain_cells(lines[first], delimiter), "cut_off"
                break
            yield first + 1, cells, "cut_off" if broken else ""


def _sound(lines: list[str], delimiter: str) -> bool:
    """Whether each quotation mark that closes a cell is followed by the end of that cell."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _plain_cells(line: str, delimiter: str) -> list[str]:
    """Cells of one line without regard to quotation marks, to show what the broken row says."""
    return [cell.strip().strip('"') for cell in line.rstrip("\n").split(delimiter)]


def sniff(lines: list[str]) -> tuple[str, int]:
    """(delimiter, index of the first line that counts). Excel's own "sep=;" line is obeyed."""
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4], 1
    return max(DELIMITERS, key=lambda mark: _agreement(lines[:_SAMPLE], mark)), 0


def _agreement(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many records of the sample have the commonest width above one, and that width."""
    widths = [len(cells) for _, cells, _ in records(lines, delimiter) if len(cells) > 1]
    if not widths:
        return (0, 0)
    common = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(common), common)
