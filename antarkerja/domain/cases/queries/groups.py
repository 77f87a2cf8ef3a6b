"""Who of a pasted or filtered list gets a case, and who cannot."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.queries import PeopleFilter, people_seen_by
from antarkerja.domain.jobseekers.queries.lists import filtered_people
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash

MOST_PEOPLE = 2_000
_NIK = re.compile(r"\d{16}")
_NUMBER = re.compile(r"[\w.]+(?:/[\w.]+){2,}")


@dataclass(frozen=True, slots=True)
class GroupPreview:
    """Who gets a case, who has one already, and words of the list that name nobody here."""

    people: list[Person] = field(default_factory=list)
    have_one: list[Person] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        return [person.pk for person in self.people]


def preview_of_list(viewer: Actor, text: str) -> GroupPreview:
    """Reads registration numbers and NIKs out of pasted lines or a CSV. Four queries.

    In a line of several columns the first value that looks like one counts. A NIK that names
    nobody is shown masked. At most 2,000 lines are read.
    """
    viewer.require(Permission.WORK_CASES)
    words = list(dict.fromkeys(word for word in map(_key, _rows(text)) if word))[:MOST_PEOPLE]
    hashes = {keyed_hash(word): word for word in words if _NIK.fullmatch(word)}
    numbers = {word for word in words if not _NIK.fullmatch(word)}
    here = people_seen_by(viewer).filter(merged_into__isnull=True)
    by_hash = list(here.filter(nik_hash__in=hashes))
    owners = dict(
        Registration.objects.filter(office_id=viewer.own_office, number__in=numbers)
        .values_list("number", "person_id")
    )
    by_number = here.filter(pk__in=owners.values())
    found = {person.pk: person for person in [*by_hash, *by_number]}
    known = {hashes[person.nik_hash or ""] for person in by_hash} | set(owners)
    return _split(found.values(), [_shown(word) for word in words if word not in known])


def preview_of_filter(viewer: Actor, wanted: PeopleFilter) -> GroupPreview:
    """The people that the filter of the list of people finds, at most 2,000. Two queries."""
    viewer.require(Permission.WORK_CASES)
    return _split(filtered_people(viewer, wanted).order_by("name_normalised", "pk")[:MOST_PEOPLE])


def officers_of(viewer: Actor) -> list[User]:
    """Who works cases in the viewer's office, by name."""
    return list(
        User.objects.filter(
            is_active=True, memberships__office_id=viewer.own_office,
            memberships__valid_until__isnull=True,
            memberships__role__in=[RoleName.OFFICER, RoleName.PLACEMENT_STAFF, RoleName.HEAD],
        ).order_by("name", "pk")
    )


def _rows(text: str) -> Iterable[list[str]]:
    """The lines in columns; a first line without a digit is the names of columns."""
    sign = ";" if text.count(";") > text.count(",") else "\t" if "\t" in text else ","
    lines = text.splitlines()[: 2 * MOST_PEOPLE]
    if lines and not any(map(str.isdigit, lines[0])):
        lines = lines[1:]
    return csv.reader(lines, delimiter=sign)


def _key(row: list[str]) -> str:
    for cell in row:
        plain = re.sub(r"[\s.'-]", "", cell)
        if _NIK.fullmatch(plain):
            return plain
        number = cell.strip().upper()
        if _NUMBER.fullmatch(number):
            return number
    return next((cell.strip() for cell in row if cell.strip()), "")


def _shown(word: str) -> str:
    return f"…{word[-4:]}" if _NIK.fullmatch(word) else word[:40]


def _split(people: Iterable[Person], unknown: list[str] | None = None) -> GroupPreview:
    rows = sorted(people, key=lambda person: (person.name_normalised, person.pk))
    taken = set(
        Case.objects.filter(person_id__in=[row.pk for row in rows], status=CaseStatus.OPEN)
        .values_list("person_id", flat=True)
    )
    return GroupPreview(
        [row for row in rows if row.pk not in taken], [row for row in rows if row.pk in taken],
        unknown or [],
    )
