"""Claims of the unemployment benefit (JKP) that the office accompanies, and their months.

The money is BPJS Ketenagakerjaan's; the office keeps what the person has to prove each month.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from antarkerja.domain.cases.enums.benefits import BenefitEnd, ProofKind
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.employers.models import Employer
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import Office

MOST_MONTHS = 12


class BenefitClaim(models.Model):
    """One claim after one dismissal. A person has at most one open claim."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="benefit_claims")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="benefit_claims")
    # The firm that dismissed, by its row or by its name.
    employer = models.ForeignKey(Employer, models.RESTRICT, null=True,
                                 related_name="benefit_claims")
    employer_name = models.CharField(max_length=200, blank=True)
    dismissed_on = models.DateField()
    claimed_on = models.DateField()
    self_assessed_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=10, choices=BenefitEnd, blank=True)
    # The first day of the new job, and when the office was told.
    new_job_on = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "ended_on", "claimed_on"], name="benefit_office"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="benefit_one_open"
            ),
            models.CheckConstraint(
                condition=Q(claimed_on__gte=F("dismissed_on")), name="benefit_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(employer__isnull=False) | ~Q(employer_name=""),
                name="benefit_names_employer",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | (Q(ended_on__isnull=False) & Q(end_reason__in=BenefitEnd.values)),
                name="benefit_ended_iff_reason",
            ),
            models.CheckConstraint(
                condition=~Q(end_reason="new_job")
                | Q(new_job_on__isnull=False, reported_on__isnull=False),
                name="benefit_new_job_has_days",
            ),
        ]


class BenefitMonth(models.Model):
    """One month of a claim: its days, and what proved the search for work in it."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "note": "what was shown as proof, in the officer's words; scrubbed to a blank",
    }

    claim = models.ForeignKey(BenefitClaim, models.CASCADE, related_name="months")
    month = models.SmallIntegerField()
    starts_on = models.DateField()
    # The last day of the month, by which the proof is due.
    due_on = models.DateField()
    proof = models.CharField(max_length=8, choices=ProofKind, blank=True)
    proved_on = models.DateField(null=True)
    # Firms applied to, or calls; what the rule counts.
    count = models.SmallIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(CaseFile, models.RESTRICT, null=True,
                             related_name="benefit_months")
    user_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["due_on", "proof"], name="benefit_month_due")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "month"], name="benefit_month_once"),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=MOST_MONTHS), name="benefit_month_in_reach"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")), name="benefit_month_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(proof="", proved_on__isnull=True)
                | (Q(proof__in=ProofKind.values) & Q(proved_on__isnull=False)),
                name="benefit_month_proved_iff_day",
            ),
            models.CheckConstraint(condition=Q(count__gte=0), name="benefit_count_not_negative"),
        ]
