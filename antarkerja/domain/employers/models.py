"""Firms and their vacancies (AK/III)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from antarkerja.domain.employers.enums import Size, VacancyStatus, VisitPurpose
from antarkerja.domain.offices.models import Office
from antarkerja.domain.reference.enums import Contract, Education, Hours


class Employer(models.Model):
    """A firm, shop, institution or household that offers work."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "contact_name": "to reach the firm; scrubbed to a blank",
        "contact_phone": "to reach the firm; scrubbed to a blank",
        "contact_email": "to reach the firm; scrubbed to a blank",
    }

    office = models.ForeignKey(Office, models.RESTRICT, related_name="employers")
    name = models.CharField(max_length=200)
    name_normalised = models.CharField(max_length=200)
    nib = models.CharField(max_length=13, blank=True)
    npwp = models.CharField(max_length=16, blank=True)
    kbli = models.CharField(max_length=6, blank=True)
    kbli_version = models.CharField(max_length=8, blank=True)
    size = models.CharField(max_length=10, choices=Size, blank=True)
    region = models.CharField(max_length=13, blank=True)
    address = models.CharField(max_length=240, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    contact_email = models.EmailField(blank=True)
    archived_at = models.DateTimeField(null=True)
    archive_reason = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["office", "name_normalised"], name="employer_office_name")]
        constraints = [
            # One row a firm and place; two firms of one name in one district carry a NIB apart.
            models.UniqueConstraint(
                fields=["name_normalised", "region", "nib"], name="employer_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="employer_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Vacancy(models.Model):
    """An offer of work for a number of places."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="vacancies")
    employer = models.ForeignKey(Employer, models.RESTRICT, related_name="vacancies")
    title = models.CharField(max_length=200)
    # Key into reference.TitleCoding: coding happens once per distinct title.
    title_normalised = models.CharField(max_length=200)
    kbji = models.CharField(max_length=4, blank=True)
    kbji_version = models.CharField(max_length=8, blank=True)
    kbji_probability = models.FloatField(default=0.0)
    places = models.IntegerField(default=1)
    filled = models.IntegerField(default=0)
    region = models.CharField(max_length=13, blank=True)
    workplace = models.CharField(max_length=200, blank=True)
    education_min = models.CharField(max_length=8, choices=Education, blank=True)
    # All levels the advertisement names, "SMA,SMK"; the lowest stands in education_min.
    education_levels = models.CharField(max_length=60, blank=True)
    fields_of_study = models.TextField(blank=True)
    experience_min = models.SmallIntegerField(null=True)
    skills = models.TextField(blank=True)
    licences = models.CharField(max_length=80, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    wage_min = models.IntegerField(null=True)
    wage_max = models.IntegerField(null=True)
    contract = models.CharField(max_length=6, choices=Contract, blank=True)
    hours = models.CharField(max_length=6, choices=Hours, blank=True)
    work_days = models.CharField(max_length=80, blank=True)
    accommodation = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    # Perpres 57/2023 lets the employer state age and sex, SE M/6/2025 wants a reason of the job;
    # shown to the officer with the reason, never matched, never a default filter.
    stated_limits = models.CharField(max_length=200, blank=True)
    limits_reason = models.CharField(max_length=200, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True)
    status = models.CharField(max_length=10, choices=VacancyStatus, default=VacancyStatus.OPEN)
    source = models.CharField(max_length=24, default="desk")
    # Hash of normalised title, firm, place, level and fields of study, for imported rows.
    source_key = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001
    applicants_elsewhere = models.IntegerField(null=True)
    created_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["status", "region", "id"], name="vacancy_open_region"),
            models.Index(fields=["office", "status", "-opens_on", "-id"], name="vacancy_office"),
            models.Index(fields=["employer", "status"], name="vacancy_employer"),
            models.Index(fields=["status", "closes_on"], name="vacancy_expiry"),
            models.Index(fields=["title_normalised"], name="vacancy_title"),
            models.Index(fields=["changed_at"], name="vacancy_changed"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="vacancy_has_a_title"),
            models.CheckConstraint(condition=Q(places__gte=1), name="vacancy_has_places"),
            models.CheckConstraint(
                condition=Q(filled__gte=0) & Q(filled__lte=F("places")),
                name="vacancy_filled_within_places",
            ),
            models.CheckConstraint(
                condition=Q(wage_min__isnull=True)
                | Q(wage_max__isnull=True)
                | Q(wage_max__gte=F("wage_min")),
                name="vacancy_wage_in_order",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="vacancy_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EmployerVisit(models.Model):
    """Somebody of the office was at a firm: whom they met, what for, what work they heard of."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "met": "whom the officer spoke to; scrubbed to a blank",
    }

    employer = models.ForeignKey(Employer, models.RESTRICT, related_name="visits")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="employer_visits")
    visited_on = models.DateField()
    purpose = models.CharField(max_length=12, choices=VisitPurpose)
    met = models.CharField(max_length=120, blank=True)
    # Places that the firm spoke of, whether or not they became vacancies.
    places_heard = models.SmallIntegerField(default=0)
    heard = models.CharField(max_length=300, blank=True)
    user_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["employer", "-visited_on"], name="visit_employer"),
            models.Index(fields=["office", "-visited_on"], name="visit_office"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=VisitPurpose.values), name="visit_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(places_heard__gte=0), name="visit_places_not_negative"
            ),
        ]
