"""When an office is open, where people meet, and when an officer is away."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.offices.models import Office, User


class OpeningHours(models.Model):
    """One opening of a weekday (0 is Monday) on the office's own clock; a day may have two."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="opening_hours")
    weekday = models.SmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "weekday", "opens"], name="opening_hours_once"
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6), name="opening_hours_weekday_known"
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")), name="opening_hours_in_order"
            ),
        ]


class ClosedDay(models.Model):
    """A day on which the office receives nobody: a public holiday, or its own reason."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="closed_days")
    closed_on = models.DateField()
    reason = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "closed_on"], name="closed_day_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="closed_day_has_a_reason"),
        ]


class Room(models.Model):
    """A room or counter where people meet."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="rooms")
    title = models.CharField(max_length=60)
    seats = models.SmallIntegerField(default=1)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "title"], condition=Q(archived_at__isnull=True), name="room_once"
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="room_has_a_seat"),
        ]

    def __str__(self) -> str:
        return self.title


class Absence(models.Model):
    """When an officer receives nobody: whole days, or hours of each. Why is nobody's business."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="absences")
    officer = models.ForeignKey(User, models.RESTRICT, related_name="absences")
    first_on = models.DateField()
    last_on = models.DateField()
    # On the office's clock; both empty for whole days.
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "last_on"], name="absence_office_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "first_on", "last_on"], name="absence_once",
                condition=Q(from_time__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["officer", "first_on", "last_on", "from_time", "until_time"],
                name="absence_hours_once", condition=Q(from_time__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, until_time__isnull=True)
                | Q(from_time__isnull=False, until_time__gt=F("from_time"),
                    until_time__isnull=False),
                name="absence_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="absence_days_in_order"
            ),
        ]


class CalendarFeed(models.Model):
    """The secret address under which an officer's own calendar program reads appointments."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "officer": "whose calendar it is; the row goes when the officer renews or ends it",
    }

    officer = models.OneToOneField(User, models.RESTRICT, related_name="calendar_feed")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="calendar_feeds")
    secret = models.CharField(max_length=64, unique=True)
    renewed_at = models.DateTimeField()
