"""People who wait without an appointment: numbers by office and day, and the screen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from antarkerja.domain.cases.enums.queue import TicketStatus
from antarkerja.domain.offices.models import Office


class QueueDay(models.Model):
    """The last number that an office gave on a day."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="queue_days")
    held_on = models.DateField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "held_on"], name="queue_day_once"),
        ]


class Ticket(models.Model):
    """One number of the queue. It names nobody."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="tickets")
    held_on = models.DateField()
    number = models.IntegerField()
    status = models.CharField(max_length=7, choices=TicketStatus, default=TicketStatus.WAITING)
    counter = models.SmallIntegerField(null=True)
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    calls = models.SmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "held_on", "status", "number"], name="ticket_queue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "held_on", "number"], name="ticket_number_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="ticket_number_from_one"),
            models.CheckConstraint(
                condition=Q(status__in=TicketStatus.values), name="ticket_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="called") | Q(called_at__isnull=False, counter__isnull=False),
                name="ticket_called_has_a_counter",
            ),
        ]


class QueueScreen(models.Model):
    """The address of an office's screen: whoever knows the code sees numbers, never names."""

    office = models.OneToOneField(Office, models.RESTRICT, related_name="queue_screen")
    code = models.CharField(max_length=32, unique=True)
    renewed_at = models.DateTimeField()
