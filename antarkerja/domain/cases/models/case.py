"""One person accompanied by one officer, from the first talk to lasting work."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from antarkerja.domain.cases.enums.case import (
    CaseStatus,
    ClosingReason,
    GroupKind,
    Opening,
    Track,
)
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import Office, User

_SILENT_SINCE = Coalesce("contacted_on", "opened_on")


class CaseGroup(models.Model):
    """People whose cases were opened together: a factory's dismissed, a school's graduates."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="case_groups")
    kind = models.CharField(max_length=10, choices=GroupKind)
    title = models.CharField(max_length=120)
    opened_on = models.DateField()
    user_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "title", "opened_on"], name="case_group_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="case_group_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Case(models.Model):
    """One spell of accompaniment. A person has at most one open case.

    `contacted_on` and `next_on` are kept by the operations, so that boards over many cases read
    no other table: the day of the last contact, and the nearest day on which something is due.
    """

    person = models.ForeignKey(Person, models.RESTRICT, related_name="cases")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="cases")
    # Nobody yet: it stands on the office's list of cases to give out.
    officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="cases")
    group = models.ForeignKey(CaseGroup, models.RESTRICT, null=True, related_name="cases")
    opening = models.CharField(max_length=12, choices=Opening)
    opened_by_partner = models.CharField(max_length=120, blank=True)
    opened_on = models.DateField()
    track = models.CharField(max_length=10, choices=Track, blank=True)
    track_proposed = models.CharField(max_length=10, choices=Track, blank=True)
    # Why another track than the proposed one, in the officer's words.
    track_reason = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=6, choices=CaseStatus, default=CaseStatus.OPEN)
    contacted_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closing_reason = models.CharField(max_length=12, choices=ClosingReason, blank=True)
    closing_note = models.CharField(max_length=300, blank=True)
    # Counts changes of the case and its plan: a page that saves names the one it was read at.
    version = models.IntegerField(default=0, db_default=0)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["office", "status", "officer", "next_on"], name="case_board"),
            models.Index(fields=["office", "status", "contacted_on"], name="case_contact"),
            models.Index(fields=["person", "-opened_on"], name="case_person"),
            # Lists go by how long nobody had contact: of the office, an officer, a track.
            models.Index("office", "status", _SILENT_SINCE, "id", name="case_silence"),
            models.Index(
                "office", "status", "officer", _SILENT_SINCE, "id", name="case_silence_officer"
            ),
            models.Index(
                "office", "status", "track", _SILENT_SINCE, "id", name="case_silence_track"
            ),
            models.Index(fields=["office", "status", "next_on", "id"], name="case_next"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status="open"), name="case_one_open"
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_on__isnull=True, closing_reason="")
                | (Q(status="closed", closed_on__isnull=False) & ~Q(closing_reason="")),
                name="case_closed_iff_reason_and_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("opened_on")),
                name="case_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CaseStatus.values), name="case_status_known"
            ),
        ]
