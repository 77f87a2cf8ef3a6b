"""The waiting queue: numbers by office and day, called at counters."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from antarkerja.domain.cases.enums.queue import TicketStatus
from antarkerja.domain.cases.errors.appointments import NotBookedError
from antarkerja.domain.cases.models import QueueDay, QueueScreen, Ticket
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

COUNTERS = range(1, 21)


@transaction.atomic
def take_ticket(*, by: Actor, on: date, at: datetime) -> Ticket:
    """The next number of the office and day, from 1, without gaps."""
    by.require(Permission.KEEP_CALENDAR)
    office_id = by.own_office
    QueueDay.objects.get_or_create(office_id=office_id, held_on=on)
    day = QueueDay.objects.select_for_update().get(office_id=office_id, held_on=on)
    day.last += 1
    day.save(update_fields=["last"])
    return Ticket.objects.create(
        office_id=office_id, held_on=on, number=day.last, taken_at=at)


@transaction.atomic
def call_next(*, by: Actor, on: date, at: datetime, counter: int) -> Ticket | None:
    """Calls the first who waits; None where nobody does. Two counters never call one number."""
    by.require(Permission.KEEP_CALENDAR)
    waiting = Ticket.objects.filter(
        office_id=by.own_office, held_on=on, status=TicketStatus.WAITING)
    while (first := waiting.order_by("number").first()) is not None:
        called = Ticket.objects.filter(pk=first.pk, status=TicketStatus.WAITING).update(
            status=TicketStatus.CALLED, counter=counter, called_at=at, calls=1)
        if called:
            return Ticket.objects.get(pk=first.pk)
    return None


@transaction.atomic
def call_again(*, by: Actor, at: datetime, ticket_id: int) -> Ticket:
    """The number is shown anew.

    Raises:
        OutOfScopeError: no such number in the office.
        NotBookedError: the number is not called at the moment.
    """
    ticket = _ticket(by, ticket_id)
    if not Ticket.objects.filter(pk=ticket.pk, status=TicketStatus.CALLED).update(
        called_at=at, calls=F("calls") + 1
    ):
        raise NotBookedError
    ticket.refresh_from_db()
    return ticket


@transaction.atomic
def end_ticket(*, by: Actor, at: datetime, ticket_id: int, served: bool) -> Ticket:
    """The person was served, or went away. Twice is once.

    Raises:
        OutOfScopeError: no such number in the office.
    """
    ticket = _ticket(by, ticket_id)
    status = TicketStatus.SERVED if served else TicketStatus.GONE
    Ticket.objects.filter(
        pk=ticket.pk, status__in=[TicketStatus.WAITING, TicketStatus.CALLED]
    ).update(status=status, ended_at=at)
    ticket.refresh_from_db()
    return ticket


@transaction.atomic
def renew_screen(*, by: Actor, at: datetime) -> QueueScreen:
    """A new address for the office's screen; the old one shows nothing from now on."""
    by.require(Permission.KEEP_CALENDAR)
    row, _made = QueueScreen.objects.update_or_create(
        office_id=by.own_office,
        defaults={"code": secrets.token_urlsafe(12), "renewed_at": at},
    )
    return row


def _ticket(by: Actor, ticket_id: int) -> Ticket:
    by.require(Permission.KEEP_CALENDAR)
    ticket = Ticket.objects.filter(office_id=by.own_office, pk=ticket_id).first()
    if ticket is None:
        raise OutOfScopeError(ticket_id)
    return ticket
