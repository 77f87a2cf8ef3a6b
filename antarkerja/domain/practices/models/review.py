"""Peer review and endorsement."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.practice import Verdict
from antarkerja.domain.practices.models.practice import Practice


class Review(models.Model):
    """What an officer of another office says of one version: four questions, 1 to 4, and words.

    Asked for (`asked_at`) and given (`given_at`); until then the scores are empty.
    """

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="reviews")
    number = models.SmallIntegerField()
    reviewer = models.ForeignKey(User, models.RESTRICT, related_name="practice_reviews")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="practice_reviews")
    clear = models.SmallIntegerField(null=True)
    useful = models.SmallIntegerField(null=True)
    honest = models.SmallIntegerField(null=True)
    safe = models.SmallIntegerField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["reviewer", "given_at"], name="review_reviewer")]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "number", "reviewer"], name="review_once_a_version"
            ),
            # Two officers of two other offices, not two of one.
            models.UniqueConstraint(
                fields=["practice", "number", "office"], name="review_one_an_office"
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True)
                | Q(
                    clear__range=(1, 4), useful__range=(1, 4), honest__range=(1, 4),
                    safe__range=(1, 4), verdict__in=Verdict.values,
                ),
                name="review_given_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True) | Q(given_at__gte=F("asked_at")),
                name="review_given_after_asked",
            ),
        ]


class Endorsement(models.Model):
    """A coordinator (province or ministry) stands behind a published practice."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="endorsements")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="endorsements")
    user = models.ForeignKey(User, models.RESTRICT, related_name="endorsements")
    words = models.CharField(max_length=300)
    given_on = models.DateField()
    taken_back_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "office"], condition=Q(taken_back_on__isnull=True),
                name="endorsement_once_an_office",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="endorsement_says_why"),
        ]
