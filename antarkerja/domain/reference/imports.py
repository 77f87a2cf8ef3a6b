"""Official lists of titles that somebody has as a file: KBJI, ESCO, SKKNI.

None of them ships with the program. Brought in, their titles enrich the coder's index and the
words that are offered while one types. A list is replaced as a whole: twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from antarkerja.domain.reference.models import ImportedTitle
from antarkerja.domain.reference.occupations import group_of_kbji, is_unit_group
from antarkerja.shared.tabular import Problem, Row, UnreadableFileError, open_table

Source = ImportedTitle.Source
LONGEST = 200
MOST_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Headings of a list: the code, the title, other titles in one cell, and the group."""

    code: tuple[str, ...]
    title: tuple[str, ...]
    others: tuple[str, ...] = ()
    group: tuple[str, ...] = ()


LAYOUTS: Mapping[Source, Layout] = {
    Source.KBJI: Layout(code=("kode", "code"), title=("judul", "title", "nama")),
    Source.ESCO: Layout(
        code=("conceptUri", "esco_id", "code"), title=("preferredLabel", "label", "title"),
        others=("altLabels",), group=("iscoGroup", "isco"),
    ),
    Source.SKKNI: Layout(code=("kode_unit", "kode"), title=("judul_unit", "judul")),
}


@dataclass(slots=True)
class Report:
    """What a file came to; `refused` names the first rows that were left out, with the problem."""

    rows: int = 0
    new: int = 0
    same: int = 0
    gone: int = 0
    refused: int = 0
    named: list[tuple[int, Problem]] = field(default_factory=list)

    def refuse(self, line: int, problem: Problem) -> None:
        self.refused += 1
        if len(self.named) < MOST_NAMED:
            self.named.append((line, problem))


def take_list_in(source: str, data: bytes) -> Report:
    """Reads a list and puts it in the place of the one of the same source.

    Raises:
        UnreadableFileError: no table, or a column that is needed is missing.
    """
    kind = Source(source)
    report = Report()
    wanted = dict.fromkeys(_titles(kind, data, report))
    if not wanted:
        raise UnreadableFileError("file_empty")
    with transaction.atomic():
        known = {
            (row.code, row.title, row.group): row.pk
            for row in ImportedTitle.objects.select_for_update().filter(source=kind)
        }
        gone = [pk for key, pk in known.items() if key not in wanted]
        for start in range(0, len(gone), 500):
            ImportedTitle.objects.filter(pk__in=gone[start : start + 500]).delete()
        ImportedTitle.objects.bulk_create(
            [ImportedTitle(source=kind, code=code, title=title, group=group)
             for code, title, group in wanted if (code, title, group) not in known],
            batch_size=500,
        )
    report.same, report.gone = len(known) - len(gone), len(gone)
    report.new = len(wanted) - report.same
    return report


def _titles(kind: Source, data: bytes, report: Report) -> Iterator[tuple[str, str, str]]:
    table = open_table(data)
    layout = LAYOUTS[kind]
    code, title = (_column(table.header, names) for names in (layout.code, layout.title))
    group = _column(table.header, layout.group) if layout.group else ""
    others = next((name for name in layout.others if name in table.header), "")
    group_of: Callable[[str, str], str] = _GROUPS[kind]
    for row in table.rows():
        report.rows += 1
        found = _read(row, code, title, group, group_of)
        if isinstance(found, Problem):
            report.refuse(row.line, found)
        elif found is not None:
            yield found
            for other in re.split(r"[\n|]", row.cells.get(others, "")):
                if label := _plain(other):
                    yield found[0], label, found[2]


def _read(
    row: Row, code: str, title: str, group: str, group_of: Callable[[str, str], str]
) -> tuple[str, str, str] | Problem | None:
    """(code, title, group) of a row, what is wrong with it, or None for a heading of the list."""
    number, label = row.cells.get(code, "")[:120], _plain(row.cells.get(title, ""))
    if not number or not label:
        return Problem(code if not number else title, "cell_missing")
    meant = group_of(number, row.cells.get(group, ""))
    if meant == UNKNOWN:
        return Problem(group or code, "code_unknown", row.cells.get(group or code, ""))
    return None if meant == HEADING else (number, label, meant)


UNKNOWN, HEADING = "?", "-"


def _kbji(code: str, _group: str) -> str:
    digits = re.sub(r"\D", "", code)
    if len(digits) < 4:
        return HEADING if digits else UNKNOWN
    return group_of_kbji(digits[:4]) or UNKNOWN


def _esco(_code: str, group: str) -> str:
    digits = re.sub(r"\D", "", group)[:4]
    return digits if is_unit_group(digits) else UNKNOWN


def _skkni(code: str, _group: str) -> str:
    return "" if re.search(r"\d", code) else UNKNOWN


_GROUPS: Mapping[Source, Callable[[str, str], str]] = {
    Source.KBJI: _kbji, Source.ESCO: _esco, Source.SKKNI: _skkni,
}


def _plain(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _column(header: list[str], names: tuple[str, ...]) -> str:
    known = {name.strip().lower(): name for name in header}
    for name in names:
        if name.lower() in known:
            return known[name.lower()]
    raise UnreadableFileError("columns_unknown", names[0])
