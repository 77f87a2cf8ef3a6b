"""Times that can be booked, and the weekly patterns they are made from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.models.calendar import Room
from antarkerja.domain.offices.models import Office, User


class SlotRule(models.Model):
    """A weekly pattern: each Tuesday 08:00 to 11:30, half an hour each, one person."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="slot_rules")
    kind = models.CharField(max_length=8, choices=SlotKind)
    officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="slot_rules")
    room = models.ForeignKey(Room, models.RESTRICT, null=True, related_name="slot_rules")
    weekday = models.SmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    minutes = models.SmallIntegerField()
    capacity = models.SmallIntegerField(default=1)
    topic = models.CharField(max_length=120, blank=True)
    # People may book it alone; else only the office gives it out.
    is_open = models.BooleanField(default=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "weekday"], name="slot_rule_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6), name="slot_rule_weekday_known"
            ),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="slot_rule_in_order"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="slot_rule_minutes"
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=500), name="slot_rule_capacity"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SlotKind.values), name="slot_rule_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="group") | ~Q(topic=""), name="slot_rule_group_has_a_topic"
            ),
        ]


class Slot(models.Model):
    """A time that can be booked by `capacity` people; a group session is a slot with a topic.

    The database keeps it from being given out twice: `taken` grows by one conditional UPDATE, and
    never passes `capacity`.
    """

    office = models.ForeignKey(Office, models.RESTRICT, related_name="slots")
    rule = models.ForeignKey(SlotRule, models.RESTRICT, null=True, related_name="slots")
    kind = models.CharField(max_length=8, choices=SlotKind)
    officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="slots")
    room = models.ForeignKey(Room, models.RESTRICT, null=True, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.SmallIntegerField(default=1)
    taken = models.SmallIntegerField(default=0)
    topic = models.CharField(max_length=120, blank=True)
    is_open = models.BooleanField(default=True)
    # The day became a closed one, or the officer is away: no longer given out.
    withdrawn_at = models.DateTimeField(null=True)
    # A group session: the secret behind the changing code on the screen, and when it was held.
    nonce = models.CharField(max_length=24, blank=True)
    held_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "starts_at"], name="slot_office_time"),
            models.Index(fields=["officer", "starts_at"], name="slot_officer_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0) & Q(taken__lte=F("capacity")), name="slot_never_overfull"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="slot_has_a_place"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_in_order"),
            models.CheckConstraint(condition=Q(kind__in=SlotKind.values), name="slot_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind="group") | ~Q(topic=""), name="slot_group_has_a_topic"
            ),
            models.UniqueConstraint(
                fields=["officer", "starts_at"], name="slot_officer_at_one_moment",
                condition=Q(officer__isnull=False, withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["room", "starts_at"], name="slot_room_at_one_moment",
                condition=Q(room__isnull=False, withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["rule", "starts_at"], condition=Q(rule__isnull=False),
                name="slot_rule_at_one_moment",
            ),
        ]

    @property
    def free(self) -> int:
        return self.capacity - self.taken
