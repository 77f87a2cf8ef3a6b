"""The book cannot be changed, by the program or by hand."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.errors import LedgerIsAppendOnlyError
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, take_back

pytestmark = pytest.mark.django_db


def an_event(act_key: str | None = None) -> Event:
    return record(
        Entry(kind=EventKind.PERSON_REGISTERED, happened_on=date(2026, 11, 24),
              subject=Subject.PERSON, subject_id=1, office_id=1, act_key=act_key)
    )


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_event SET sex = 'L'", "DELETE FROM ledger_event"]
)
def test_the_database_refuses_to_change_an_event(statement: str) -> None:
    an_event()
    with (
        pytest.raises(DatabaseError, match="append-only"), transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Event.objects.count() == 1


def test_the_program_refuses_to_change_an_event() -> None:
    event = an_event()
    with pytest.raises(LedgerIsAppendOnlyError):
        event.delete()
    with pytest.raises(LedgerIsAppendOnlyError):
        Event.objects.all().delete()
    with pytest.raises(LedgerIsAppendOnlyError):
        Event.objects.update(sex="P")


def test_a_correction_is_an_event_that_takes_back() -> None:
    event = an_event()
    back = take_back(event, on=date(2026, 12, 1), officer_id=7, reason="mistake")
    assert (back.quantity, back.corrects_id, back.happened_on) == (-1, event.pk, date(2026, 12, 1))


def test_the_same_act_is_written_once() -> None:
    an_event("registration:1")
    with pytest.raises(DatabaseError), transaction.atomic():
        an_event("registration:1")


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        an_event()
