"""Vacancies to take out, in the columns that the template brings in again."""

from __future__ import annotations

from collections.abc import Iterator

from antarkerja.domain.employers.imports.formats import BY_NAME, TEMPLATE
from antarkerja.domain.employers.queries import vacancies_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.regions import region_name

_FIELDS = (
    "title", "employer", "place", "region", "workplace", "places", "education_levels",
    "fields_of_study", "experience_min", "skills", "licences", "languages", "wage_min",
    "wage_max", "contract", "hours", "work_days", "description", "opens_on", "closes_on", "kbji",
)
# The first synonym is the heading that the template shows.
TEMPLATE_COLUMNS = tuple(
    BY_NAME[TEMPLATE].columns[name][0].replace(" ", "_") for name in _FIELDS
)


def vacancy_rows(viewer: Actor) -> Iterator[list[str | int | None]]:
    """Vacancies of the viewer's office (all, for the clock), one row each under `TEMPLATE_COLUMNS`.

    Raises:
        NotAllowedError: the viewer may not take files out.
    """
    viewer.require(Permission.EXPORT_FILES)
    rows = vacancies_seen_by(viewer).select_related("employer").order_by("pk")
    if viewer.office_id is not None:
        rows = rows.filter(office_id=viewer.office_id)
    for row in rows.iterator(chunk_size=1000):
        yield [
            row.title, row.employer.name, region_name(row.region), row.region, row.workplace,
            row.places, row.education_levels, row.fields_of_study, row.experience_min,
            row.skills, row.licences, row.languages, row.wage_min, row.wage_max, row.contract,
            row.hours, row.work_days, row.description, row.opens_on.isoformat(),
            row.closes_on.isoformat() if row.closes_on else None, row.kbji,
        ]
