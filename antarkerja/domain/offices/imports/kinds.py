"""The parts of an import that an area fills in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.imports.owners import Owners
from antarkerja.domain.offices.models import ImportBatch, ImportRow
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.tabular import Problem, Table

Verdict = ImportRow.Verdict


class ImportRefusedError(ValueError):
    """The file, or the act on a batch, is refused; `problem.code` says why."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.problem = Problem("", code, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A known layout. `columns` maps our field to headings that mean it, the usual one first.

    A file is of this format where it has all of `needs`; `marks` are headings that only this
    format has.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Draft:
    """A row on its way to an `ImportRow`. `digest` tells two rows of one key apart."""

    line: int
    key: str = ""
    digest: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    verdict: str = Verdict.NEW
    target_id: int | None = None

    def refuse(self, *problems: Problem) -> None:
        self.problems.extend(problems)
        self.verdict = Verdict.REFUSED

    @property
    def refused(self) -> bool:
        return any(not problem.soft for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """By whom, for which day and office a batch is taken in.

    With `spread` the office of a row is that of its region (`owners`), else it is `office_id`.
    """

    batch_id: int
    by: Actor
    on: date
    at: datetime
    office_id: int
    spread: bool
    format: str
    columns: Mapping[str, str]
    owners: Owners

    def owner(self, region: str) -> int | None:
        """The office of a row, None where nobody serves its region."""
        return self.owners.of(region) if self.spread else self.office_id


class Importer(Protocol):
    """What an area must be able to do. Every method is given at most a thousand rows or so."""

    kind: str
    permission: Permission
    formats: tuple[Format, ...]
    fields: Mapping[str, Any]

    def sentence(self, code: str) -> str | None:
        """The area's own words for a problem, None where the common ones serve."""

    def drafts(self, table: Table, plan: Plan) -> Iterator[Draft]:
        """Each row read and checked; nothing is asked of the database."""

    def judge(self, drafts: Sequence[Draft], plan: Plan) -> None:
        """Sets `verdict` and `target_id` by what is known already."""

    def apply(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        """Takes rows in, inside the caller's transaction; sets verdict, target, before."""

    def undo(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        """Takes back what the rows did where nothing refers to it; else says why in `kept`."""


def plan_of(batch: ImportBatch, *, by: Actor, on: date, at: datetime) -> Plan:
    """The plan that a batch was begun with, for a day."""
    mapping = batch.mapping
    return Plan(
        batch_id=batch.pk, by=by, on=on, at=at, office_id=batch.office_id,
        spread=bool(mapping.get("spread")), format=batch.format,
        columns=mapping.get("columns", {}), owners=Owners(),
    )


def heading(text: str) -> str:
    """A heading for comparing: "Nama  Lengkap *" → "nama lengkap"."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def guess_columns(format_: Format, header: Iterable[str]) -> dict[str, str]:
    """Our field → heading of the file, each heading used once; earlier synonyms first."""
    known = {heading(name): name for name in reversed(list(header))}
    found: dict[str, str] = {}
    for name, synonyms in format_.columns.items():
        for synonym in synonyms:
            column = known.get(heading(synonym))
            if column is not None and column not in found.values():
                found[name] = column
                break
    return found


def pick_format(formats: Sequence[Format], header: Sequence[str]) -> Format:
    """The format whose headings fit best; one whose `marks` are all there wins.

    Where none finds the columns that it needs it is the last one, the project's own template, whose
    columns somebody then has to name.
    """
    present = {heading(name) for name in header}
    fitting = [
        (bool(f.marks) and all(heading(m) in present for m in f.marks), len(columns), -n, f)
        for n, f in enumerate(formats)
        if all(need in (columns := guess_columns(f, header)) for need in f.needs)
    ]
    return max(fitting, key=lambda row: row[:3])[3] if fitting else formats[-1]


def missing_columns(format_: Format, columns: Mapping[str, str]) -> tuple[str, ...]:
    """The usual headings of what the format needs and no column is named for."""
    return tuple(format_.columns[need][0] for need in format_.needs if need not in columns)
