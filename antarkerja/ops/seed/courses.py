"""Invented training providers and their courses, so that matches can name the nearest one."""

from __future__ import annotations

from datetime import date, timedelta

from antarkerja.domain.training.operations import add_course, add_provider
from antarkerja.domain.training.policies import CourseDetails, ProviderDetails
from antarkerja.ops.seed.material import Row, parts, rows
from antarkerja.ops.seed.offices import Desk

SOURCES = ("Kunjungan", "Telepon", "Brosur lembaga")


def add_courses(desks: list[Desk], *, on: date) -> int:
    """Every provider and course of the lists, kept by the office of the district or else by the
    first; starts are counted from `on`. Returns how many courses there are."""
    by_region = {desk.office.region: desk for desk in desks}
    known: dict[str, tuple[int, str, Desk]] = {}
    for number, row in enumerate(rows("providers")):
        desk = by_region.get(row["region_code"], desks[0])
        provider = add_provider(by=desk.officers[0], on=on, details=ProviderDetails(
            name=row["name"], kind=row["kind"], region=row["region_code"], address=row["street"],
            phone=f"+62800888{number:04d}", website=row["website"], accredited=row["accredited"],
            source=SOURCES[number % len(SOURCES)], checked_on=on - timedelta(days=number),
        ))
        known[row["name"]] = provider.pk, row["region_code"], desk
    for number, row in enumerate(rows("courses")):
        provider_id, region, desk = known[row["provider"]]
        add_course(by=desk.officers[0], on=on, provider_id=provider_id,
                   details=_details(row, number, region, on), skills=parts(row["skills"]))
    return len(rows("courses"))


def _details(row: Row, number: int, region: str, on: date) -> CourseDetails:
    """Without a number of days the start is not known."""
    online = row["online"] == "yes"
    return CourseDetails(
        title=row["title"], description=row["description"], kbji=row["kbji"],
        hours=int(row["hours"]), fee=int(row["fee"]), seats=int(row["seats"]), online=online,
        starts_on=on + timedelta(days=int(row["starts_in"])) if row["starts_in"] else None,
        region="" if online else region, source=SOURCES[number % len(SOURCES)], checked_on=on,
    )
