"""Accounts of people and firms: steps inside the acts that need them."""

from __future__ import annotations

import secrets
from datetime import date

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, User

# Read aloud without a mistake: no 0 and O, 1 and l.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def create_account(
    *, username: str, name: str, phone: str, password: str | None, role: RoleName,
    office_id: int | None, subject_id: int | None, on: date, email: str = "",
) -> User:
    """An account with its one open membership; without a password it waits for recovery.

    `subject_id` is the person or firm of a role that has one. Called inside an act that has
    checked who may do this.

    Raises:
        django.db.IntegrityError: the username is taken.
    """
    user = User(username=username, name=name, phone=phone, email=email)
    user.set_password(password)
    user.save()
    Membership.objects.create(
        user=user, office_id=office_id, role=role, subject_id=subject_id, valid_from=on
    )
    return user


def repoint_account(*, user_id: int, subject_id: int) -> None:
    """The account's open membership stands for another file, after a merge."""
    Membership.objects.filter(user_id=user_id, valid_until__isnull=True).update(
        subject_id=subject_id
    )


def keep_contact(*, user_id: int, name: str, phone: str) -> None:
    """The account follows the file: one signs in with the phone that stands there."""
    User.objects.filter(pk=user_id).update(name=name, phone=phone)


def close_account(*, user_id: int, on: date) -> None:
    """The account signs in no longer; its rows stay."""
    Membership.objects.filter(user_id=user_id, valid_until__isnull=True).update(valid_until=on)
    User.objects.filter(pk=user_id).update(is_active=False)


def reopen_account(
    *, user_id: int, role: RoleName, office_id: int | None, subject_id: int | None, on: date
) -> None:
    """A closed account signs in again, by a new membership; the earlier one stays readable."""
    User.objects.filter(pk=user_id).update(is_active=True)
    Membership.objects.create(
        user_id=user_id, office_id=office_id, role=role, subject_id=subject_id, valid_from=on
    )


def give_first_password(*, user_id: int) -> str:
    """A password to hand over: shown once, changed at the first sign-in; open sessions end."""
    user = User.objects.select_for_update().get(pk=user_id)
    password = _first_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    return password


def keep_password(*, user_id: int, password: str) -> User:
    """The password that somebody chose for the own account; other sessions end with it."""
    user = User.objects.select_for_update().get(pk=user_id)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    return user


def _first_password() -> str:
    """Sixteen characters in groups of four, about 79 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(16))
    return "-".join(letters[start:start + 4] for start in range(0, 16, 4))
