"""The parts of a profile as boxes: lines to read, a button to remove, a form to add."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.jobseekers.operations import ProfilePart
from antarkerja.domain.reference.regions import region_path
from antarkerja.web.components.people.profile_forms import (
    PART_FORMS,
    PartBox,
    PartForm,
    PartRow,
    RowReader,
)


def boxes_of(
    person: Any, *, today: date, forms: dict[ProfilePart, type[PartForm]] | None = None,
    bound: PartForm | None = None,
) -> list[PartBox]:
    """All parts of a person with prefetched profile; `bound` is a form that needs mending."""
    return [
        PartBox(
            part, [_ROWS[part](row) for row in getattr(person, part).all()],
            bound if bound is not None and bound.part == part else form(today=today),
        )
        for part, form in (forms or PART_FORMS).items()
    ]


def bound_form(
    part: str, data: QueryDict, *, today: date,
    forms: dict[ProfilePart, type[PartForm]] | None = None,
) -> PartForm:
    """The form that was sent.

    Raises:
        ValueError: no such part.
    """
    return (forms or PART_FORMS)[ProfilePart(part)](data, today=today)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _until(day: date | None) -> str:
    if day is None:
        return ""
    return _("valid until %(day)s") % {"day": formats.date_format(day, "j F Y")}


def _months(count: int | None) -> str:
    if count is None:
        return ""
    if count < 24:
        return ngettext("%(n)d month", "%(n)d months", count) % {"n": count}
    return ngettext("%(n)d year", "%(n)d years", count // 12) % {"n": count // 12}


def _known(display: str, value: str) -> str:
    return str(display) if value else ""


_ROWS: dict[ProfilePart, RowReader] = {
    ProfilePart.WISHES: lambda r: PartRow(r.pk, r.title, ""),
    ProfilePart.PLACES: lambda r: PartRow(r.pk, region_path(r.region), ""),
    ProfilePart.EXPERIENCES: lambda r: PartRow(
        r.pk, r.title,
        _joined(r.employer, _known(r.get_kind_display(), r.kind), _months(r.months), r.duties),
    ),
    ProfilePart.SKILLS: lambda r: PartRow(
        r.pk, r.label, _joined(_known(r.get_level_display(), r.level),
                               str(r.get_evidence_display())),
    ),
    ProfilePart.CERTIFICATES: lambda r: PartRow(
        r.pk, r.title, _joined(r.issuer, str(r.issued_year or ""), _until(r.valid_until)),
    ),
    ProfilePart.LANGUAGES: lambda r: PartRow(
        r.pk, r.name, _known(r.get_level_display(), r.level)
    ),
    ProfilePart.LICENCES: lambda r: PartRow(
        r.pk, str(r.get_kind_display()), _until(r.valid_until)
    ),
}
