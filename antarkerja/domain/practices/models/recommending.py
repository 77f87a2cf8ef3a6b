"""What the night reckons so that a page can recommend without reading the ledger."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.recommending import WorkRule
from antarkerja.domain.practices.models.practice import Practice


class OfficeContext(models.Model):
    """What an office is like: shares of its jobseekers and vacancies, and how many are registered.

    `traits` are shares from 0 to 1 by name, of the twelve months before `reckoned_on`.
    """

    office = models.OneToOneField(Office, models.CASCADE, related_name="context")
    traits = models.JSONField(default=dict)
    registered = models.IntegerField(default=0)
    reckoned_on = models.DateField()


class WorkHint(models.Model):
    """A page of work of this office shows this practice, for `number` is what the rule caught."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="work_hints")
    rule = models.CharField(max_length=24, choices=WorkRule)
    practice = models.ForeignKey(Practice, models.CASCADE, related_name="work_hints")
    number = models.IntegerField()
    reckoned_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "rule"], name="work_hint_one_a_rule"),
            models.CheckConstraint(
                condition=Q(rule__in=WorkRule.values), name="work_hint_rule_known"
            ),
        ]


class HintPutAway(models.Model):
    """A user does not want to see the hint of a rule before `until_on`."""

    user = models.ForeignKey(User, models.CASCADE, related_name="hints_put_away")
    rule = models.CharField(max_length=24, choices=WorkRule)
    until_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "rule"], name="hint_put_away_once"),
        ]
