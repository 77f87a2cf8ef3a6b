"""Whether a file says something else about a vacancy than what is known."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from antarkerja.domain.employers.imports.reading import details_from
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations.columns import put_vacancy
from antarkerja.domain.employers.policies import VacancyDetails, code_list, listed

# What may change in a known vacancy; title, level and fields of study are part of its key.
TRACKED = (
    "places", "region", "workplace", "experience_min", "skills", "licences", "languages",
    "wage_min", "wage_max", "contract", "hours", "work_days", "description", "opens_on",
    "closes_on", "applicants_elsewhere",
)


def with_values(row: Vacancy, values: Mapping[str, Any]) -> VacancyDetails:
    """The vacancy's details with those of `values` that may change."""
    known = details_of(row)
    stated = details_from(
        {"title": row.title} | {n: v for n, v in values.items() if n in TRACKED},
        opens_on=known.opens_on,
    )
    # A wage, day or text that the file does not state stays as the desk has it; a value that
    # undoing puts back may be nothing at all.
    return replace(known, **{n: getattr(stated, n) for n in values if n in TRACKED})


def differing(row: Vacancy, values: Mapping[str, Any]) -> dict[str, Any]:
    """Field → its old value, as JSON keeps it, where the file states another."""
    details = with_values(row, values)
    scratch = copy.copy(row)
    put_vacancy(scratch, details, None)
    old = details_of(row)
    return {
        name: _json(getattr(old, name)) for name in TRACKED
        if name in values and getattr(scratch, name) != getattr(row, name)
    }


def details_of(row: Vacancy) -> VacancyDetails:
    """A vacancy's columns as details."""
    same = {name: getattr(row, name) for name in (
        "title", "opens_on", "places", "closes_on", "region", "workplace", "experience_min",
        "wage_min", "wage_max", "contract", "hours", "work_days", "description",
        "stated_limits", "limits_reason", "applicants_elsewhere",
    )}
    return VacancyDetails(
        **same, education_levels=code_list(row.education_levels),
        fields_of_study=listed(row.fields_of_study), skills=listed(row.skills),
        licences=code_list(row.licences), languages=code_list(row.languages),
        accommodation=code_list(row.accommodation),
    )


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
