"""Who knows what: the expert directory, with consent, and mentoring pairs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.offices.models import User
from antarkerja.domain.practices.enums.meeting import MentoringState
from antarkerja.domain.practices.enums.practice import Category


class ExpertProfile(models.Model):
    """An officer who agrees to be found by colleagues. Without this row nobody is listed."""

    user = models.OneToOneField(User, models.CASCADE, related_name="expert_profile")
    about = models.CharField(max_length=300, blank=True)
    takes_questions = models.BooleanField(default=True)
    mentors = models.BooleanField(default=False)
    agreed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)


class ExpertEndorsement(models.Model):
    """A colleague of another office says that somebody knows a part of the service."""

    expert = models.ForeignKey(User, models.RESTRICT, related_name="expert_endorsements")
    by = models.ForeignKey(User, models.RESTRICT, related_name="expert_endorsements_given")
    category = models.CharField(max_length=12, choices=Category)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "by", "category"], name="expert_endorsed_once"
            ),
            models.CheckConstraint(condition=~Q(expert=F("by")), name="expert_not_by_oneself"),
        ]


class Mentoring(models.Model):
    """A pair: who learns, from whom, about what part of the service."""

    mentor = models.ForeignKey(User, models.RESTRICT, related_name="mentorings_given")
    learner = models.ForeignKey(User, models.RESTRICT, related_name="mentorings")
    category = models.CharField(max_length=12, choices=Category)
    goal = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=MentoringState)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentor", "learner", "category"],
                condition=Q(state__in=["asked", "running"]), name="mentoring_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("learner")), name="mentoring_takes_two"
            ),
        ]
