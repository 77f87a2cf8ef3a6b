"""Editions of the classifications, and rules that change with the law.

The codes themselves come from packages and word lists (`queries`); what the database keeps is
which edition was valid when, and the numbers that a regulation sets.
"""

from __future__ import annotations

from django.db import models


class Edition(models.Model):
    """One edition of a classification and the days on which it is valid."""

    scheme = models.CharField(max_length=12)
    version = models.CharField(max_length=24)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "version"], name="edition_once"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="edition_days_in_order",
            ),
        ]


class Rule(models.Model):
    """A number that a regulation sets, by validity date; never a constant in code.

    `value` is in the unit that the name says: months, days or years.
    """

    name = models.CharField(max_length=40)
    value = models.IntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "valid_from"], name="rule_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="rule_days_in_order",
            ),
        ]


class TitleCoding(models.Model):
    """A distinct job title and the occupation group that it was coded to, once.

    Empty `group` with `coded_at` set: the coder did not know. `confirmed_by_id` is the user who
    confirmed or corrected it (a plain id); a confirmed coding is never overwritten by the coder.
    """

    title = models.CharField(max_length=200, unique=True)
    group = models.CharField(max_length=4, blank=True)
    probability = models.FloatField(default=0.0)
    coded_at = models.DateTimeField(null=True)
    confirmed_by_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(coded_at__isnull=True), name="coding_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(probability__gte=0) & models.Q(probability__lte=1),
                name="coding_probability_in_range",
            )
        ]




class TextChoice(models.Model):
    """What a human chose for a text that the machine had a suggestion for; training data.

    It names no person. `chosen` is empty where the suggestion was declined, `suggested` where the
    machine had none.
    """

    class Kind(models.TextChoices):
        OCCUPATION = "occupation"
        SKILL = "skill"

    kind = models.CharField(max_length=12, choices=Kind)
    text = models.CharField(max_length=200)
    suggested = models.CharField(max_length=80, blank=True)
    chosen = models.CharField(max_length=80, blank=True)
    times = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "text", "suggested", "chosen"], name="choice_counted"
            ),
            models.CheckConstraint(condition=models.Q(times__gte=1), name="choice_made"),
        ]


class ImportedTitle(models.Model):
    """A title of an official list that an office brought in; it enriches the coder's index.

    `group` is empty for a unit of competence (SKKNI), which is no occupation.
    """

    class Source(models.TextChoices):
        KBJI = "kbji"
        ESCO = "esco"
        SKKNI = "skkni"

    source = models.CharField(max_length=8, choices=Source)
    code = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    group = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "code", "title"], name="title_once_a_list")
        ]
