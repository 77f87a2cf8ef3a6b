"""A person and the office meet: booked, moved, cancelled, kept or missed; and invitations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    CancelledBy,
    CancelReason,
    ChosenBy,
    InvitationStatus,
    SignedBy,
    SlotKind,
)
from antarkerja.domain.cases.models.slots import Slot
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import Office, User

NOTE_LENGTH = 200


class Appointment(models.Model):
    """One person's place in a slot. Times are copied from it, so that nobody is twice at once."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "note": "what is to be talked about; scrubbed to a blank",
    }

    person = models.ForeignKey(Person, models.RESTRICT, related_name="appointments")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="appointments")
    slot = models.ForeignKey(Slot, models.RESTRICT, related_name="appointments")
    officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="appointments")
    kind = models.CharField(max_length=8, choices=SlotKind)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=8, choices=ChosenBy)
    status = models.CharField(
        max_length=10, choices=AppointmentStatus, default=AppointmentStatus.BOOKED
    )
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    booked_at = models.DateTimeField()
    booked_by_id = models.BigIntegerField(null=True)
    # The links in messages hold it; a new one makes them worthless.
    nonce = models.CharField(max_length=24)
    moved = models.SmallIntegerField(default=0)
    came_at = models.DateTimeField(null=True)
    late_minutes = models.SmallIntegerField(null=True)
    signed_by = models.CharField(max_length=4, choices=SignedBy, blank=True)
    # How often presence was entered: a correction is a new entry of the ledger.
    marks = models.SmallIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=6, choices=CancelledBy, blank=True)
    cancel_reason = models.CharField(max_length=14, choices=CancelReason, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "starts_at"], name="appointment_office_time"),
            models.Index(fields=["officer", "starts_at"], name="appointment_officer_time"),
            models.Index(fields=["person", "-starts_at"], name="appointment_person_time"),
            models.Index(fields=["slot", "status"], name="appointment_slot"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "starts_at"], condition=Q(status="booked"),
                name="appointment_person_at_one_moment",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="appointment_in_order"
            ),
            models.CheckConstraint(
                condition=Q(status__in=AppointmentStatus.values), name="appointment_status_known"
            ),
            models.CheckConstraint(
                condition=Q(chosen_by__in=ChosenBy.values), name="appointment_chosen_by_known"
            ),
            models.CheckConstraint(
                condition=Q(status="cancelled", cancelled_at__isnull=False)
                & ~Q(cancelled_by="") & ~Q(cancel_reason="")
                | ~Q(status="cancelled") & Q(cancelled_at__isnull=True, cancelled_by=""),
                name="appointment_cancelled_iff_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(status="kept", came_at__isnull=False, late_minutes__gte=0)
                | ~Q(status="kept") & Q(came_at__isnull=True, late_minutes__isnull=True),
                name="appointment_kept_iff_came",
            ),
        ]


class AppointmentMove(models.Model):
    """From when to when an appointment was moved, and by whom."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="moves")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=6, choices=CancelledBy)
    user_id = models.BigIntegerField(null=True)


class Invitation(models.Model):
    """"Choose a time": a link to the free slots of one kind, good until a moment."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="invitations")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="invitations")
    kind = models.CharField(max_length=8, choices=SlotKind)
    # Only times of this officer; of anybody where it is empty.
    officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="invitations")
    until_at = models.DateTimeField()
    nonce = models.CharField(max_length=24)
    status = models.CharField(
        max_length=10, choices=InvitationStatus, default=InvitationStatus.OPEN
    )
    invited_at = models.DateTimeField()
    invited_by_id = models.BigIntegerField(null=True)
    appointment = models.ForeignKey(
        Appointment, models.RESTRICT, null=True, related_name="invitations"
    )

    class Meta:
        indexes = [models.Index(fields=["office", "status", "until_at"], name="invitation_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(status="open"), name="invitation_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(status="used") | Q(appointment__isnull=False),
                name="invitation_used_has_an_appointment",
            ),
        ]
