"""Meetings of the community: invitation, seats, presence, minutes, tasks, certificate."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.meeting import MeetingForm, RegistrationState, Seat
from antarkerja.domain.practices.models.practice import Practice


class Meeting(models.Model):
    """One meeting. `seats` is the number of places on site; online there is no limit.

    `taken` grows by one conditional UPDATE and never passes `seats`. `nonce` is the secret behind
    the changing code on the screen by which people sign in.
    """

    office = models.ForeignKey(Office, models.RESTRICT, related_name="meetings")
    host = models.ForeignKey(User, models.RESTRICT, related_name="meetings")
    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    form = models.CharField(max_length=8, choices=MeetingForm)
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=300, blank=True)
    # Offices invited: the own province (code of the region), or "" for the nation.
    region = models.CharField(max_length=13, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seats = models.SmallIntegerField(default=0)
    taken = models.SmallIntegerField(default=0)
    nonce = models.CharField(max_length=24, blank=True)
    minutes = models.TextField(blank=True)
    minutes_version = models.IntegerField(default=0)
    invited_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    called_off_why = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["starts_at"], name="meeting_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_in_order"
            ),
            models.CheckConstraint(
                condition=Q(taken__gte=0, taken__lte=F("seats")), name="meeting_never_overfull"
            ),
            models.CheckConstraint(
                condition=Q(form="online") | (~Q(place="") & Q(seats__gte=1)),
                name="meeting_on_site_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(form="on_site") | ~Q(link=""), name="meeting_online_has_a_link"
            ),
            models.CheckConstraint(
                condition=Q(called_off_at__isnull=True) | ~Q(called_off_why=""),
                name="meeting_called_off_has_reason",
            ),
        ]


class AgendaPoint(models.Model):
    """A point of the agenda, perhaps about a practice, with its speaker and minutes."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    order = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    speaker = models.CharField(max_length=120, blank=True)
    speaker_user = models.ForeignKey(
        User, models.RESTRICT, null=True, related_name="agenda_points"
    )
    practice = models.ForeignKey(Practice, models.RESTRICT, null=True, related_name="agenda_points")
    length = models.SmallIntegerField(default=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="agenda_order"),
            models.CheckConstraint(condition=Q(length__range=(1, 600)), name="agenda_length"),
        ]


class MeetingRegistration(models.Model):
    """Somebody takes part, waits for a seat, or no longer comes; and whether they were there."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="registrations")
    user = models.ForeignKey(User, models.RESTRICT, related_name="meeting_registrations")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="meeting_registrations")
    seat = models.CharField(max_length=8, choices=Seat)
    state = models.CharField(max_length=10, choices=RegistrationState)
    registered_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True)
    # How: by the code on the screen, or ticked on the list.
    came_by = models.CharField(max_length=8, blank=True)
    certificate_number = models.CharField(max_length=32, blank=True)
    # In the QR code of the certificate: says whether it is real, and nothing about anybody.
    check_code = models.CharField(max_length=32, blank=True)
    certified_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["meeting", "state", "registered_at"], name="meeting_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="meeting_registration_once"),
            models.CheckConstraint(
                condition=Q(state__in=RegistrationState.values), name="meeting_state_known"
            ),
            models.UniqueConstraint(
                fields=["certificate_number"], condition=~Q(certificate_number=""),
                name="meeting_certificate_once",
            ),
            models.UniqueConstraint(
                fields=["check_code"], condition=~Q(check_code=""), name="meeting_check_code_once"
            ),
        ]


class ActionItem(models.Model):
    """What was agreed in a meeting: it becomes somebody's task."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="action_items")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(User, models.RESTRICT, related_name="action_items")
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(done_on__isnull=True),
                name="action_item_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="action_item_says_what"),
        ]


class Material(models.Model):
    """Slides or papers of a meeting: checked, encrypted, in the vault."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="materials")
    title = models.CharField(max_length=120)
    form = models.CharField(max_length=8)
    size = models.IntegerField()
    stored_as = models.CharField(max_length=48)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="material_not_empty"),
        ]


class MeetingEvaluation(models.Model):
    """What somebody who came thinks of it, 1 to 4; shown as a mean, never with a name."""

    registration = models.OneToOneField(
        MeetingRegistration, models.CASCADE, related_name="evaluation"
    )
    useful = models.SmallIntegerField()
    will_use = models.SmallIntegerField()
    words = models.TextField(blank=True)
    given_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, str]] = {
        "words": "what a participant thinks; shown without a name",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(useful__range=(1, 4), will_use__range=(1, 4)),
                name="evaluation_in_range",
            ),
        ]
