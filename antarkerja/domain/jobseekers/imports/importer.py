"""People of a register become people of the service, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext

from antarkerja.domain.jobseekers.enums import ProblemCode
from antarkerja.domain.jobseekers.imports.bulk import register_rows
from antarkerja.domain.jobseekers.imports.formats import FIELDS, FORMATS
from antarkerja.domain.jobseekers.imports.known import KnownPeople
from antarkerja.domain.jobseekers.imports.reading import draft_of
from antarkerja.domain.jobseekers.imports.undoing import undo_new
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.imports import Draft, Format, Plan
from antarkerja.domain.offices.models import ImportRow
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.shared.tabular import Problem, Table

Verdict = ImportRow.Verdict
# The reader's code for a second row of one person, which is worded for people here.
LIKE_LINE = "like_line"
# What stays in a row once the person is entered: enough to name it in the result.
_KEPT_VALUES = ("nik_last4",)


class PeopleImporter:
    """The `Importer` of people."""

    kind: str = "people"
    permission: Permission = Permission.REGISTER_PEOPLE
    formats: tuple[Format, ...] = FORMATS
    fields: Mapping[str, Any] = FIELDS

    def sentence(self, code: str) -> str | None:
        """What a problem of this area is, and its remedy."""
        if code == LIKE_LINE:
            return gettext("Line %(value)s names the same person with other details: the first "
                           "counts; make one row of them")
        return str(ProblemCode(code).label) if code in ProblemCode.values else None

    def drafts(self, table: Table, plan: Plan) -> Iterator[Draft]:
        min_age = rule_value(RuleName.REGISTER_MIN_AGE_YEARS, on=plan.on)
        for row in table.rows():
            draft = draft_of(row, plan.columns, on=plan.on, min_age=min_age)
            until = draft.values.get("valid_until", "")
            if until and date.fromisoformat(until) < plan.on:
                draft.problems.append(Problem("", "already_lapsed", until, soft=True))
            yield draft

    def judge(self, drafts: Sequence[Draft], plan: Plan) -> None:
        known = KnownPeople.of([draft.values for draft in drafts],
                               [draft.key for draft in drafts], plan)
        for draft in drafts:
            hit = known.find(draft.values, draft.key)
            if hit is not None:
                draft.verdict = Verdict.SAME if hit.same_row else Verdict.DUPLICATE
                draft.target_id = hit.person_id
                draft.problems.append(Problem("", hit.code, hit.office, soft=True))
            elif plan.owner(_region(draft.values)) is None:
                draft.refuse(Problem("", "office_missing", _region(draft.values)))

    def apply(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        known = KnownPeople.of([row.values for row in rows], [row.key for row in rows], plan)
        fresh = []
        for row in rows:
            hit = known.find(row.values, row.key)
            if hit is None:
                fresh.append(row)
                continue
            row.verdict = Verdict.SAME if hit.same_row else Verdict.DUPLICATE
            row.target_id = hit.person_id
        register_rows(fresh, plan)
        for row in rows:
            row.values = {
                **{name: row.values[name] for name in _KEPT_VALUES if name in row.values},
                "details": {"name": row.values["details"]["name"]},
            }

    def undo(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        undo_new(rows, plan)


def _region(values: dict[str, Any]) -> str:
    return str(values.get("details", {}).get("region", ""))
