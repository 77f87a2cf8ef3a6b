"""What the profession does, counted at night for the page that everybody reads."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from antarkerja.domain.practices.enums.profession import Measure


class ProfessionCount(models.Model):
    """A number of one province ("33") or of the nation (""), of the twelve months before."""

    region = models.CharField(max_length=2, blank=True)
    measure = models.CharField(max_length=16, choices=Measure)
    number = models.IntegerField()
    reckoned_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "measure"], name="profession_count_once"),
            models.CheckConstraint(
                condition=Q(measure__in=Measure.values), name="profession_measure_known"
            ),
            models.CheckConstraint(condition=Q(number__gte=0), name="profession_count_positive"),
        ]
