"""AK/IV: calling a person to the office by letter."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.jobseekers.errors import CallInThePastError, ReasonNeededError
from antarkerja.domain.jobseekers.models import CallLetter, Person
from antarkerja.domain.jobseekers.operations.traits import entry_of, lock_person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.operations import next_number
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def call_person(
    *, by: Actor, on: date, at: datetime, person_id: int, come_at: datetime, purpose: str
) -> CallLetter:
    """Writes a call letter with the next number of its office and year.

    The same call sent twice on a day (a button pressed again) is one letter.

    Raises:
        NotAllowedError, OutOfScopeError: not the actor's to call.
        CallInThePastError: the moment has gone by.
        ReasonNeededError: nobody is called without a purpose.
    """
    by.require(Permission.REGISTER_PEOPLE)
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE)
    purpose = " ".join(purpose.split())
    if not purpose:
        raise ReasonNeededError(person_id)
    if come_at <= at:
        raise CallInThePastError(come_at)
    same = CallLetter.objects.filter(
        person=person, written_on=on, come_at=come_at, purpose=purpose
    ).first()
    if same is not None:
        return same
    letter = CallLetter.objects.create(
        person=person, office_id=person.office_id, number=_new_number(person, on), written_on=on,
        come_at=come_at, purpose=purpose, check_code=secrets.token_urlsafe(16),
    )
    registration = person.registrations.filter(status="active").first()
    record(entry_of(EventKind.PERSON_CALLED, person, registration, by=by, on=on,
                    act_key=f"called:{letter.pk}"))
    return letter


def _new_number(person: Person, on: date) -> str:
    office = person.office
    number = next_number(office_id=office.pk, kind="AK4", year=on.year)
    own = "" if office.kind == OfficeKind.DISTRICT else f"/{office.pk}"
    return f"AK4/{office.region or '00'}{own}/{on.year}/{number:05d}"
