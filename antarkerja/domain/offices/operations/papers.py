"""Numbers of papers, and the log of who read whose file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.db import transaction

from antarkerja.domain.offices.models import AccessLog, NumberSequence
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
