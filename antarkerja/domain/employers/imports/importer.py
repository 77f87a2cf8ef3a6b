"""Vacancies of a file become vacancies of the service, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from antarkerja.domain.employers.enums import ProblemCode
from antarkerja.domain.employers.imports.comparing import differing, with_values
from antarkerja.domain.employers.imports.formats import FIELDS, FORMATS
from antarkerja.domain.employers.imports.reading import details_from, draft_of
from antarkerja.domain.employers.imports.undoing import undo_changed, undo_new
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import (
    NewVacancy,
    change_vacancies_in_bulk,
    find_or_add_employers,
    open_vacancies_in_bulk,
)
from antarkerja.domain.employers.policies import VacancyDetails, firm_key
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.imports import Draft, Format, Plan
from antarkerja.domain.offices.models import ImportRow
from antarkerja.shared.tabular import Problem, Table

Verdict = ImportRow.Verdict


class VacancyImporter:
    """The `Importer` of vacancies."""

    kind: str = "vacancies"
    permission: Permission = Permission.EDIT_VACANCIES
    formats: tuple[Format, ...] = FORMATS
    fields: Mapping[str, Any] = FIELDS

    def sentence(self, code: str) -> str | None:
        """What a problem of this area is, and its remedy; `%(value)s` stays open."""
        return str(ProblemCode(code).label) if code in ProblemCode.values else None

    def drafts(self, table: Table, plan: Plan) -> Iterator[Draft]:
        for row in table.rows():
            yield draft_of(row, plan.columns, plan.format)

    def judge(self, drafts: Sequence[Draft], plan: Plan) -> None:
        known = _by_key(draft.key for draft in drafts)
        for draft in drafts:
            row = known.get(draft.key)
            if row is not None:
                draft.target_id = row.pk
                if not plan.spread and row.office_id != plan.office_id:
                    draft.verdict = Verdict.SAME
                    draft.problems.append(Problem("", "known_elsewhere", soft=True))
                else:
                    changed = differing(row, draft.values)
                    draft.verdict = Verdict.CHANGED if changed else Verdict.SAME
            elif _is_over(draft, plan):
                draft.refuse(Problem(plan.columns.get("closes_on", "closes_on"), "over_already",
                                     draft.values["closes_on"]))
            elif plan.owner(draft.values.get("region", "")) is None:
                draft.refuse(Problem("", "office_missing", draft.values.get("place", "")))

    def apply(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        known = _by_key(row.key for row in rows)
        fresh = [row for row in rows if row.key not in known]
        self._open(fresh, plan)
        old = [row for row in rows if row.key in known]
        self._change(old, known, plan)

    def undo(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        undo_new([row for row in rows if row.verdict == Verdict.NEW], plan)
        undo_changed([row for row in rows if row.verdict == Verdict.CHANGED], plan)

    def _open(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        firms = _firms(rows, plan)
        new = [
            NewVacancy(details_from(row.values, opens_on=plan.on), firms[firm_of(row)], row.key)
            for row in rows
        ]
        ids = open_vacancies_in_bulk(by=plan.by, on=plan.on, rows=new, source=plan.format)
        for row, vacancy_id in zip(rows, ids, strict=True):
            row.verdict, row.target_id = Verdict.NEW, vacancy_id

    def _change(
        self, rows: Sequence[ImportRow], known: Mapping[str, Vacancy], plan: Plan
    ) -> None:
        changes: list[tuple[int, VacancyDetails]] = []
        for row in rows:
            vacancy = known[row.key]
            row.target_id, row.verdict = vacancy.pk, Verdict.SAME
            old = differing(vacancy, row.values)
            if old:
                row.before = old
                changes.append((vacancy.pk, with_values(vacancy, row.values)))
        changed = change_vacancies_in_bulk(by=plan.by, on=plan.on, changes=changes)
        for row in rows:
            if row.target_id in changed:
                row.verdict = Verdict.CHANGED
            elif row.before:
                row.before = None
                row.problems.append(Problem("", "closed_stays", soft=True).as_json())


def _is_over(draft: Draft, plan: Plan) -> bool:
    """Whether its last day has gone by: as at the desk, nobody enters what nobody can take.

    One that is known stays known, so that a file of last month brought again changes nothing.
    """
    closes_on = draft.values.get("closes_on", "")
    return bool(closes_on) and date.fromisoformat(closes_on) < plan.on


def firm_of(row: ImportRow) -> tuple[str, str]:
    """(firm_key, region) as firms are known by."""
    return firm_key(row.values["employer"]), row.values.get("region", "")


def _firms(rows: Sequence[ImportRow], plan: Plan) -> dict[tuple[str, str], int]:
    """Firm of each row, added where it is not known; the first row of an added one says so."""
    by_office: dict[int, list[ImportRow]] = {}
    for row in rows:
        office = plan.owner(row.values.get("region", ""))
        by_office.setdefault(office or plan.office_id, []).append(row)
    found: dict[tuple[str, str], int] = {}
    for office, group in by_office.items():
        known = _known_firms({firm_of(row)[0] for row in group})
        ids = find_or_add_employers(
            by=plan.by, on=plan.on, office_id=office,
            firms=[(row.values["employer"], row.values.get("region", "")) for row in group],
        )
        found |= ids
        for row in group:
            firm_id = ids[firm_of(row)]
            if firm_id not in known:
                known.add(firm_id)
                row.before = {"firm_added": firm_id}
    return found


def _known_firms(keys: set[str]) -> set[int]:
    return set(
        Employer.objects.filter(name_normalised__in=keys).values_list("pk", flat=True)
    )


def _by_key(keys: Iterable[str]) -> dict[str, Vacancy]:
    wanted = sorted({key for key in keys if key})
    found: dict[str, Vacancy] = {}
    for start in range(0, len(wanted), 500):
        for row in Vacancy.objects.filter(source_key__in=wanted[start : start + 500]):
            found[row.source_key or ""] = row
    return found
