"""Point values of duties: an office's table with days of validity, empty until it is filled.

Credit has come from the yearly rating since PermenPANRB 1/2023, no longer from counting items
(facts §3.1); what an office still counts, and how much, is its own and changes by date.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.duty import DutyGrade, DutyKind
from antarkerja.domain.offices.models import Office


class DutyPoint(models.Model):
    """What one duty of a kind counts for a grade (empty: for all) in an office, from a day on.

    `points` are thousandths, so that sums are exact. `valid_until` is the first day without it.
    """

    office = models.ForeignKey(Office, models.RESTRICT, related_name="duty_points")
    kind = models.CharField(max_length=10, choices=DutyKind)
    grade = models.CharField(max_length=8, choices=DutyGrade, blank=True)
    points = models.IntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=200)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "grade", "valid_from"], name="duty_point_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DutyKind.values), name="duty_point_kind_known"
            ),
            models.CheckConstraint(condition=Q(points__gt=0), name="duty_point_counts"),
            models.CheckConstraint(condition=~Q(source=""), name="duty_point_has_source"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="duty_point_days_in_order",
            ),
        ]
