"""Consents, for extras only: the core service rests on law and asks for none."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import Consent
from antarkerja.domain.jobseekers.operations.traits import lock_person
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def give_consent(*, by: Actor, at: datetime, person_id: int, purpose: Purpose) -> Consent:
    """Notes that the person agrees; the newest row of a purpose counts."""
    return _note(by, at, person_id, purpose, given=True)


@transaction.atomic
def withdraw_consent(*, by: Actor, at: datetime, person_id: int, purpose: Purpose) -> Consent:
    """Notes that the person agrees no longer; as easy as giving it."""
    return _note(by, at, person_id, purpose, given=False)


def _note(
    by: Actor, at: datetime, person_id: int, purpose: Purpose, *, given: bool
) -> Consent:
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    return Consent.objects.create(
        person=person, purpose=Purpose(purpose), given=given, at=at, user_id=by.user_id
    )
