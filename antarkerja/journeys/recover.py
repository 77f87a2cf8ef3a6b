"""Back into the own account: a code from the desk, then signing in with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.jobseekers.operations import issue_code, lock_person, use_code
from antarkerja.domain.jobseekers.operations.recovery import CODE_MINUTES
from antarkerja.domain.messaging.ports import CodeSender
from antarkerja.domain.offices.accounts import users_of_identifier
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import PasswordNeededError
from antarkerja.domain.offices.operations import keep_password
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.register import open_account

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """What the desk hands over. The code stands in this answer only."""

    code: str
    username: str
    minutes: int
    was_sent: bool


def recover_account(
    *, by: Actor, on: date, at: datetime, person_id: int, proof: str, sender: CodeSender
) -> IssuedCode:
    """The desk gives a one-time code to somebody whom it knows; makes the account if there is none.

    The message goes out after the code is kept, so that no sent code is unknown here.

    Raises:
        NotAllowedError, OutOfScopeError, ReasonNeededError: as `jobseekers.issue_code`.
    """
    with transaction.atomic():
        person = lock_person(by, person_id, Permission.RECOVER_ACCOUNTS)
        user = open_account(by=by, on=on, person=person)
        code = issue_code(by=by, on=on, at=at, person_id=person_id, proof=proof)
    was_sent = bool(user.phone) and sender.send(phone=user.phone, code=code, minutes=CODE_MINUTES)
    return IssuedCode(code, user.username, CODE_MINUTES, was_sent)


@transaction.atomic
def sign_in_by_code(
    *, identifier: str, code: str, at: datetime, new_password: str | None = None
) -> User | None:
    """The account that number and code open, with the new password where one was chosen.

    Raises:
        PasswordNeededError: the account has no password and none was chosen; the code stays good.
    """
    users = {user.pk: user for user in users_of_identifier(identifier)}
    person = use_code(user_ids=users.keys(), code=code, at=at)
    if person is None or person.user_id is None:
        return None
    if new_password:
        return keep_password(user_id=person.user_id, password=new_password)
    user = users[person.user_id]
    if not user.has_usable_password():
        raise PasswordNeededError
    return user
