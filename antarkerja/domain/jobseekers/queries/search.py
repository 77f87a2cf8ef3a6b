"""Finding a person by name, registration number, phone or NIK, always on an index."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash
from antarkerja.shared.fulltext import Searchable, find
from antarkerja.shared.phones import e164

PEOPLE = Searchable("jobseekers_person", "name_normalised", "office_id")
YEARS_BACK = 4
# A running number as papers print it; fewer digits beside a name are no number of anybody.
LEAST_BESIDE_LETTERS = 5


def search_people(viewer: Actor, text: str, *, today: date, limit: int = 20) -> list[Person]:
    """People of the viewer's office that a query means.

    Digits alone are read as number, phone or NIK. Digits beside letters ("NIK 3307…") may be one
    too; where nobody has it, the letters are a name ("Siti 1").
    """
    viewer.require(Permission.SEE_PEOPLE)
    if viewer.office_id is None:
        return []
    digits, letters = re.sub(r"\D", "", text), re.sub(r"[\W\d_]+", " ", text).strip()
    if len(digits) >= (LEAST_BESIDE_LETTERS if letters else 1):
        rows = _by_digits(viewer, text, digits, today).filter(merged_into__isnull=True)
        found = list(rows[:limit])
        if found or not letters:
            return found
    ids = (find(connection, PEOPLE, text, limit=limit, scope=viewer.office_id)
           or find(connection, PEOPLE, letters, limit=limit, scope=viewer.office_id))
    rows = Person.objects.filter(pk__in=ids, merged_into__isnull=True)
    return sorted(rows, key=lambda person: (ids.index(person.pk)))


def _by_digits(viewer: Actor, text: str, digits: str, today: date) -> QuerySet[Person]:
    people = Person.objects.filter(office_id=viewer.own_office)
    if len(digits) == 16:
        return people.filter(nik_hash=keyed_hash(digits))
    phone = e164(text) or e164(digits)
    if phone:
        return people.filter(phone=phone)
    return people.filter(pk__in=_registered_as(viewer, text.strip(), digits, today))


def _registered_as(
    viewer: Actor, text: str, digits: str, today: date
) -> QuerySet[Registration, Any]:
    """"33.07/2026/00418" in full, or the running number of a recent year."""
    numbers = [text]
    if len(digits) <= 6:
        numbers += [
            f"{viewer.region}/{year}/{int(digits):05d}"
            for year in range(today.year - YEARS_BACK, today.year + 1)
        ]
    return Registration.objects.filter(
        Q(number__in=numbers), office_id=viewer.own_office
    ).values("person_id")
