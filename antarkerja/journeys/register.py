"""A jobseeker is registered: file, registration, profile and account in one act."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.jobseekers.errors import AlreadyRegisteredError
from antarkerja.domain.jobseekers.operations import link_account, register_person
from antarkerja.domain.jobseekers.policies import PersonDetails, ProfileDetails
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.operations import create_account
from antarkerja.domain.offices.policies import Actor, system_actor

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.offices.models import User


@transaction.atomic
def register_jobseeker(
    *, by: Actor, on: date, at: datetime, details: PersonDetails, nik: str | None = None,
    profile: ProfileDetails | None = None, password: str | None = None, act_key: str = "",
) -> Person:
    """Registers at the desk. The account's name is the registration number.

    Without a password nobody can sign in to the account until the desk gives a one-time code.
    Sent twice with one `act_key`, the second time returns the first person.

    Raises:
        DetailsRefusedError, AlreadyRegisteredError: as `register_person`.
    """
    person = register_person(
        by=by, on=on, at=at, details=details, nik=nik, profile=profile, act_key=act_key
    )
    open_account(by=by, on=on, person=person, password=password)
    return person


@transaction.atomic
def register_alone(
    *, office_id: int, on: date, at: datetime, details: PersonDetails, password: str,
    nik: str | None = None, profile: ProfileDetails | None = None, act_key: str = "",
) -> tuple[Person, User]:
    """Somebody registers alone, on a phone; the office checks the file at the first visit.

    Returns the person and the account to sign in with.

    Raises:
        DetailsRefusedError, AlreadyRegisteredError: as `register_person`.
    """
    person = register_jobseeker(
        by=system_actor(office_id), on=on, at=at, details=details, nik=nik, profile=profile,
        password=password, act_key=act_key,
    )
    user = open_account(by=system_actor(office_id), on=on, person=person)
    if not user.check_password(password):
        # The same form sent again with another password is somebody else's back button.
        raise AlreadyRegisteredError(person.pk, person.office.name)
    return person, user


@transaction.atomic
def open_account(
    *, by: Actor, on: date, person: Person, password: str | None = None
) -> User:
    """The person's account, made where there is none yet."""
    if person.user is not None:
        return person.user
    number = person.registrations.order_by("-pk").values_list("number", flat=True)[0]
    user = create_account(
        username=number, name=person.name, phone=person.phone, password=password,
        role=RoleName.JOBSEEKER, office_id=person.office_id, subject_id=person.pk, on=on,
    )
    link_account(by=by, person_id=person.pk, user_id=user.pk)
    person.user = user
    return user
