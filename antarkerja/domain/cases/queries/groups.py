"""Who of a pasted or filtered list gets a case, and who cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

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
    """Who gets a case, who has one already, and words of the list that name nobody here.

    `is_cut`: there are more than 2,000; the others come with a second press.
    """

    people: list[Person] = field(default_factory=list)
    have_one: list[Person] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_cut: bool = False

    @property
    def ids(self) -> list[int]:
        return [person.pk for person in self.people]


def preview_of_list(viewer: Actor, text: str) -> GroupPreview:
    """Reads registration numbers and NIKs out of pasted lines or a CSV. Four queries.

    In a line of several columns each value that looks like one is tried: the number of a family
    card has sixteen digits too. A NIK that names nobody is shown masked.
    """
    viewer.require(Permission.WORK_CASES)
    lines = list(dict.fromkeys(keys for keys in map(_keys, _rows(text)) if keys))
    words = {word for keys in lines for word in keys}
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
    strange = [_shown(keys[0]) for keys in lines if known.isdisjoint(keys)]
    return _split(found.values(), strange)


def preview_of_filter(viewer: Actor, wanted: PeopleFilter) -> GroupPreview:
    """The people that the filter of the list of people finds, at most 2,000 who have no case yet.

    Three queries.
    """
    viewer.require(Permission.WORK_CASES)
    rows = filtered_people(viewer, wanted).order_by("name_normalised", "pk")
    has_one = Exists(Case.objects.filter(person=OuterRef("pk"), status=CaseStatus.OPEN))
    people = list(rows.filter(~has_one)[:MOST_PEOPLE + 1])
    return GroupPreview(people[:MOST_PEOPLE], list(rows.filter(has_one)[:MOST_PEOPLE]),
                        is_cut=len(people) > MOST_PEOPLE)


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
    """The lines in columns; a first line without a digit before others is the names of columns.

    One person a line: a quotation mark that is never closed spoils no other line.
    """
    sign = ";" if text.count(";") > text.count(",") else "\t" if "\t" in text else ","
    lines = text.splitlines()
    if any(map(str.isdigit, text)) and not any(map(str.isdigit, lines[0])):
        lines = lines[1:]
    return ([cell.strip(" \t\"'") for cell in line.split(sign)] for line in lines)


def _keys(row: list[str]) -> tuple[str, ...]:
    """What of a line may be a NIK or a registration number; else its first words."""
    found: list[str] = []
    for cell in row:
        plain = re.sub(r"[\s.'-]", "", cell)
        number = cell.upper()
        if _NIK.fullmatch(plain):
            found.append(plain)
        elif _NUMBER.fullmatch(number):
            found.append(number)
    return tuple(found or [cell for cell in row if cell][:1])


def _shown(word: str) -> str:
    return f"…{word[-4:]}" if _NIK.fullmatch(word) else word[:40]


def _split(people: Iterable[Person], unknown: list[str]) -> GroupPreview:
    rows = sorted(people, key=lambda person: (person.name_normalised, person.pk))
    taken = set(
        Case.objects.filter(person_id__in=[row.pk for row in rows], status=CaseStatus.OPEN)
        .values_list("person_id", flat=True)
    )
    without = [row for row in rows if row.pk not in taken]
    return GroupPreview(
        without[:MOST_PEOPLE], [row for row in rows if row.pk in taken], unknown,
        is_cut=len(without) > MOST_PEOPLE,
    )
