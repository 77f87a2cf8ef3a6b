"""Courses of a file become courses of the catalogue, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.imports import Draft, Format, Plan
from antarkerja.domain.offices.models import ImportRow
from antarkerja.domain.training.enums import ProblemCode
from antarkerja.domain.training.imports.formats import FIELDS, FORMATS
from antarkerja.domain.training.imports.reading import (
    COURSE_FIELDS,
    course_from,
    draft_of,
    provider_from,
)
from antarkerja.domain.training.models import Course, CourseSkill
from antarkerja.domain.training.operations import (
    add_courses,
    change_courses,
    erase_courses,
    erase_providers,
    find_or_add_providers,
)
from antarkerja.domain.training.operations.bulk import NewCourse
from antarkerja.domain.training.policies import (
    CourseDetails,
    ProviderDetails,
    provider_key,
    skills_of_words,
)
from antarkerja.shared.tabular import Problem, Table

Verdict = ImportRow.Verdict
# What a file may change in a known course; title, provider and place are its key.
TRACKED = tuple(name for name in COURSE_FIELDS if name not in ("title", "region", "place"))
CHANGED_SINCE, IN_USE = "changed_since", "in_use"


class CourseImporter:
    """The `Importer` of courses. Skills that no column names wait for an officer to confirm."""

    kind: str = "courses"
    permission: Permission = Permission.EDIT_VACANCIES
    formats: tuple[Format, ...] = FORMATS
    fields: Mapping[str, Any] = FIELDS

    def sentence(self, code: str) -> str | None:
        """What a problem of this area is, and its remedy; `%(value)s` stays open."""
        return str(ProblemCode(code).label) if code in ProblemCode.values else None

    def drafts(self, table: Table, plan: Plan) -> Iterator[Draft]:
        for row in table.rows():
            yield draft_of(row, plan.columns, on=plan.on)

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
                    draft.verdict = Verdict.CHANGED if _old(row, draft.values) else Verdict.SAME
            elif plan.owner(draft.values.get("region", "")) is None:
                draft.refuse(Problem("", "office_missing", draft.values.get("place", "")))

    def apply(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        known = _by_key(row.key for row in rows)
        self._add([row for row in rows if row.key not in known], plan)
        self._change([row for row in rows if row.key in known], known, plan)

    def undo(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        self._undo_new([row for row in rows if row.verdict == Verdict.NEW], plan)
        self._undo_changed([row for row in rows if row.verdict == Verdict.CHANGED], plan)

    def _add(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        offices = {row.pk: plan.owner(row.values.get("region", "")) or plan.office_id
                   for row in rows}
        wanted = {_pair(row): (_provider(row, plan), offices[row.pk]) for row in reversed(rows)}
        ids, added = find_or_add_providers(by=plan.by, on=plan.on, providers=wanted)
        new = [
            NewCourse(
                details=_details(row, plan), provider_id=ids[_pair(row)],
                office_id=offices[row.pk], key=row.key, skills=tuple(row.values.get("skills", ())),
            )
            for row in rows
        ]
        made = add_courses(by=plan.by, on=plan.on, rows=new)
        for row, course_id in zip(rows, made, strict=True):
            row.verdict, row.target_id = Verdict.NEW, course_id
            provider_id = ids[_pair(row)]
            if provider_id in added:
                added.discard(provider_id)
                row.before = {"provider_added": provider_id}

    def _change(
        self, rows: Sequence[ImportRow], known: Mapping[str, Course], plan: Plan
    ) -> None:
        changes = []
        for row in rows:
            course = known[row.key]
            row.target_id, row.verdict = course.pk, Verdict.SAME
            old = _old(course, row.values)
            if old:
                row.before, row.verdict = old, Verdict.CHANGED
                changes.append(_changed(course, row.values))
        change_courses(by=plan.by, on=plan.on, changes=changes)

    def _undo_new(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        ids = {row.target_id for row in rows if row.target_id}
        known = {row.pk: row for row in _with_skills(Course.objects.filter(pk__in=ids))}
        used, gone = _referred_to(set(known)), []
        for row in rows:
            course = known.get(row.target_id or 0)
            if course is None:
                continue
            if course.pk in used:
                row.kept = IN_USE
            elif _old(course, row.values) or _said_since(course, row.values):
                row.kept = CHANGED_SINCE
            else:
                gone.append(course.pk)
        erase_courses(by=plan.by, course_ids=gone)
        erase_providers(by=plan.by, provider_ids={
            row.before["provider_added"] for row in rows
            if row.before and "provider_added" in row.before
        })

    def _undo_changed(self, rows: Sequence[ImportRow], plan: Plan) -> None:
        known = {row.pk: row for row in _with_skills(
            Course.objects.filter(pk__in=[row.target_id for row in rows]))}
        changes = []
        for row in rows:
            course = known.get(row.target_id or 0)
            if course is None:
                continue
            if row.before is None or _old(course, row.values):
                row.kept = CHANGED_SINCE
            else:
                changes.append(_changed(course, row.before))
        change_courses(by=plan.by, on=plan.on, changes=changes)


def _source(plan: Plan) -> str:
    return f"berkas {plan.batch_id}"


def _pair(row: ImportRow) -> tuple[str, str]:
    return provider_key(row.values["provider"]), row.values.get("region", "")


def _provider(row: ImportRow, plan: Plan) -> ProviderDetails:
    return provider_from(row.values, on=plan.on, source=_source(plan))


def _details(row: ImportRow, plan: Plan) -> CourseDetails:
    return course_from(row.values, on=plan.on, source=_source(plan))


def details_of(row: Course) -> CourseDetails:
    """A course's columns as details."""
    return CourseDetails(**{name: getattr(row, name) for name in COURSE_FIELDS})


def _old(row: Course, values: Mapping[str, Any]) -> dict[str, Any]:
    """Field → its old value, as JSON keeps it, where the file states another."""
    stated = _stated(row, values)
    old = {
        name: _json(getattr(row, name)) for name in TRACKED
        if name in values and getattr(stated, name) != getattr(row, name)
    }
    if "skills" in values and set(skills_of_words(values["skills"])) != _skills(row):
        old["skills"] = sorted(_skills(row))
    return old


def _said_since(row: Course, values: Mapping[str, Any]) -> bool:
    """An officer has confirmed what the file did not name."""
    return "skills" not in values and bool(_skills(row))


def _stated(row: Course, values: Mapping[str, Any]) -> CourseDetails:
    """The course's details with those of `values` that may change."""
    said = {name: values[name] for name in TRACKED if name in values}
    for name in ("starts_on", "checked_on"):
        if said.get(name):
            said[name] = date.fromisoformat(said[name])
    return replace(details_of(row), **said)


def _changed(
    row: Course, values: Mapping[str, Any]
) -> tuple[Course, CourseDetails, tuple[str, ...] | None]:
    skills = tuple(values["skills"]) if "skills" in values else None
    return row, _stated(row, values), skills


def _skills(row: Course) -> set[str]:
    return {taught.skill for taught in row.skills.all()}


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _by_key(keys: Iterable[str]) -> dict[str, Course]:
    wanted = sorted({key for key in keys if key})
    found: dict[str, Course] = {}
    for start in range(0, len(wanted), 500):
        rows = _with_skills(Course.objects.filter(source_key__in=wanted[start : start + 500]))
        found |= {row.source_key or "": row for row in rows}
    return found


def _with_skills(rows: Any) -> Iterable[Course]:
    found: Iterable[Course] = rows.prefetch_related("skills")
    return found


def _referred_to(ids: set[int]) -> set[int]:
    """Which courses anything but their own skills points at, in whatever area."""
    found: set[int] = set()
    for relation in Course._meta.related_objects:
        if relation.related_model is CourseSkill:
            continue
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": list(ids)})
        found |= set(rows.values_list(f"{name}_id", flat=True))
    return found


