"""The first interview (kertas kerja konseling): one a case, one row an answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.cases.models.case import Case


class Interview(models.Model):
    """The talk as a whole. `held_on` is the day on which it was first finished."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="interview")
    started_on = models.DateField()
    held_on = models.DateField(null=True)
    user_id = models.BigIntegerField(null=True)
    # The topic at which one goes on.
    topic = models.CharField(max_length=12, blank=True)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(held_on__gte=models.F("started_on")),
                name="interview_days_in_order",
            )
        ]


class InterviewAnswer(models.Model):
    """An answer to one question of `policies/interview.py`; no row means not asked yet.

    `value` is a text, a code, or codes with a space between. `is_unknown`: asked, not known.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "value": "to counsel the person and choose how closely to accompany; deleted. Answers to "
        "`barrier.health` are specific data (UU 27/2022 art. 4): voluntary, read in the own "
        "office only, used by no rule and never matched",
        "note": "what the person says of a barrier in the own words; deleted; of health as above",
    }

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=24)
    value = models.CharField(max_length=2000, blank=True)
    note = models.CharField(max_length=300, blank=True)
    is_unknown = models.BooleanField(default=False)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "question"], name="interview_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(is_unknown=False) | Q(value=""), name="interview_unknown_says_nothing"
            ),
        ]
