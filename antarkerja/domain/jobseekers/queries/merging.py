"""What a merge would do, before anybody does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils import formats
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.enums import FIELD_LABELS
from antarkerja.domain.jobseekers.errors import MergeRefusedError
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.queries.people import person_for
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.regions import region_path
from antarkerja.shared.phones import spoken

FILLED_FROM_OTHER = (
    "sex", "birth_place", "birth_on", "phone", "email", "address", "rt_rw", "region", "postcode",
    "education", "school", "field_of_study", "left_school_year", "condition", "wage_floor",
    "hours", "accepts_akl", "accepts_akad", "accepts_akan", "max_km", "available_from",
)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of both files and what will stand there afterwards."""

    field: str
    label: str
    keep: str
    gone: str
    after: str

    @property
    def differs(self) -> bool:
        return bool(self.keep and self.gone and self.keep != self.gone)


@dataclass(frozen=True, slots=True)
class MergePreview:
    keep: Person
    gone: Person
    lines: list[FieldLine]
    # Name of the kind of row → how many of them move.
    rows: dict[str, int]
    # How many of the two are in the live file.
    live: int

    @property
    def both_live(self) -> bool:
        return self.live == 2

    @property
    def row_count(self) -> int:
        return sum(self.rows.values())


def relations_of_person() -> list[tuple[type[models.Model], str]]:
    """Every model with a row that belongs to a person, of any area, and its field.

    A row that bears the person's own number is no row to move: a run makes it anew for each.
    """
    return [
        (relation.related_model, relation.field.name)
        for relation in Person._meta.related_objects
        if relation.related_model is not Person and not relation.field.primary_key
    ]


def merge_preview(viewer: Actor, *, keep_id: int, gone_id: int) -> MergePreview:
    """What a merge of the two files would do.

    Raises:
        OutOfScopeError: the viewer may not see one of them.
        MergeRefusedError: the same file twice, or one that was merged before.
    """
    viewer.require(Permission.MERGE_PEOPLE)
    keep, gone = person_for(viewer, keep_id), person_for(viewer, gone_id)
    if keep == gone or keep.merged_into_id or gone.merged_into_id:
        raise MergeRefusedError(keep_id)
    rows = {
        model.__name__: model._default_manager.filter(**{field: gone}).count()
        for model, field in relations_of_person()
    }
    return MergePreview(
        keep, gone, [_line(name, keep, gone) for name in ("name", *FILLED_FROM_OTHER)],
        {name: count for name, count in rows.items() if count},
        sum(p.registrations.filter(status="active").exists() for p in (keep, gone)),
    )


def _line(name: str, keep: Person, gone: Person) -> FieldLine:
    label = str(FIELD_LABELS[name])
    first, second = _shown(keep, name), _shown(gone, name)
    return FieldLine(name, label, first, second, first or second)


def _shown(person: Person, name: str) -> str:
    display = getattr(person, f"get_{name}_display", None)
    value = getattr(person, name)
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, date):
        return formats.date_format(value, "j F Y")
    written = _WRITTEN.get(name)
    return str(written(value) if written else display() if display else value)


def _rupiah(amount: int) -> str:
    return "Rp" + formats.number_format(amount, force_grouping=True)


_WRITTEN: dict[str, Callable[[Any], str]] = {
    "region": region_path, "phone": spoken, "wage_floor": _rupiah,
}
