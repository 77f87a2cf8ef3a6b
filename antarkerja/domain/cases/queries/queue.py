"""Who waits and who is called; and what the screen in the waiting room shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from antarkerja.domain.cases.enums.queue import TicketStatus
from antarkerja.domain.cases.models import QueueScreen, Ticket
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import local_day

COUNTED_TO = 1_000
SHOWN = 60
ON_SCREEN = 8


@dataclass(frozen=True, slots=True)
class Screen:
    """Numbers only: the last called with their counters, the newest first."""

    office_name: str
    called: list[Ticket]
    waiting: int


def waiting_now(viewer: Actor, *, day: date) -> int:
    """How many numbers of a day were not called yet; counted to a thousand."""
    viewer.require(Permission.KEEP_CALENDAR)
    return Ticket.objects.filter(
        office_id=viewer.own_office, held_on=day, status=TicketStatus.WAITING
    )[:COUNTED_TO].count()


def queue_of(viewer: Actor, *, day: date) -> tuple[list[Ticket], list[Ticket]]:
    """The first who wait, and who is called and not yet served."""
    viewer.require(Permission.KEEP_CALENDAR)
    rows = Ticket.objects.filter(office_id=viewer.own_office, held_on=day)
    waiting = rows.filter(status=TicketStatus.WAITING).order_by("number")[:SHOWN]
    called = rows.filter(status=TicketStatus.CALLED).order_by("-called_at", "-pk")[:SHOWN]
    return list(waiting), list(called)


def screen_of(viewer: Actor) -> QueueScreen | None:
    """The address of the office's screen."""
    viewer.require(Permission.KEEP_CALENDAR)
    return QueueScreen.objects.filter(office_id=viewer.own_office).first()


def screen_by_code(code: str, *, at: datetime) -> Screen | None:
    """What a screen shows; None where no office has the code."""
    row = QueueScreen.objects.select_related("office").filter(code=code).first()
    if row is None:
        return None
    tickets = Ticket.objects.filter(
        office_id=row.office_id, held_on=local_day(row.office.zone, at))
    called = tickets.filter(status=TicketStatus.CALLED).order_by("-called_at", "-pk")
    return Screen(
        row.office.name, list(called[:ON_SCREEN]),
        tickets.filter(status=TicketStatus.WAITING)[:COUNTED_TO].count(),
    )
