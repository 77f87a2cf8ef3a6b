"""Who may be registered already, asked before anybody is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import nik_digits
from antarkerja.domain.jobseekers.queries.people import people_seen_by
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash
from antarkerja.shared.names import alike
from antarkerja.shared.phones import e164

MOST = 10


class Because(StrEnum):
    """What two files share, strongest first."""

    NIK = "nik"
    NAME_AND_BIRTH = "name_and_birth"
    PHONE_AND_NAME = "phone_and_name"


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """`person` is None where the file lies in another office: only that office is named."""

    because: Because
    office_name: str
    person: Person | None

    @property
    def certain(self) -> bool:
        return self.because == Because.NIK


def possible_duplicates(
    viewer: Actor, *, nik: str = "", name: str = "", birth_on: date | None = None,
    phone: str = "", but_id: int | None = None,
) -> list[PossibleDuplicate]:
    """Same NIK nationwide; then alike name and birth date, then alike name and phone, in scope.

    `but_id` is the person asked about, where there is one already. Three queries at most.
    """
    found = _by_nik(viewer, nik)
    seen = {hit.person.pk for hit in found if hit.person} | {but_id}
    in_scope = people_seen_by(viewer).filter(merged_into__isnull=True).select_related("office")
    groups = []
    if birth_on and name:
        groups.append((Because.NAME_AND_BIRTH, in_scope.filter(birth_on=birth_on)))
    if (number := e164(phone)) and name:
        groups.append((Because.PHONE_AND_NAME, in_scope.filter(phone=number)))
    for because, people in groups:
        for person in people[:500]:
            if person.pk not in seen and alike(person.name, name):
                seen.add(person.pk)
                found.append(PossibleDuplicate(because, person.office.name, person))
    return [hit for hit in found if hit.person is None or hit.person.pk != but_id][:MOST]


def _by_nik(viewer: Actor, nik: str) -> list[PossibleDuplicate]:
    digits = nik_digits(nik)
    if not digits:
        return []
    hits = Person.objects.filter(
        nik_hash=keyed_hash(digits), merged_into__isnull=True
    ).select_related("office")
    return [
        PossibleDuplicate(
            Because.NIK, person.office.name,
            person if people_seen_by(viewer).filter(pk=person.pk).exists() else None,
        )
        for person in hits
    ]
