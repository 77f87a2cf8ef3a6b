"""People and vacancies of the database as index folders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.queries.feed import engine_vacancy, seeker_of, seekers_with_parts
from matchengine import SeekerIndex, VacancyIndex

CHUNK = 2_000


def people_columns(folder: Path, *, today: date) -> SeekerIndex:
    """Everybody with a live registration, of all offices, saved in a folder."""
    people = Person.objects.filter(
        merged_into__isnull=True, registrations__status=RegistrationStatus.ACTIVE
    ).order_by("pk")
    rows = seekers_with_parts(people).iterator(chunk_size=CHUNK)
    index = SeekerIndex.build(seeker_of(person, today=today) for person in rows)
    index.save(folder)
    return index


def vacancy_columns(folder: Path) -> VacancyIndex:
    """All open vacancies, saved in a folder."""
    rows = Vacancy.objects.filter(status=VacancyStatus.OPEN).order_by("pk")
    index = VacancyIndex.build(engine_vacancy(row) for row in rows.iterator(chunk_size=CHUNK))
    index.save(folder)
    return index
