"""The life of a registration (AK/I): open, report, renew, strike off, revive, placed."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.db import transaction

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.errors import NotRegisteredError, StillRegisteredError
from antarkerja.domain.jobseekers.models import PeriodicReport, Person, Registration
from antarkerja.domain.jobseekers.operations.traits import (
    correct_entry,
    entry_of,
    live_registration,
    lock_person,
    recorded,
)
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import record, take_back
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.operations import next_number
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.shared.dates import add_months


def open_registration(
    person: Person, *, by: Actor, on: date, kind: EventKind, act_key: str | None,
    number: str = "",
) -> Registration:
    """A new spell in the live file with its event; `number` only where an old one is kept."""
    registration = Registration.objects.create(
        person=person, office_id=person.office_id,
        number=number or _new_number(person.office, on),
        opened_on=on, valid_until=add_months(on, rule_value(RuleName.AK1_VALID_MONTHS, on=on)),
        report_due_on=add_months(on, rule_value(RuleName.AK1_REPORT_MONTHS, on=on)),
        check_code=secrets.token_urlsafe(16),
    )
    record(entry_of(kind, person, registration, by=by, on=on,
                    act_key=act_key or f"opened:{registration.pk}"))
    return registration


def _new_number(office: Office, on: date) -> str:
    number = next_number(office_id=office.pk, kind="AK1", year=on.year)
    # A school job centre lies in the region of a district office and numbers on its own.
    own = "" if office.kind == OfficeKind.DISTRICT else f"/{office.pk}"
    return f"{office.region or '00'}{own}/{on.year}/{number:05d}"


@transaction.atomic
def report(*, by: Actor, on: date, person_id: int) -> Registration:
    """Wajib lapor: one box on the card is filled and the next day is set. Once a day.

    Raises:
        NotRegisteredError: no live registration.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    registration = live_registration(person)
    key = f"reported:{registration.pk}:{on}"
    if not recorded(key):
        PeriodicReport.objects.create(
            registration=registration, reported_on=on, user_id=by.user_id
        )
        due = add_months(on, rule_value(RuleName.AK1_REPORT_MONTHS, on=on))
        registration.report_due_on = min(due, registration.valid_until)
        registration.save(update_fields=["report_due_on"])
        record(entry_of(EventKind.PERSON_REPORTED, person, registration, by=by, on=on,
                        act_key=key))
    return registration


@transaction.atomic
def renew_registration(*, by: Actor, on: date, person_id: int) -> Registration:
    """A live registration becomes valid anew from `on`; counts as a report. Once a day.

    Raises:
        NotRegisteredError: no live registration; a dead one is revived.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE)
    registration = live_registration(person)
    key = f"renewed:{registration.pk}:{on}"
    if not recorded(key):
        months = rule_value(RuleName.AK1_VALID_MONTHS, on=on)
        due = add_months(on, rule_value(RuleName.AK1_REPORT_MONTHS, on=on))
        registration.valid_until = max(add_months(on, months), registration.valid_until)
        registration.report_due_on = due
        registration.save(update_fields=["valid_until", "report_due_on"])
        record(entry_of(EventKind.PERSON_RENEWED, person, registration, by=by, on=on,
                        act_key=key))
    return registration


@transaction.atomic
def strike_off(
    *, by: Actor, on: date, person_id: int, reason: StrikeOffReason
) -> Registration:
    """Takes a live registration to the dead file.

    Raises:
        NotRegisteredError: no live registration.
    """
    person = lock_person(by, person_id, Permission.STRIKE_OFF)
    return end_registration(
        person, live_registration(person), by=by, on=on, kind=EventKind.PERSON_STRUCK_OFF,
        reason=StrikeOffReason(reason),
    )


@transaction.atomic
def revive(*, by: Actor, on: date, person_id: int) -> Registration:
    """A new spell for somebody in the dead file, under the old number where that is free.

    Raises:
        StillRegisteredError: the registration is live.
    """
    person = lock_person(by, person_id, Permission.STRIKE_OFF)
    if person.registrations.filter(status=RegistrationStatus.ACTIVE).exists():
        raise StillRegisteredError(person_id)
    last = person.registrations.filter(office_id=person.office_id).order_by("-pk").first()
    # Struck off and revived on the day of the first entry: that number and day are taken.
    number = last.number if last and last.opened_on != on else ""
    return open_registration(person, by=by, on=on, kind=EventKind.PERSON_REVIVED,
                             act_key=None, number=number)


@transaction.atomic
def end_by_placement(
    *, by: Actor, on: date, person_id: int, scheme: str, employer_id: int | None = None,
    vacancy_id: int | None = None, kbli: str = "", kbli_version: str = "", act_key: str = "",
) -> Registration:
    """The registration ends because the person starts work; the card goes back.

    `act_key` is a word of the placement, by which its end can be taken back
    (`undo_end_by_placement`).

    Raises:
        NotRegisteredError: no live registration.
    """
    person = lock_person(by, person_id, Permission.REFER)
    return end_registration(
        person, live_registration(person), by=by, on=on, kind=EventKind.PERSON_PLACED,
        status=RegistrationStatus.PLACED, scheme=scheme, employer_id=employer_id,
        vacancy_id=vacancy_id, kbli=kbli, kbli_version=kbli_version, act_key=act_key,
    )


@transaction.atomic
def undo_end_by_placement(
    *, by: Actor, on: date, person_id: int, act_key: str, reason: str
) -> Registration:
    """The placement was a mistake: the registration that it ended is live as it was.

    The ledger keeps the placement and gets its correction, dated `on`.

    Raises:
        StillRegisteredError: the person was registered anew since.
        NotRegisteredError: nothing was ended under `act_key`, or it was taken back already.
    """
    person = lock_person(by, person_id, Permission.REFER)
    if person.registrations.filter(status=RegistrationStatus.ACTIVE).exists():
        raise StillRegisteredError(person_id)
    event = Event.objects.filter(act_key=act_key, kind=EventKind.PERSON_PLACED).first()
    registration = None
    if event is not None:
        registration = _bring_back(
            person, event, RegistrationStatus.PLACED, by=by, on=on, reason=reason)
    if registration is None:
        raise NotRegisteredError(person_id)
    return registration


@transaction.atomic
def end_by_death(
    *, by: Actor, on: date, person_id: int, act_key: str
) -> Registration | None:
    """Strikes off who died, in the act that says so; None where nothing was live.

    `act_key` is a word of that act, by which it can be taken back (`undo_end_by_death`).
    """
    person = lock_person(by, person_id, Permission.STRIKE_OFF)
    live = person.registrations.select_for_update().filter(
        status=RegistrationStatus.ACTIVE).first()
    if live is None:
        return None
    return end_registration(person, live, by=by, on=on, kind=EventKind.PERSON_STRUCK_OFF,
                            reason=StrikeOffReason.DIED, act_key=act_key)


@transaction.atomic
def undo_end_by_death(
    *, by: Actor, on: date, person_id: int, act_key: str
) -> Registration | None:
    """The person lives: the registration is live as it was. Twice is once.

    None where nothing was struck off under `act_key`, or the person was registered anew since.
    """
    person = lock_person(by, person_id, Permission.STRIKE_OFF)
    if person.registrations.filter(status=RegistrationStatus.ACTIVE).exists():
        return None
    event = Event.objects.filter(act_key=act_key, kind=EventKind.PERSON_STRUCK_OFF).first()
    if event is None or Event.objects.filter(corrects_id=event.pk).exists():
        return None
    return _bring_back(person, event, RegistrationStatus.STRUCK_OFF, by=by, on=on,
                       reason="undone")


def _bring_back(
    person: Person, event: Event, status: RegistrationStatus, *, by: Actor, on: date, reason: str
) -> Registration | None:
    """What `event` ended is live again; the ledger takes the event back."""
    if event.opened_on is None:
        return None
    registration = (
        person.registrations.select_for_update()
        .filter(status=status, opened_on=event.opened_on, ended_on=event.happened_on)
        .order_by("-pk").first()
    )
    if registration is None:
        return None
    registration.status, registration.ended_on = RegistrationStatus.ACTIVE, None
    registration.end_reason = ""
    registration.save(update_fields=["status", "ended_on", "end_reason"])
    take_back(event, on=on, officer_id=by.user_id, reason=reason)
    correct_entry(person, by=by, on=on)
    return registration


def end_registration(
    person: Person, registration: Registration, *, by: Actor, on: date, kind: EventKind,
    status: RegistrationStatus = RegistrationStatus.STRUCK_OFF,
    reason: StrikeOffReason | None = None, act_key: str = "", **event_fields: Any,
) -> Registration:
    """Ends a live registration with its event; the person is locked by the caller."""
    registration.status = status
    registration.ended_on = on
    registration.end_reason = reason or ""
    registration.save(update_fields=["status", "ended_on", "end_reason"])
    record(entry_of(kind, person, registration, by=by, on=on, reason=reason or "",
                    act_key=act_key or f"ended:{registration.pk}", **event_fields))
    return registration
