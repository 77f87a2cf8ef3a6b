"""One-time codes: issued at the desk to somebody whom the officer knows, used once to sign in."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from antarkerja.domain.jobseekers.errors import ReasonNeededError
from antarkerja.domain.jobseekers.models import Person, RecoveryCode
from antarkerja.domain.jobseekers.operations.traits import entry_of, lock_person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash

CODE_DIGITS = 8
CODE_MINUTES = 15
CODE_TRIES = 5


@transaction.atomic
def issue_code(*, by: Actor, on: date, at: datetime, person_id: int, proof: str) -> str:
    """A fresh code for a person's account; earlier ones end. Only its hash is kept.

    `proof` says how the officer knew the person, and goes into the ledger.

    Raises:
        NotAllowedError, OutOfScopeError: not a file of the actor's office.
        ReasonNeededError: no proof was named.
    """
    person = lock_person(by, person_id, Permission.RECOVER_ACCOUNTS)
    if not proof.strip():
        raise ReasonNeededError
    RecoveryCode.objects.filter(person=person, used_at=None, expires_at__gt=at).update(
        expires_at=at
    )
    code = f"{secrets.randbelow(10 ** CODE_DIGITS):0{CODE_DIGITS}d}"
    row = RecoveryCode.objects.create(
        person=person, code_hash=_hash(person.pk, code), issued_by_id=by.user_id, created_at=at,
        expires_at=at + timedelta(minutes=CODE_MINUTES),
    )
    registration = person.registrations.order_by("-opened_on", "-pk").first()
    record(entry_of(
        EventKind.ACCOUNT_RECOVERED, person, registration, by=by, on=on, reason=proof[:40],
        act_key=f"recovery:{row.pk}",
    ))
    return code


@transaction.atomic
def use_code(*, user_ids: Collection[int], code: str, at: datetime) -> Person | None:
    """The person whose live code this is; None where it is wrong, used, too old or worn out.

    Each wrong try counts against every live code of these accounts, and stays counted: the
    rows are locked, so that tries at the same moment queue.
    """
    rows = list(
        RecoveryCode.objects.select_for_update(of=("self",)).select_related("person")
        .filter(person__user_id__in=user_ids, used_at=None, expires_at__gt=at,
                tries__lt=CODE_TRIES)
        .order_by("-pk")
    )
    found = None
    for row in rows:
        if hmac.compare_digest(row.code_hash, _hash(row.person_id, code)):
            found = row
    if found is None:
        RecoveryCode.objects.filter(pk__in=[row.pk for row in rows]).update(tries=F("tries") + 1)
        return None
    found.used_at = at
    found.save(update_fields=["used_at"])
    return found.person


def remove_old_codes(*, by: Actor, at: datetime) -> int:
    """Removes codes that ended more than a day ago; returns how many.

    Raises:
        NotAllowedError: only those who issue codes, and the clock.
    """
    by.require(Permission.RECOVER_ACCOUNTS)
    old = RecoveryCode.objects.filter(expires_at__lt=at - timedelta(days=1))
    return old.delete()[0]


def _hash(person_id: int, code: str) -> str:
    return keyed_hash(f"recovery:{person_id}:{code}")
