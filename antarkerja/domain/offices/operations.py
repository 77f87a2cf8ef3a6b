"""Numbers of papers, access log, accounts and offices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.db import transaction

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, NumberSequence, User
from antarkerja.domain.offices.policies import Actor


class ReadLike(Protocol):
    @property
    def subject(self) -> str: ...
    @property
    def subject_id(self) -> int: ...
    @property
    def page(self) -> str: ...
    @property
    def reason(self) -> str: ...


def log_reads(actor: Actor, reads: Iterable[ReadLike]) -> None:
    """One access-log row for each file that was shown."""
    AccessLog.objects.bulk_create(
        AccessLog(
            user_id=actor.user_id or 0, role=actor.role, office_id=actor.office_id,
            subject=read.subject, subject_id=read.subject_id, page=read.page, reason=read.reason,
        )
        for read in reads
    )


def next_number(*, office_id: int, kind: str, year: int) -> int:
    """The next number of a kind of paper in an office and year, from 1, without gaps.

    Called inside the transaction of the paper: a rollback gives the number back, and a second
    caller waits on the locked row.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A number is given within its act")
    NumberSequence.objects.get_or_create(office_id=office_id, kind=kind, year=year)
    row = NumberSequence.objects.select_for_update().get(office_id=office_id, kind=kind, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def create_account(
    *, username: str, name: str, phone: str, password: str | None, role: RoleName,
    office_id: int | None, subject_id: int | None, on: date,
) -> User:
    """An account with its one open membership; without a password it waits for recovery.

    `subject_id` is the person or firm of a role that has one. Called inside an act that has
    checked who may do this.

    Raises:
        django.db.IntegrityError: the username is taken.
    """
    user = User(username=username, name=name, phone=phone)
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
