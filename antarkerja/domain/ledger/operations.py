"""Appending to the book. Called inside the transaction of the act that it records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event before it is written; fields as in `models.Event`."""

    kind: EventKind
    happened_on: date
    subject: Subject
    subject_id: int
    office_id: int
    officer_id: int | None = None
    person_id: int | None = None
    vacancy_id: int | None = None
    employer_id: int | None = None
    quantity: int = 1
    opened_on: date | None = None
    sex: str = ""
    birth_on: date | None = None
    education: str = ""
    left_school_year: int | None = None
    kbji: str = ""
    kbji_version: str = ""
    kbli: str = ""
    kbli_version: str = ""
    region: str = ""
    scheme: str = ""
    reason: str = ""
    corrects_id: int | None = None
    act_key: str | None = None


def record(entry: Entry) -> Event:
    """Appends one event and returns it.

    Raises:
        django.db.IntegrityError: an event with the same `act_key` is already in the book.
        django.db.transaction.TransactionManagementError: called outside a transaction.
    """
    _require_transaction()
    return Event.objects.create(**asdict(entry))


def record_many(entries: Iterable[Entry]) -> int:
    """Appends many events in batches and returns how many."""
    _require_transaction()
    rows = [Event(**asdict(entry)) for entry in entries]
    Event.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def take_back(event: Event, *, on: date, officer_id: int | None, reason: str) -> Event:
    """Appends the correction that cancels `event`, dated `on` so that closed months keep.

    Raises:
        django.db.IntegrityError: the event was taken back before.
    """
    fields = {
        name: getattr(event, name) for name in Entry.__dataclass_fields__ if name != "act_key"
    }
    entry = replace(
        Entry(**fields),
        happened_on=on,
        officer_id=officer_id,
        quantity=-event.quantity,
        reason=reason,
        corrects_id=event.pk,
        act_key=f"take-back:{event.pk}",
    )
    return record(entry)


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "A ledger event is written in the same transaction as the change it records"
        )
