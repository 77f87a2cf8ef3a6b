"""Other agencies that see a part of a case, and each of their looks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.sharing import ConsentWay, ShareEnd, ShareLook
from antarkerja.domain.cases.models.case import Case


class CaseShare(models.Model):
    """One agency, what it may see, until when, and how the person agreed (UU PDP art. 20, 22)."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "contact_name": "who at the agency answers for it; scrubbed to a blank",
        "email": "where the link is sent; scrubbed to a blank",
    }

    case = models.ForeignKey(Case, models.RESTRICT, related_name="shares")
    agency = models.CharField(max_length=120)
    contact_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    purpose = models.CharField(max_length=200)
    shows_plan = models.BooleanField(default=False)
    shows_appointments = models.BooleanField(default=False)
    shows_notes = models.BooleanField(default=False)
    shows_files = models.BooleanField(default=False)
    until_on = models.DateField()
    consent_way = models.CharField(max_length=8, choices=ConsentWay)
    consented_on = models.DateField()
    # Changed when the sharing ends: links that were given out open nothing.
    nonce = models.CharField(max_length=32)
    user_id = models.BigIntegerField(null=True)
    shared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=9, choices=ShareEnd, blank=True)
    ended_by_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-shared_at"], name="case_share_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(shows_plan=True) | Q(shows_appointments=True) | Q(shows_notes=True)
                | Q(shows_files=True),
                name="case_share_shows_something",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("consented_on")), name="case_share_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="case_share_end_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.agency


class ShareVisit(models.Model):
    """One look of an agency: the access log of people who do not sign in (UU PDP art. 31)."""

    share = models.ForeignKey(CaseShare, models.RESTRICT, related_name="visits")
    look = models.CharField(max_length=6, choices=ShareLook)
    # The file that was taken, where one was.
    file_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["share", "-at"], name="share_visit_of_share")]
