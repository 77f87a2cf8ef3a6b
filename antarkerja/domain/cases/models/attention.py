"""What brings up stuck cases, and the counts that boards show: rules, flags, weights, views."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from antarkerja.domain.cases.enums.attention import (
    MOST_DAYS,
    MOST_WEIGHT,
    RuleName,
)
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.offices.models import Office, User


class CaseRule(models.Model):
    """An office's own word on a rule: how many days, and whether it counts here at all.

    Where an office has no row, the rule's shipped default holds. `track` is empty but for rules
    whose days differ by track.
    """

    office = models.ForeignKey(Office, models.RESTRICT, related_name="case_rules")
    rule = models.CharField(max_length=16, choices=RuleName)
    track = models.CharField(max_length=10, choices=Track, blank=True)
    days = models.SmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "rule", "track"], name="case_rule_once_an_office"
            ),
            models.CheckConstraint(
                condition=Q(days__gte=0, days__lte=MOST_DAYS), name="case_rule_days_in_range"
            ),
            models.CheckConstraint(
                condition=Q(rule__in=RuleName.values), name="case_rule_known"
            ),
        ]


class CaseFlag(models.Model):
    """A rule catches a case since that day. Reckoned anew each night and after acts.

    `office` is the case's, so that counts over an office read no other table.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="flags")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="+", db_index=False)
    rule = models.CharField(max_length=16, choices=RuleName)
    since_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["office", "rule", "case"], name="case_flag_office")]
        constraints = [
            models.UniqueConstraint(fields=["case", "rule"], name="case_flag_once"),
        ]


class TrackWeight(models.Model):
    """What a case of a track weighs in the load of its officer, as this office sees it."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="track_weights")
    track = models.CharField(max_length=10, choices=Track, blank=True)
    weight = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "track"], name="track_weight_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=MOST_WEIGHT),
                name="track_weight_in_range",
            ),
        ]


class Board(models.Model):
    """When the counts of an office's board were last reckoned."""

    office = models.OneToOneField(Office, models.RESTRICT, related_name="board", primary_key=True)
    counted_at = models.DateTimeField(null=True)


class BoardCount(models.Model):
    """How many open cases of an officer and a track have a measure (`queries.measures`).

    `officer_id` is a plain value: 0 are cases of nobody, -1 is the whole office.
    """

    office = models.ForeignKey(Office, models.RESTRICT, related_name="+", db_index=False)
    officer_id = models.BigIntegerField()
    track = models.CharField(max_length=10, choices=Track, blank=True)
    measure = models.CharField(max_length=24)
    number = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["office", "measure", "officer_id"], name="board_count_measure"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "officer_id", "track", "measure"], name="board_count_once"
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="board_count_positive"),
        ]


class SavedView(models.Model):
    """Filters of the list of cases under a name of the user's own."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "name": "the user's own word for a list; deleted with the user",
    }

    user = models.ForeignKey(User, models.CASCADE, related_name="case_views")
    name = models.CharField(max_length=60)
    # The query of the list's address, in one order, as `CaseFilterForm` writes it.
    filters = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="saved_view_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        ]
