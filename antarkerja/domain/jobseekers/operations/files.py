"""The person's file: entered, changed, its NIK shown."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from antarkerja.domain.jobseekers.errors import (
    AlreadyRegisteredError,
    DetailsRefusedError,
    NoNikError,
    ReasonNeededError,
)
from antarkerja.domain.jobseekers.models import Person, Sensitive
from antarkerja.domain.jobseekers.operations.profiles import (
    keep_completeness,
    note_profiled,
    write_parts,
)
from antarkerja.domain.jobseekers.operations.registrations import open_registration
from antarkerja.domain.jobseekers.operations.traits import (
    correct_entry,
    entry_of,
    lock_person,
)
from antarkerja.domain.jobseekers.policies import (
    PersonDetails,
    ProfileDetails,
    check_details,
    check_nik,
    hard_problems,
    nik_digits,
)
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import ChangedMeanwhileError, OutOfScopeError
from antarkerja.domain.offices.operations import keep_contact, log_reads
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.shared.crypto import decrypt, encrypt, keyed_hash
from antarkerja.shared.names import normalised_name

_SENSITIVE = ("religion", "marital", "height_cm", "weight_kg", "accommodation")
_OWN = tuple(
    field.name for field in fields(PersonDetails)
    if field.name not in (*_SENSITIVE, "mother_name", "disabilities")
)
LEAST_REASON = 5


@dataclass(frozen=True, slots=True)
class _NikRead:
    subject_id: int
    reason: str
    subject: str = "person"
    page: str = "nik"


@transaction.atomic
def register_person(
    *, by: Actor, on: date, at: datetime, details: PersonDetails, nik: str | None,
    profile: ProfileDetails | None = None, act_key: str = "",
) -> Person:
    """A new person of the actor's office with a live registration (AK/I) and its number.

    `act_key` is a random word of the form that is sent: sent twice by one user to one office,
    the first person is returned and nothing is written.

    Raises:
        DetailsRefusedError: the details or the NIK break a hard rule.
        AlreadyRegisteredError: the NIK is registered, here or elsewhere.
    """
    by.require(Permission.REGISTER_PEOPLE)
    if by.office_id is None:
        raise OutOfScopeError("a person is registered in an office")
    key = f"registered:{by.office_id}:{by.user_id or 0}:{act_key}" if act_key else None
    if key and (event := Event.objects.filter(act_key=key).first()):
        return Person.objects.get(pk=event.subject_id)
    _refuse_problems(details, nik, on)
    person = Person(office_id=by.office_id, created_at=at, changed_at=at, **_columns(details))
    _put_nik(person, nik)
    _save(person)
    _write_sensitive(person, details)
    if profile is not None:
        write_parts(person, profile)
    open_registration(person, by=by, on=on, kind=EventKind.PERSON_REGISTERED, act_key=key)
    keep_completeness(person, at)
    return person


@transaction.atomic
def change_person(
    *, by: Actor, on: date, at: datetime, person_id: int, details: PersonDetails,
    nik: str | None = None, read_at: datetime | None = None,
) -> Person:
    """Writes all details; `nik` None keeps the one that is known.

    `read_at` is the file's `changed_at` when the details were compared with it.

    Raises:
        DetailsRefusedError, AlreadyRegisteredError: as at registration.
        ChangedMeanwhileError: somebody has changed the file since `read_at`.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    if read_at is not None and person.changed_at != read_at:
        raise ChangedMeanwhileError(person_id)
    _refuse_problems(details, nik, on)
    for name, value in _columns(details).items():
        setattr(person, name, value)
    _put_nik(person, nik)
    _save(person)
    if person.user_id is not None:
        keep_contact(user_id=person.user_id, name=person.name, phone=person.phone)
    _write_sensitive(person, details)
    keep_completeness(person, at)
    note_profiled(person, by=by, on=on)
    correct_entry(person, by=by, on=on)
    return person


@transaction.atomic
def link_account(*, by: Actor, person_id: int, user_id: int) -> Person:
    """The account with which the person signs in."""
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE)
    person.user_id = user_id
    person.save(update_fields=["user"])
    return person


@transaction.atomic
def reveal_nik(*, by: Actor, on: date, person_id: int, reason: str) -> str:
    """The 16 digits; written into the ledger and, with the reason, into the access log.

    Raises:
        ReasonNeededError: fewer than five letters of reason.
        NoNikError: no NIK is known.
    """
    person = lock_person(by, person_id, Permission.REVEAL_NIK)
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError
    if person.nik_encrypted is None:
        raise NoNikError(person_id)
    live = person.registrations.filter(status="active").first()
    record(entry_of(EventKind.NIK_REVEALED, person, live, by=by, on=on,
                    reason=reason.strip()[:40]))
    log_reads(by, [_NikRead(person.pk, reason.strip()[:200])])
    return decrypt(person.nik_encrypted)


def _refuse_problems(details: PersonDetails, nik: str | None, on: date) -> None:
    min_age = rule_value(RuleName.REGISTER_MIN_AGE_YEARS, on=on)
    problems = check_details(details, on=on, min_age=min_age)
    if nik:
        problems += check_nik(nik, on=on)
    if hard := hard_problems(problems):
        raise DetailsRefusedError(hard)


def _columns(details: PersonDetails) -> dict[str, Any]:
    columns = {name: getattr(details, name) for name in _OWN}
    columns["name"] = " ".join(details.name.split())
    return columns | {"name_normalised": normalised_name(details.name)}


def _put_nik(person: Person, nik: str | None) -> None:
    if not nik:
        return
    digits = nik_digits(nik)
    hashed = keyed_hash(digits)
    other = (
        Person.objects.filter(nik_hash=hashed, merged_into__isnull=True)
        .exclude(pk=person.pk).select_related("office").first()
    )
    if other is not None:
        raise AlreadyRegisteredError(other.pk, other.office.name)
    person.nik_encrypted, person.nik_hash, person.nik_last4 = encrypt(digits), hashed, digits[-4:]


def _save(person: Person) -> None:
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        # Somebody registered the same NIK between the look-up and now.
        other = (
            Person.objects.filter(nik_hash=person.nik_hash or "", merged_into__isnull=True)
            .select_related("office").first()
        )
        if other is None:
            raise
        raise AlreadyRegisteredError(other.pk, other.office.name) from error


def _write_sensitive(person: Person, details: PersonDetails) -> None:
    """Keeps the row only where something was told."""
    values: dict[str, Any] = {name: getattr(details, name) for name in _SENSITIVE}
    values["disabilities"] = sorted(set(details.disabilities))
    values["mother_name_encrypted"] = (
        encrypt(details.mother_name) if details.mother_name else None
    )
    if any(values.values()):
        Sensitive.objects.update_or_create(person=person, defaults=values)
    else:
        Sensitive.objects.filter(person=person).delete()
