"""How an office wants its case work; a row appears when the office first changes something."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from antarkerja.domain.offices.models import Office


class CaseSettings(models.Model):
    office = models.OneToOneField(Office, models.RESTRICT, related_name="case_settings")
    # A plan waits for the head of office before the person is asked to agree.
    plan_needs_approval = models.BooleanField(default=False, db_default=False)
    user_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(db_default=Now())
