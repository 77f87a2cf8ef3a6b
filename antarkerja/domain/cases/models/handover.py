"""A case goes from one officer to another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.handover import HandOverReason, HandOverState
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.offices.models import User


class HandOver(models.Model):
    """One case, handed over for good or from one day until another.

    An empty officer is the office's list: cases that wait to be given out.
    """

    case = models.ForeignKey(Case, models.RESTRICT, related_name="hand_overs")
    from_officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="cases_given")
    to_officer = models.ForeignKey(User, models.RESTRICT, null=True, related_name="cases_taken")
    reason = models.CharField(max_length=10, choices=HandOverReason)
    state = models.CharField(max_length=7, choices=HandOverState)
    starts_on = models.DateField()
    # The last day of a leave; empty where it is for good.
    until_on = models.DateField(null=True)
    # The same for all cases of one act.
    batch = models.CharField(max_length=32)
    user_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "-made_at"], name="hand_over_of_case"),
            models.Index(
                fields=["state", "starts_on"], condition=Q(state="planned"),
                name="hand_over_planned",
            ),
            models.Index(
                fields=["state", "until_on"], condition=Q(state="away"), name="hand_over_away"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("starts_on")),
                name="hand_over_days_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state="away") | Q(until_on__isnull=False),
                name="hand_over_away_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["planned", "away"]),
                name="hand_over_one_at_a_time",
            ),
            models.UniqueConstraint(fields=["batch", "case"], name="hand_over_once_an_act"),
        ]
