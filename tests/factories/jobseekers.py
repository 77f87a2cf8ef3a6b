"""People in the live file, entered by the operations that pages use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import register_person
from antarkerja.domain.jobseekers.policies import PersonDetails, ProfileDetails
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
_numbers = count(1)


def make_nik(
    number: int | None = None, *, birth_on: date = date(2001, 5, 17), sex: str = "L",
    region: str = "330705",
) -> str:
    """A well-formed NIK that nobody holds."""
    day = birth_on.day + (40 if sex == "P" else 0)
    serial = (next(_numbers) if number is None else number) % 9999 or 1
    return f"{region}{day:02d}{birth_on:%m%y}{serial:04d}"


def make_person(
    office: Office, *, name: str = "Sari Wulandari", nik: str | None = None,
    by: Actor | None = None, on: date = TODAY, at: datetime = NOW,
    profile: ProfileDetails | None = None, **details: Any,
) -> Person:
    """A person of the office with a live registration from `on`; `details` as PersonDetails."""
    known: dict[str, Any] = {
        "sex": "P", "birth_on": date(2001, 5, 17), "phone": "+6281234567890",
        "education": "SMK", "left_school_year": 2019, "region": "33.07.09",
    }
    return register_person(
        by=by or system_actor(office.pk), on=on, at=at, nik=nik, profile=profile,
        details=PersonDetails(name=name, **(known | details)),
    )
