"""Many people at once: as `register_person`, with queries that do not grow with the rows."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.imports.reading import details_from
from antarkerja.domain.jobseekers.models import (
    Certificate,
    Experience,
    Language,
    Person,
    PersonLicence,
    PersonSkill,
    Registration,
    Sensitive,
    Wish,
)
from antarkerja.domain.jobseekers.operations.traits import entry_of
from antarkerja.domain.jobseekers.policies import (
    PersonDetails,
    completeness_percent,
    completeness_todo,
)
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.imports import Plan, reserve_numbers
from antarkerja.domain.offices.models import ImportRow, Office
from antarkerja.domain.reference.coding import codes_of, queue_titles, title_key
from antarkerja.domain.reference.rules import RuleName, rule_values
from antarkerja.shared.dates import add_months
from antarkerja.shared.names import normalised_name

_SENSITIVE = ("religion", "marital", "height_cm", "weight_kg", "accommodation")
_NOT_COLUMNS = {*_SENSITIVE, "mother_name", "disabilities"}


@dataclass(slots=True)
class _Newcomer:
    row: ImportRow
    details: PersonDetails
    person: Person
    registration: Registration | None = None
    parts: list[models.Model] = field(default_factory=list)


def register_rows(rows: Sequence[ImportRow], plan: Plan) -> None:
    """Persons, profiles, registrations and events of rows; sets their `target_id`.

    Who registered long ago keeps that day and the number of the card where it is free. Whose
    registration is over comes into the dead file without an event: it never was in this book.
    """
    plan.by.require(Permission.REGISTER_PEOPLE)
    people = [_newcomer(row, plan) for row in rows]
    Person.objects.bulk_create([p.person for p in people], batch_size=200)
    for newcomer in people:
        newcomer.row.target_id = newcomer.person.pk
        _add_parts(newcomer)
    _put_codes([part for p in people for part in p.parts
                if isinstance(part, (Wish, Experience))])
    _create(part for p in people for part in p.parts)
    _open_registrations(people, plan)
    persons = [p.person for p in people]
    prefetch_related_objects(persons, "wishes", "skills", "experiences", "places")
    for person in persons:
        person.completeness = completeness_percent(completeness_todo(person))
    Person.objects.bulk_update(persons, ["completeness"], batch_size=200)
    record_many(_entry(p, plan) for p in people
                if p.registration and p.registration.status == RegistrationStatus.ACTIVE)


def act_key(row: ImportRow) -> str:
    return f"registered:import:{row.batch_id}:{row.line}"


def _newcomer(row: ImportRow, plan: Plan) -> _Newcomer:
    details = details_from(row.values)
    columns = {n: getattr(details, n) for n in PersonDetails.__dataclass_fields__
               if n not in _NOT_COLUMNS}
    nik = row.values.get("nik")
    person = Person(
        **columns, office_id=plan.owner(details.region) or plan.office_id,
        name_normalised=normalised_name(details.name), created_at=plan.at, changed_at=plan.at,
        nik_encrypted=nik.encode() if nik else None, nik_hash=row.values.get("nik_hash"),
        nik_last4=row.values.get("nik_last4", ""),
    )
    return _Newcomer(row, details, person)


def _add_parts(newcomer: _Newcomer) -> None:
    person, details = newcomer.person, newcomer.details
    profile = newcomer.row.values.get("profile", {})
    parts = newcomer.parts
    mother = newcomer.row.values["details"].get("mother_encrypted")
    sensitive: dict[str, Any] = {name: getattr(details, name) for name in _SENSITIVE}
    if any(sensitive.values()) or mother or details.disabilities:
        parts.append(Sensitive(
            person=person, **sensitive, disabilities=list(details.disabilities),
            mother_name_encrypted=mother.encode() if mother else None,
        ))
    for rank, title in enumerate(profile.get("wishes", ()), start=1):
        parts.append(Wish(person=person, rank=rank, title=title))
    skills = {" ".join(label.lower().split()): label for label in profile.get("skills", ())}
    parts += [PersonSkill(person=person, label=v, normalised=k) for k, v in skills.items()]
    names = dict.fromkeys(name.strip().capitalize() for name in profile.get("languages", ()))
    parts += [Language(person=person, name=name) for name in names]
    parts += [PersonLicence(person=person, kind=kind) for kind in profile.get("licences", ())]
    parts += [Certificate(person=person, title=t, issuer=i)
              for t, i in profile.get("certificates", ())]
    parts += [Experience(person=person, title=t, months=m)
              for t, m in profile.get("experiences", ())]


def _put_codes(rows: Sequence[Wish | Experience]) -> None:
    """Occupation groups of titles that are coded; the others wait for the coder."""
    queue_titles(row.title for row in rows)
    codes = codes_of(row.title for row in rows)
    for row in rows:
        found = codes.get(title_key(row.title))
        row.kbji = found.group if found else ""


def _create(parts: Iterable[models.Model]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for part in parts:
        by_model.setdefault(type(part), []).append(part)
    for model, rows in by_model.items():
        model._default_manager.bulk_create(rows, batch_size=500)


def _open_registrations(people: Sequence[_Newcomer], plan: Plan) -> None:
    rules = rule_values(on=plan.on)
    offices = Office.objects.in_bulk({p.person.office_id for p in people})
    taken = _taken_numbers(people)
    without: dict[int, list[Registration]] = {}
    for newcomer in people:
        registration = _registration(newcomer, plan, rules)
        newcomer.registration = registration
        wanted = newcomer.row.values.get("number", "")
        place = (registration.office_id, wanted)
        if wanted and place not in taken:
            taken.add(place)
            registration.number = wanted
        else:
            without.setdefault(registration.office_id, []).append(registration)
    for office_id, rows in without.items():
        _give_numbers(offices[office_id], rows, plan.on)
    Registration.objects.bulk_create(
        [p.registration for p in people if p.registration], batch_size=500
    )


def _registration(newcomer: _Newcomer, plan: Plan, rules: dict[str, int]) -> Registration:
    values = newcomer.row.values
    opened = date.fromisoformat(values.get("registered_on", plan.on.isoformat()))
    until = (
        date.fromisoformat(values["valid_until"]) if "valid_until" in values
        else add_months(opened, rules[RuleName.AK1_VALID_MONTHS])
    )
    over = until < plan.on
    # Nobody is struck off at once for reports that the old register may hold: the count starts
    # with the day of the import.
    due = add_months(plan.on, rules[RuleName.AK1_REPORT_MONTHS])
    return Registration(
        person=newcomer.person, office_id=newcomer.person.office_id, opened_on=opened,
        valid_until=until, report_due_on=min(due, until), check_code=secrets.token_urlsafe(16),
        status=RegistrationStatus.STRUCK_OFF if over else RegistrationStatus.ACTIVE,
        ended_on=until if over else None,
        end_reason=StrikeOffReason.EXPIRED if over else "",
    )


def _taken_numbers(people: Sequence[_Newcomer]) -> set[tuple[int, str]]:
    numbers = {p.row.values["number"] for p in people if p.row.values.get("number")}
    rows = Registration.objects.filter(number__in=numbers)
    return set(rows.values_list("office_id", "number"))


def _give_numbers(office: Office, rows: Sequence[Registration], on: date) -> None:
    """New numbers as at the desk."""
    own = "" if office.kind == OfficeKind.DISTRICT else f"/{office.pk}"
    numbers = reserve_numbers(office_id=office.pk, kind="AK1", year=on.year, count=len(rows))
    for row, number in zip(rows, numbers, strict=True):
        row.number = f"{office.region or '00'}{own}/{on.year}/{number:05d}"


def _entry(newcomer: _Newcomer, plan: Plan) -> Entry:
    return entry_of(
        EventKind.PERSON_REGISTERED, newcomer.person, newcomer.registration, by=plan.by,
        on=plan.on, act_key=act_key(newcomer.row),
    )
