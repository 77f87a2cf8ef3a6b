"""The competency profile: what a person did, can do and wants."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, models, transaction

from antarkerja.domain.jobseekers.enums import ProblemCode
from antarkerja.domain.jobseekers.errors import (
    DetailsRefusedError,
    NoSuchLineError,
    TooManyWishesError,
)
from antarkerja.domain.jobseekers.models import (
    Certificate,
    Experience,
    Language,
    Person,
    PersonLicence,
    PersonSkill,
    Wish,
    WishedPlace,
)
from antarkerja.domain.jobseekers.operations.traits import (
    correct_entry,
    entry_of,
    lock_person,
    recorded,
)
from antarkerja.domain.jobseekers.policies import (
    Problem,
    ProfileDetails,
    completeness_percent,
    completeness_todo,
)
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import codes_at_once, title_key
from antarkerja.domain.reference.regions import is_region

MOST_WISHES = 5


class ProfilePart(StrEnum):
    """Parts that are kept as rows, by their field of `ProfileDetails`."""

    WISHES = "wishes"
    PLACES = "places"
    EXPERIENCES = "experiences"
    SKILLS = "skills"
    CERTIFICATES = "certificates"
    LANGUAGES = "languages"
    LICENCES = "licences"


_MODELS: dict[ProfilePart, type[models.Model]] = {
    ProfilePart.WISHES: Wish,
    ProfilePart.PLACES: WishedPlace,
    ProfilePart.EXPERIENCES: Experience,
    ProfilePart.SKILLS: PersonSkill,
    ProfilePart.CERTIFICATES: Certificate,
    ProfilePart.LANGUAGES: Language,
    ProfilePart.LICENCES: PersonLicence,
}


@transaction.atomic
def set_profile(
    *, by: Actor, on: date, at: datetime, person_id: int, profile: ProfileDetails
) -> Person:
    """Replaces the parts that are given; a part that is None stays as it is.

    Raises:
        TooManyWishesError: more than five wished jobs.
        DetailsRefusedError: a wished place that is no region.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    write_parts(person, profile)
    return _finish(person, by=by, on=on, at=at)


@transaction.atomic
def add_to_profile(
    *, by: Actor, on: date, at: datetime, person_id: int, profile: ProfileDetails
) -> Person:
    """Adds the given lines to what is there; a skill, language or place is kept once.

    Raises:
        TooManyWishesError, DetailsRefusedError: as `set_profile`.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    for part in ProfilePart:
        rows = _rows(person, part, getattr(profile, part) or ())
        _put_codes(rows)
        for row in rows:
            if isinstance(row, Wish):
                row.rank = _free_rank(person)
            _save_once(row)
    return _finish(person, by=by, on=on, at=at)


@transaction.atomic
def remove_from_profile(
    *, by: Actor, on: date, at: datetime, person_id: int, part: ProfilePart, row_id: int
) -> Person:
    """Takes one line away.

    Raises:
        NoSuchLineError: the line is gone already, or is another person's.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    line = _MODELS[ProfilePart(part)]._default_manager.filter(person=person, pk=row_id)
    if not line.delete()[0]:
        raise NoSuchLineError(part, row_id)
    if part == ProfilePart.WISHES:
        _close_ranks(person)
    return _finish(person, by=by, on=on, at=at)


def write_parts(person: Person, profile: ProfileDetails) -> None:
    """Replaces parts of a person whom the caller has locked."""
    for part in ProfilePart:
        lines = getattr(profile, part)
        if lines is None:
            continue
        if part == ProfilePart.WISHES and len(lines) > MOST_WISHES:
            raise TooManyWishesError(len(lines))
        rows = _rows(person, part, lines)
        _put_codes(rows)
        manager = _MODELS[part]._default_manager
        if not person._state.adding:
            manager.filter(person=person).delete()
        manager.bulk_create(rows)


def keep_completeness(person: Person, at: datetime) -> None:
    """Writes the percentage that lists sort by, and the time of the change."""
    person._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # set by prefetch only
    person.completeness = completeness_percent(completeness_todo(person))
    person.changed_at = at
    person.save(update_fields=["completeness", "changed_at"])


def note_profiled(person: Person, *, by: Actor, on: date) -> None:
    """One event a day and user, however often the form is saved."""
    key = f"profiled:{person.pk}:{by.user_id or 0}:{on}"
    if not recorded(key):
        live = person.registrations.filter(status="active").first()
        record(entry_of(EventKind.PERSON_PROFILED, person, live, by=by, on=on, act_key=key))


def _finish(person: Person, *, by: Actor, on: date, at: datetime) -> Person:
    keep_completeness(person, at)
    note_profiled(person, by=by, on=on)
    correct_entry(person, by=by, on=on)
    return person


def _rows(person: Person, part: ProfilePart, lines: tuple[Any, ...]) -> list[models.Model]:
    """Unsaved rows of the lines, in order; what is named twice is kept once."""
    if part == ProfilePart.PLACES:
        return _places(person, lines)
    model = _MODELS[part]
    rows: dict[Any, models.Model] = {}
    for number, line in enumerate(lines, start=1):
        values = asdict(line)
        key: Any = number
        if part == ProfilePart.SKILLS:
            key = values["normalised"] = " ".join(values["label"].lower().split())
        elif part == ProfilePart.LANGUAGES:
            key = values["name"] = values["name"].strip().capitalize()
        elif part == ProfilePart.LICENCES:
            key = values["kind"]
        elif part == ProfilePart.WISHES:
            values["rank"] = number
        rows.setdefault(key, model(person=person, **values))
    return list(rows.values())


def _put_codes(rows: list[models.Model]) -> None:
    """The occupation groups of their titles."""
    uncoded = [row for row in rows if isinstance(row, (Wish, Experience)) and not row.kbji]
    if not uncoded:
        return
    codes = codes_at_once(row.title for row in uncoded)
    for row in uncoded:
        found = codes.get(title_key(row.title))
        row.kbji = found.group if found else ""


def _places(person: Person, regions: tuple[str, ...]) -> list[models.Model]:
    unknown = [
        Problem("places", ProblemCode.REGION_UNKNOWN, code)
        for code in regions if not is_region(code)
    ]
    if unknown:
        raise DetailsRefusedError(unknown)
    return [WishedPlace(person=person, region=code) for code in dict.fromkeys(regions)]


def _save_once(row: models.Model) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        # The same skill, language, licence or place stands there already: the newer word counts.
        if isinstance(row, PersonSkill):
            PersonSkill.objects.filter(
                person_id=row.person_id, normalised=row.normalised
            ).update(label=row.label, level=row.level, evidence=row.evidence)
        elif isinstance(row, Language):
            Language.objects.filter(
                person_id=row.person_id, name=row.name).update(level=row.level)
        elif isinstance(row, PersonLicence):
            PersonLicence.objects.filter(
                person_id=row.person_id, kind=row.kind).update(valid_until=row.valid_until)
        elif not isinstance(row, WishedPlace):
            raise


def _free_rank(person: Person) -> int:
    taken = person.wishes.count()
    if taken >= MOST_WISHES:
        raise TooManyWishesError(taken + 1)
    return taken + 1


def _close_ranks(person: Person) -> None:
    for rank, wish in enumerate(person.wishes.order_by("rank"), start=1):
        if wish.rank != rank:
            wish.rank = rank
            wish.save(update_fields=["rank"])
