"""How a case ended, and whether that was taken back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.matching.models import Placement


class Closing(models.Model):
    """One end of a case with what its reason asks for. One that was undone stays readable."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "place": "the firm, school or region the person went to; scrubbed to a blank",
        "note": "why the case ended, in the officer's words; scrubbed to a blank",
    }

    case = models.ForeignKey(Case, models.RESTRICT, related_name="closings")
    reason = models.CharField(max_length=12, choices=ClosingReason)
    # The firm, the business, the school or the region, by the reason.
    place = models.CharField(max_length=160, blank=True)
    since_on = models.DateField(null=True)
    placement = models.ForeignKey(Placement, models.RESTRICT, null=True, related_name="closings")
    note = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField()
    user_id = models.BigIntegerField(null=True)
    # The event that an undoing takes back.
    event_id = models.BigIntegerField()
    undone_on = models.DateField(null=True)
    undone_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(undone_on__isnull=True), name="closing_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(undone_on__isnull=True) | Q(undone_on__gte=F("closed_on")),
                name="closing_days_in_order",
            ),
        ]
