"""Other installations whose packages this one takes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from antarkerja.domain.offices.models import User


class Instance(models.Model):
    """An installation whose key a coordinator compared with its owner and trusts."""

    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    public_key = models.CharField(max_length=64, unique=True)
    trusted_by = models.ForeignKey(User, models.RESTRICT, related_name="instances_trusted")
    trusted_at = models.DateTimeField()
    distrusted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="instance_has_a_name"),
        ]


class Parcel(models.Model):
    """A package that was brought in: whose, when, by whom, and what came of it."""

    instance = models.ForeignKey(Instance, models.RESTRICT, related_name="parcels")
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(User, models.RESTRICT, related_name="parcels")
    brought_at = models.DateTimeField()
    added = models.IntegerField(default=0)
    renewed = models.IntegerField(default=0)
    known = models.IntegerField(default=0)
    held_back = models.IntegerField(default=0)
    replications = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="parcel_once"),
        ]
