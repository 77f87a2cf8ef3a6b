"""People to take out, in the columns that the template brings in again. Never with the NIK."""

from __future__ import annotations

from collections.abc import Iterator

from antarkerja.domain.jobseekers.imports.formats import BY_NAME, TEMPLATE
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.queries import people_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.regions import district_of, region_name

_FIELDS = (
    "name", "nik", "sex", "birth_place", "birth_on", "phone", "email", "address", "rt_rw",
    "village", "subdistrict", "district", "province", "postcode", "education", "school",
    "field_of_study", "left_school_year", "condition", "wish", "wage_floor", "skills",
    "experience", "experience_months", "certificate", "languages", "licences", "disabilities",
    "number", "registered_on", "valid_until",
)
# The first synonym is the heading that the template shows.
TEMPLATE_COLUMNS = tuple(
    BY_NAME[TEMPLATE].columns[name][0].replace(" ", "_") for name in _FIELDS
)


def people_rows(viewer: Actor) -> Iterator[list[str | int | None]]:
    """People of the viewer's scope under `TEMPLATE_COLUMNS`; NIK and disability stay empty.

    Raises:
        NotAllowedError: the viewer may not take files out, or not see people.
    """
    viewer.require(Permission.EXPORT_FILES)
    viewer.require(Permission.SEE_PEOPLE)
    people = people_seen_by(viewer).filter(merged_into__isnull=True).order_by("pk")
    if viewer.office_id is not None:
        people = people.filter(office_id=viewer.office_id)
    people = people.prefetch_related(
        "wishes", "skills", "experiences", "certificates", "languages", "licences",
        "registrations",
    )
    for person in people.iterator(chunk_size=500):
        yield _row(person)


def _row(person: Person) -> list[str | int | None]:
    district = district_of(person.region)
    subdistrict = ".".join(person.region.split(".")[:3]) if person.region.count(".") > 1 else ""
    village = person.region if person.region.count(".") > 2 else ""
    works = list(person.experiences.all())
    last = max(person.registrations.all(), key=lambda r: r.opened_on, default=None)
    return [
        person.name, None, person.sex, person.birth_place,
        person.birth_on.isoformat() if person.birth_on else None, person.phone, person.email,
        person.address, person.rt_rw, region_name(village), region_name(subdistrict),
        region_name(district), region_name(person.region[:2]), person.postcode,
        person.education, person.school, person.field_of_study, person.left_school_year,
        person.condition, "; ".join(w.title for w in person.wishes.all()), person.wage_floor,
        "; ".join(s.label for s in person.skills.all()), "; ".join(w.title for w in works),
        works[0].months if len(works) == 1 else None,
        "; ".join(c.title for c in person.certificates.all()),
        "; ".join(x.name for x in person.languages.all()),
        "; ".join(x.kind for x in person.licences.all()), None,
        last.number if last else None, last.opened_on.isoformat() if last else None,
        last.valid_until.isoformat() if last else None,
    ]
